"""When quoted words were first and last seen, in memory. Implements `Traces`."""

from collections.abc import Sequence

from chronicle.changes.tracing import Copy
from store import errors
from store.memory.tables import Tables, held
from store.model.evidence import StoredTrace

_BODIES = ("response", "revisit")


class MemoryTraces:
    """Traces in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def copies(self, document_id: int) -> list[Copy]:
        """Return the copies that hold content, the oldest first."""
        with self._tables.reading():
            good = {
                one.visit.snapshot_id
                for one in self._tables.visits.values()
                if one.ordinal is not None and one.visit.outcome.kind.is_content
            }
            found = [
                one
                for one in self._tables.snapshots.values()
                if one.document_id == document_id
                and one.record_type in _BODIES
                and (one.id in good or one.origin == "upload")
            ]
        found.sort(key=lambda one: (one.captured_at, one.id))
        return [Copy(one.id, one.captured_at, one.id if one.refers_to is None else one.refers_to) for one in found]

    def get(self, quote_key: str, document_id: int) -> StoredTrace | None:
        """Return what was traced of a quote in a document."""
        with self._tables.reading():
            return self._tables.traces.get((quote_key, document_id))

    def keep(self, trace: StoredTrace) -> None:
        """Put a trace in the place of the former one. Raises `UnknownDocumentError`."""
        with self._tables.transaction():
            if trace.document_id not in self._tables.documents:
                raise errors.UnknownDocumentError(f"there is no document {trace.document_id}")
            self._tables.traces[trace.quote_key, trace.document_id] = held(trace)

    def due(self, document_ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the quotes in these documents that were looked for and have no trace, or another state since."""
        with self._tables.reading():
            heads = [(number, key, head) for (key, number), head in self._tables.quote_heads.items()]
            traces = self._tables.traces
            return [
                (key, number)
                for number, key, head in sorted(heads, key=lambda one: one[:2])
                if number in document_ids
                and ((key, number) not in traces or traces[key, number].state != head.newest.state.state)
            ]
