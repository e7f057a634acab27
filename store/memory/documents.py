"""Documents in memory. Implements `Documents`."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from chronicle.addresses import parsing
from chronicle.changes.state import DocumentState
from store import errors, times
from store.memory import states, watching
from store.memory.tables import Source, Tables
from store.model.watching import DeclaredSource, Document, Watch
from store.rules import watching as rules
from store.rules.kept import Kept


class MemoryDocuments:
    """Documents in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def watch(self, wish: Watch, *, at: datetime) -> int:
        """Watch an address; return the document's id. Raises `AddressError` for what is no address."""
        with self._tables.transaction():
            return watching.watch(self._tables, wish, at=times.aware(at), asked=wish.source is None)

    def declare(self, sources: Sequence[tuple[str, Watch]], *, at: datetime) -> None:
        """Make the declared sources those of the configuration."""
        at = times.aware(at)
        with self._tables.transaction():
            table = self._tables.sources
            touched = {source.document_id for source in table.values() if source.released_at is None}
            for name, written in sources:
                wish = dataclasses.replace(written, source=name)
                document_id = watching.watch(self._tables, wish, at=at)
                table[name] = Source(wish, document_id)
                touched.add(document_id)
            for name in table.keys() - dict(sources).keys():
                if table[name].released_at is None:
                    table[name] = dataclasses.replace(table[name], released_at=at)
            watching.settle(self._tables, touched, at=at)

    def sources(self) -> list[DeclaredSource]:
        """Return the declared sources by name."""
        with self._tables.reading():
            return [
                DeclaredSource(
                    name=name,
                    watch=source.watch,
                    paused=self._tables.documents[source.document_id].document.paused,
                    document_id=source.document_id,
                )
                for name, source in sorted(self._tables.sources.items())
                if source.released_at is None
            ]

    def get(self, document_id: int) -> Document | None:
        """Return one document."""
        with self._tables.reading():
            kept = self._tables.documents.get(document_id)
            return None if kept is None else kept.document

    def find(self, url: str) -> Document | None:
        """Return the document with this address or identity; None too where it is no address."""
        try:
            known = rules.identity(url)
        except parsing.AddressError:
            return None
        with self._tables.reading():
            document_id = watching.find(self._tables, known)
            return None if document_id is None else self._tables.documents[document_id].document

    def all(self, *, after: int = 0, limit: int = 500) -> list[Document]:
        """Return documents by id, a page at a time."""
        with self._tables.reading():
            ids = [number for number in sorted(self._tables.documents) if number > after][:limit]
            return [self._tables.documents[number].document for number in ids]

    def count(self) -> int:
        """Return how many documents are watched."""
        return len(self._tables.documents)

    def due(self, *, now: datetime, limit: int, per_host: int) -> list[Document]:
        """Return documents whose visit is due, the most overdue first, at most `per_host` of one host."""
        now = times.aware(now)
        with self._tables.reading():
            waiting = [
                (kept.document.next_visit_at, kept.document.id, kept.document)
                for kept in self._tables.documents.values()
                if kept.document.next_visit_at is not None
                and kept.document.next_visit_at <= now
                and not kept.document.paused
            ]
        taken: Counter[str] = Counter()
        chosen: list[Document] = []
        for _, _, document in sorted(waiting, key=lambda one: one[:2]):
            if len(chosen) < limit and taken[document.host] < per_host:
                taken[document.host] += 1
                chosen.append(document)
        return chosen

    def states(self, document_ids: Sequence[int]) -> dict[int, DocumentState]:
        """Return what was known of these documents, for `changes.decide`."""
        with self._tables.reading():
            known = [number for number in sorted(set(document_ids)) if number in self._tables.documents]
            return {number: states.load(self._tables, self._tables.documents[number]) for number in known}

    def ask_visit(self, document_id: int, *, at: datetime, by: str) -> None:
        """Ask for a visit at `at` (or earlier). Raises `UnknownDocumentError`."""
        at = times.aware(at)
        self._change(document_id, lambda kept: rules.asked(kept, at=at, by=by))

    def pause(self, document_id: int, *, paused: bool, by: str, at: datetime) -> None:
        """Pause or resume the visits of a document. Raises `UnknownDocumentError`."""
        at = times.aware(at)
        self._change(document_id, lambda kept: rules.paused(kept, paused=paused, by=by, at=at))

    def count_decisions(self, document_id: int, *, since: datetime | None, by: str) -> None:
        """Let only decisions since then weigh on a document's findings. Raises `UnknownDocumentError`."""
        since = None if since is None else times.aware(since)
        self._change(document_id, lambda kept: rules.counting_from(kept, since=since, by=by))

    def _change(self, document_id: int, change: Callable[[Kept], Kept]) -> None:
        with self._tables.transaction():
            kept = self._tables.documents.get(document_id)
            if kept is None:
                raise errors.UnknownDocumentError(f"there is no document {document_id}")
            watching.put(self._tables, change(kept))
