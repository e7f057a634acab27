"""What a visit does to its document. Pure; both databases and the twin in memory apply it."""

import dataclasses
from datetime import datetime

from chronicle.changes.outcomes import OutcomeKind
from store import times
from store.model.evidence import VisitRecord
from store.model.watching import Document
from store.rules.kept import Kept


def checked(record: VisitRecord) -> None:
    """Refuse a record that contradicts itself, before anything of its batch is written.

    Raises `NaiveTimeError`, or `ValueError` where a visit without content would touch readings or quotes.
    """
    for at in (record.started_at, record.finished_at, record.next_visit_at):
        if at is not None:
            times.aware(at)
    if record.snapshot is not None:
        times.aware(record.snapshot.captured_at)
    if record.keep_reading and record.reading is None:
        raise ValueError(f"visit {record.visit_key}: a reading is to be kept, but there is none")
    if (record.keep_reading or record.quote_states) and not counts(record):
        raise ValueError(f"visit {record.visit_key} ended {record.outcome.kind}: it may not touch readings or quotes")


def counts(record: VisitRecord) -> bool:
    """Say whether the visit brought real content (or read it again)."""
    return record.derived or record.outcome.kind.is_content


def seen_at(record: VisitRecord) -> datetime:
    """Return when the visit saw what it brought."""
    return record.snapshot.captured_at if record.snapshot is not None else record.started_at


def compared(before: int | None, record: VisitRecord, reading_id: int | None) -> tuple[int | None, int | None]:
    """Return the readings that this visit compared: the last good one, and its own, the same, or none."""
    if not counts(record):
        return before, None
    return before, reading_id if reading_id is not None else before


def after(kept: Kept, record: VisitRecord, *, visit_id: int, snapshot_id: int | None, reading_id: int | None) -> Kept:
    """Return the document's new state."""
    if record.keep_reading:
        kept = _with_reading(kept, record, reading_id)
    if record.keep_reading or record.links:
        kept = dataclasses.replace(kept, linked_visit_id=visit_id, topic=record.topic)
    if record.derived:
        return kept
    document = dataclasses.replace(
        kept.document,
        last_visit_at=record.started_at,
        last_outcome=str(record.outcome.kind),
        last_reason=record.outcome.reason,
    )
    good = record.outcome.kind.is_content
    document = _good(document, record, snapshot_id) if good else _failed(document, record)
    kept = dataclasses.replace(
        kept, document=document, visits=kept.visits + 1, good_visits=kept.good_visits + int(good)
    )
    return _scheduled(kept, record)


def _with_reading(kept: Kept, record: VisitRecord, reading_id: int | None) -> Kept:
    title = record.reading.title if record.reading is not None else ""
    document = dataclasses.replace(kept.document, reading_id=reading_id, title=title or kept.document.title)
    return dataclasses.replace(kept, document=document, readings=kept.readings + 1)


def _good(document: Document, record: VisitRecord, snapshot_id: int | None) -> Document:
    document = dataclasses.replace(document, last_good_at=record.started_at, failing_since=None)
    snapshot = record.snapshot
    if snapshot is None:
        return document
    return dataclasses.replace(
        document,
        snapshot_id=snapshot.refers_to if snapshot.refers_to is not None else snapshot_id,
        etag=snapshot.etag,
        last_modified=snapshot.last_modified,
        payload_digest=snapshot.digest or document.payload_digest,
    )


def _failed(document: Document, record: VisitRecord) -> Document:
    if record.outcome.kind is OutcomeKind.MOVED and record.moved_to is not None:
        return dataclasses.replace(document, failing_since=None)  # the content was verified at the new address
    return dataclasses.replace(document, failing_since=document.failing_since or record.started_at)


def _scheduled(kept: Kept, record: VisitRecord) -> Kept:
    due = record.next_visit_at if record.next_visit_at is not None else kept.document.next_visit_at
    asked_at = kept.visit_asked_at
    if asked_at is not None and asked_at <= record.started_at:
        kept = dataclasses.replace(kept, visit_asked_at=None, visit_asked_by=None)
        asked_at = None
    if asked_at is not None:  # asked while this visit was under way
        due = asked_at if due is None else min(due, asked_at)
    elif not kept.wanted:
        due = None
    return dataclasses.replace(kept, document=dataclasses.replace(kept.document, next_visit_at=due))
