"""The record of visits in memory. Implements `Visits`."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from store import errors, times
from store.memory import linked, recording
from store.memory.tables import Tables, held, next_id
from store.model.evidence import (
    NewSnapshot,
    Snapshot,
    StoredChange,
    StoredQuoteState,
    StoredReading,
    Visit,
    VisitRecord,
)
from store.rules import visiting


class MemoryVisits:
    """Visits in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def record(self, records: Sequence[VisitRecord]) -> list[int]:
        """Record a batch of visits, whole or not at all. Raises `StaleLeaseError`, `UnknownDocumentError`."""
        for record in records:
            visiting.checked(record)
        with self._tables.transaction():
            return recording.record(self._tables, records)

    def of(self, document_id: int, *, limit: int = 50) -> list[Visit]:
        """Return a document's visits, the newest first."""
        with self._tables.reading():
            found = [
                (one.ordinal, one.visit)
                for one in self._tables.visits.values()
                if one.visit.document_id == document_id and one.ordinal is not None
            ]
        return [visit for _, visit in sorted(found, key=lambda one: -one[0])][:limit]

    def get(self, visit_id: int) -> Visit | None:
        """Return one visit."""
        with self._tables.reading():
            found = self._tables.visits.get(visit_id)
            return None if found is None else found.visit

    def snapshots(self, document_id: int, *, limit: int = 200) -> list[Snapshot]:
        """Return a document's snapshots, the newest first."""
        with self._tables.reading():
            found = [one for one in self._tables.snapshots.values() if one.document_id == document_id]
        return sorted(found, key=lambda one: -one.id)[:limit]

    def snapshot(self, snapshot_id: int) -> Snapshot | None:
        """Return one snapshot."""
        with self._tables.reading():
            return self._tables.snapshots.get(snapshot_id)

    def all_snapshots(self, *, after: int = 0, limit: int = 1000) -> list[Snapshot]:
        """Return snapshots by id, a page at a time."""
        with self._tables.reading():
            return [one for number, one in sorted(self._tables.snapshots.items()) if number > after][:limit]

    def original(self, url: str, digest: str) -> Snapshot | None:
        """Return the first committed response with this payload digest at this address."""
        with self._tables.reading():
            for _, one in sorted(self._tables.snapshots.items()):
                if (one.url, one.digest, one.record_type) == (url, digest, "response"):
                    return one
        return None

    def add_upload(self, document_id: int, snapshot: NewSnapshot) -> int:
        """Record a copy that an editor attached. Raises `UnknownDocumentError`."""
        times.aware(snapshot.captured_at)
        with self._tables.transaction():
            if document_id not in self._tables.documents:
                raise errors.UnknownDocumentError(f"there is no document {document_id}")
            number = next_id(self._tables.snapshots)
            row = recording.snapshot(snapshot, number=number, document_id=document_id)
            self._tables.snapshots[number] = held(dataclasses.replace(row, origin="upload"))
            return number

    def reading(self, reading_id: int) -> StoredReading | None:
        """Return one reading."""
        with self._tables.reading():
            found = self._tables.readings.get(reading_id)
            return None if found is None else found.stored

    def readings(self, document_id: int, *, limit: int = 50) -> list[StoredReading]:
        """Return a document's readings that counted, the newest first."""
        with self._tables.reading():
            found = [
                (one.ordinal, one.stored)
                for one in self._tables.readings.values()
                if one.stored.document_id == document_id and one.ordinal is not None
            ]
        return [stored for _, stored in sorted(found, key=lambda one: -one[0])][:limit]

    def linked(self, urls: Sequence[str], *, document_id: int, limit: int = 10) -> list[Reading]:
        """Return the last good readings of documents that a document links to, then of its host's youngest others."""
        with self._tables.reading():
            return linked.load(self._tables, urls, document_id=document_id, limit=limit)

    def changes(self, document_id: int, *, limit: int = 50) -> list[StoredChange]:
        """Return a document's changes, the newest first."""
        with self._tables.reading():
            found = [one for one in self._tables.changes.values() if one.document_id == document_id]
        return sorted(found, key=lambda one: -one.id)[:limit]

    def change(self, before_reading_id: int, after_reading_id: int) -> StoredChange | None:
        """Return the recorded difference of two readings."""
        wanted = (before_reading_id, after_reading_id)
        with self._tables.reading():
            for one in self._tables.changes.values():
                if (one.before_reading_id, one.after_reading_id) == wanted:
                    return one
        return None

    def changes_between(self, start: datetime, end: datetime, *, limit: int = 1000) -> list[StoredChange]:
        """Return the changes of all documents seen at or after `start` and before `end`, the newest first."""
        start, end = times.aware(start), times.aware(end)
        with self._tables.reading():
            found = [one for one in self._tables.changes.values() if start <= one.seen_at < end]
        return sorted(found, key=lambda one: (one.seen_at, one.id), reverse=True)[:limit]

    def links(self, document_id: int) -> list[Link]:
        """Return a document's links to entries as its newest linked visit found them, best first."""
        with self._tables.reading():
            kept = self._tables.documents.get(document_id)
            found = self._tables.links.get(kept.linked_visit_id or 0, ()) if kept is not None else ()
        return sorted(found, key=lambda link: -link.score)

    def quote_states(self, *, document_id: int | None = None, quote_keys: Sequence[str] = ()) -> list[StoredQuoteState]:
        """Return the newest state of each quote in each document, narrowed where asked."""
        with self._tables.reading():
            return [
                head.newest
                for (key, number), head in sorted(self._tables.quote_heads.items())
                if document_id in (None, number) and (not quote_keys or key in quote_keys)
            ]

    def quote_history(self, quote_key: str, *, limit: int = 200) -> list[StoredQuoteState]:
        """Return every recorded state of one quote, the newest first."""
        with self._tables.reading():
            found = [one for _, one in sorted(self._tables.quote_states.items()) if one.quote_key == quote_key]
        return found[::-1][:limit]
