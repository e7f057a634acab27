"""Evidence first: what came over the wire goes into the WARC file before anything is made of it."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

from crawler.transport.answer import Answer
from crawler.transport.failure import VisitFailedError
from crawler.visits.under_way import Brought, VisitUnderWay
from store.archive.ports import ArchiveWriter
from store.model.evidence import NewSnapshot, Snapshot
from store.ports import Visits

_NOT_MODIFIED = 304


def payload_digest(body: bytes) -> str:
    """Return the WARC payload digest of a body as it was sent, content coding included."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


@dataclass(slots=True)
class Archivist:
    """Writes the records of one process. What it returns may be recorded only after the writer's `flush`."""

    writer: ArchiveWriter
    visits: Visits

    def keep(self, answer: Answer, visit: VisitUnderWay | None = None) -> NewSnapshot:
        """Write a response, or a revisit where the archive has these very bytes, or said to have them (304)."""
        original = self._original(answer, visit)
        if original is None:
            return self.writer.response(
                url=answer.url,
                captured_at=answer.started_at,
                address=answer.address,
                status=answer.status,
                headers=answer.headers,
                body=answer.body,
                media_type=answer.joined.get("content-type", "").partition(";")[0].strip().lower(),
                request_headers=answer.request_headers,
                protocol=answer.protocol,
                marks=answer.marks,
            )
        return self.writer.revisit(
            original=original,
            url=answer.url,
            captured_at=answer.started_at,
            address=answer.address,
            status=answer.status,
            headers=answer.headers,
            request_headers=answer.request_headers,
            protocol=answer.protocol,
            marks=answer.marks,
        )

    def keep_failure(self, brought: Brought, failure: VisitFailedError, *, at: datetime) -> NewSnapshot:
        """Write a record about a visit that got no answer that can be used."""
        return self.writer.failure(
            url=brought.url,
            captured_at=at,
            reason=failure.code,
            detail=failure.detail,
            request_headers=brought.asked,
        )

    def _original(self, answer: Answer, visit: VisitUnderWay | None) -> Snapshot | None:
        if answer.status == _NOT_MODIFIED:
            return self._last_good(answer, visit)
        return self.visits.original(answer.url, payload_digest(answer.body)) if answer.body else None

    def _last_good(self, answer: Answer, visit: VisitUnderWay | None) -> Snapshot | None:
        """Return the response that a 304 speaks of: the last good one, or the original that it refers to."""
        if visit is None or visit.document.snapshot_id is None or not visit.conditions(answer.url):
            return None
        snapshot = self.visits.snapshot(visit.document.snapshot_id)
        if snapshot is not None and snapshot.refers_to is not None:
            snapshot = self.visits.snapshot(snapshot.refers_to)
        return snapshot if snapshot is not None and snapshot.record_type == "response" else None
