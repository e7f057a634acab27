"""A document's last good reading made anew, so that like is compared with like. A re-reading is never news."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

import structlog

from chronicle.changes import endings, watching
from chronicle.changes.state import DocumentState
from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from crawler.replay import rereading
from crawler.visits.linked import LinkedReadings
from crawler.visits.under_way import Trail, VisitUnderWay
from store.archive.ports import Archive
from store.clock import Clock
from store.errors import ArchiveError, StaleLeaseError
from store.model.evidence import Snapshot, VisitRecord
from store.model.watching import Document
from store.ports import Store, Visits

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Renewed:
    """What the present rules make of a document's last good copy."""

    document: Document
    state: DocumentState
    snapshot: Snapshot
    reading: Reading


def renew(
    document: Document, state: DocumentState, *, store: Store, archive: Archive, even_if_present: bool = False
) -> Renewed | None:
    """Read a document's last good copy again where its reading is not by the present rules; None where it is.

    `even_if_present` reads it again all the same. Raises `ArchiveError` where the copy cannot be read.
    """
    if state.reading is None or document.snapshot_id is None:
        return None
    if not (even_if_present or rereading.is_outdated(state.reading, document)):
        return None
    snapshot = store.visits.snapshot(document.snapshot_id)
    if snapshot is None:
        return None
    found = rereading.read(snapshot, document, store=store, archive=archive)
    # Where a page led to the text, the text goes by the document's own address; the former reading knows that.
    return Renewed(document, state, snapshot, dataclasses.replace(found, url=state.reading.url))


@dataclass(frozen=True, slots=True)
class Renewing:
    """Renews the readings of documents that are being visited."""

    store: Store
    archive: Archive
    clock: Clock

    def renew(self, visit: VisitUnderWay) -> Renewed | None:
        """Return what the present rules make of the last good copy, None where that is what is known already."""
        try:
            return renew(visit.document, visit.state, store=self.store, archive=self.archive)
        except ArchiveError as error:
            # What the page says now must not be lost for that: it is compared with the former reading.
            log.warning("last copy not read again", url=visit.document.url, detail=str(error))
            return None

    def keep(
        self, visit: VisitUnderWay, renewed: Renewed, *, links: tuple[Link, ...], topic: str | None, fence: int | None
    ) -> VisitUnderWay:
        """Record a new reading; return the visit with what is known since."""
        made = record(renewed, visits=self.store.visits, links=links, topic=topic, at=self.clock.now(), fence=fence)
        try:
            self.store.visits.record([made])
        except StaleLeaseError:
            return visit  # its own record will be refused as well
        state = self.store.documents.states([visit.document.id]).get(visit.document.id, visit.state)
        document = self.store.documents.get(visit.document.id) or visit.document
        return dataclasses.replace(visit, document=document, state=state)


def record(
    renewed: Renewed, *, visits: Visits, links: tuple[Link, ...], topic: str | None, at: datetime, fence: int | None
) -> VisitRecord:
    """Return the record that puts the new reading in the place of the former one: states of quotes, no findings.

    Its time is that of the copy: nothing was seen since.
    """
    reading, snapshot = renewed.reading, renewed.snapshot
    again = VisitUnderWay(renewed.document, renewed.state, key="", started_at=at, trail=Trail(0))
    others = LinkedReadings(visits, again, reading)
    return VisitRecord(
        visit_key=f"reread-{renewed.state.reading_id}-{snapshot.id}-{reading.reader_version}-{at.isoformat()}",
        document_id=renewed.document.id,
        url=renewed.document.url,
        final_url=snapshot.url,
        started_at=snapshot.captured_at,
        finished_at=at,
        status=snapshot.status,
        outcome=endings.end("equal-bytes"),
        reading=reading,
        keep_reading=True,
        quote_states=watching.seen(watching.look(renewed.state, reading, others=others)),
        links=links,
        topic=topic,
        items=reading.items,
        host=renewed.document.host,
        fence=fence,
        derived=True,
        snapshot_id=snapshot.id,
    )
