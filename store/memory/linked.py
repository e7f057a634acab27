"""What other documents said last, in memory: those that a page links to, and its neighbours on the same host."""

from collections.abc import Sequence

from chronicle.documents.model import Reading
from store import payload
from store.memory import watching
from store.memory.tables import Tables
from store.rules import limits
from store.rules import watching as rules


def load(tables: Tables, urls: Sequence[str], *, document_id: int, limit: int) -> list[Reading]:
    """Return at most `limit` last good readings, those of linked documents first, in the order of the links."""
    linked = [watching.find(tables, known) for known in rules.identities(urls[: limits.LINKED_ADDRESSES])]
    own = tables.documents.get(document_id)
    host = own.document.host if own is not None else None
    neighbours = [number for number, kept in tables.documents.items() if kept.document.host == host]
    ids = dict.fromkeys((*linked, *sorted(neighbours, reverse=True)[: 2 * limit]))
    found: list[Reading] = []
    for one in ids:
        kept = tables.documents.get(one or 0)
        if kept is None or one == document_id or kept.document.reading_id is None:
            continue
        reading = tables.readings[kept.document.reading_id].stored.reading
        if len(payload.pack(reading)) <= limits.LINKED_BYTES:
            found.append(reading)
    return found[:limit]
