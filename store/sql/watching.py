"""Watching addresses within a transaction: who has an address, who gains it, who still wants the document."""

from collections.abc import Collection, Iterable
from datetime import datetime

import sqlalchemy as sa

from store.model.watching import Watch
from store.rules import watching
from store.rules.kept import Kept
from store.schema.entries import CITATIONS, CITES
from store.schema.watching import SOURCES
from store.sql import document_rows


def watch(
    connection: sa.Connection, wish: Watch, *, at: datetime, asked: bool = False, discovered: bool = False
) -> int:
    """Watch an address; return its document's id. `asked` marks a wish for the address itself, `discovered` one by a
    listing.

    The caller holds the structure lock. Raises `AddressError` for what is no address.
    """
    known = watching.identity(wish.url)
    document_id = find(connection, known)
    if document_id is None:
        kept = watching.wished(watching.fresh(wish, at=at), asked=asked, discovered=discovered)
        document_id = document_rows.insert(connection, kept)
        document_rows.add_address(connection, document_id, address=known.address, position=0)
        return document_id
    before = document_rows.load(connection, [document_id], lock=True)[document_id]
    after = watching.joined(before, wish)
    after = watching.wished(after, asked=asked, discovered=discovered)
    if known.address not in after.document.addresses and document_rows.owner(connection, known.address) is None:
        after = add_address(connection, after, known.address)
    if asked:
        after = watching.settled(after, source=after.document.source, cited=True, at=at)
    if after != before:
        document_rows.update(connection, [after])
    return document_id


def find(connection: sa.Connection, known: watching.Identity) -> int | None:
    """Return the id of the document with this address, or else with this identity."""
    owner = document_rows.owner(connection, known.address)
    return owner if owner is not None else document_rows.with_key(connection, known.key)


def add_address(connection: sa.Connection, kept: Kept, address: str) -> Kept:
    """Add a canonical address that nobody has; return the document with it."""
    position = len(kept.document.addresses)
    document_rows.add_address(connection, kept.document.id, address=address, position=position)
    return watching.with_address(kept, address)


def settle(
    connection: sa.Connection, document_ids: Iterable[int], *, at: datetime, gained: Collection[int] = frozenset()
) -> None:
    """See again who wants these documents, after sources or citations changed; `gained` are those with new ones."""
    ids = sorted(set(document_ids))
    cited = set(
        connection.scalars(
            sa.select(CITES.c.document_id)
            .join(CITATIONS, CITATIONS.c.key == CITES.c.citation_key)
            .where(CITES.c.document_id.in_(ids), CITATIONS.c.number.is_not(None))
        )
    )
    sources: dict[int, str] = {}
    for row in connection.execute(
        sa.select(SOURCES.c.document_id, SOURCES.c.name)
        .where(SOURCES.c.document_id.in_(ids), SOURCES.c.released_at.is_(None))
        .order_by(SOURCES.c.name)
    ):
        sources.setdefault(row.document_id, row.name)
    changed = []
    for document_id, before in document_rows.load(connection, ids, lock=True).items():
        after = watching.settled(
            before,
            source=sources.get(document_id),
            cited=document_id in cited,
            at=at,
            gained=document_id in gained,
        )
        if after != before:
            changed.append(after)
    document_rows.update(connection, changed)
