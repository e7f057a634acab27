"""Entries between rows and dataclasses."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from chronicle.records.model import Entry
from store import payload
from store.model.desk import StoredEntry
from store.rules.revising import Revision
from store.schema.entries import ENTRIES, ENTRY_REVISIONS


@dataclass(frozen=True, slots=True)
class _Keys:
    citations: dict[int, str]
    quotes: dict[int, tuple[str, ...]]


def every() -> sa.Select[Any]:
    """Return the query for all revisions of all entries."""
    return sa.select(ENTRY_REVISIONS, ENTRIES.c.slug).join(ENTRIES, ENTRIES.c.id == ENTRY_REVISIONS.c.entry_id)


def current() -> sa.Select[Any]:
    """Return the query for the current revision of all entries."""
    return every().where(ENTRY_REVISIONS.c.revision == ENTRIES.c.revision)


def stored(row: sa.Row[Any]) -> StoredEntry:
    """Return the revision of a row."""
    keys = payload.from_json(_Keys, row.keys)
    return StoredEntry(
        slug=row.slug,
        revision=row.revision,
        imported_at=row.imported_at,
        entry=payload.unpack(Entry, row.entry),
        citation_keys=keys.citations,
        quote_keys=keys.quotes,
    )


def columns(revision: Revision) -> dict[str, Any]:
    """Return the payload columns of a revision."""
    keys = _Keys(citations=revision.citation_keys, quotes=revision.quote_keys)
    return {"entry": payload.pack(revision.entry), "keys": payload.to_json(keys)}
