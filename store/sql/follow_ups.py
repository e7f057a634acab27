"""What a visit means for other documents and for entries: cited items to fetch, new addresses to propose."""

from collections.abc import Collection

import sqlalchemy as sa

from chronicle.addresses import parsing
from chronicle.changes import listings
from chronicle.documents.model import ListingItem
from store.model.evidence import VisitRecord
from store.model.watching import Document
from store.rules import proposing, watching
from store.rules.proposing import Proposing
from store.schema.entries import CITATIONS, CITES, ENTRIES
from store.sql import document_rows, proposal_rows, states, upserts
from store.sql import watching as watched


def follow(connection: sa.Connection, record: VisitRecord) -> None:
    """Watch the cited items of a listing, and note where a document has moved. The caller holds the structure lock."""
    kept = document_rows.load(connection, [record.document_id], lock=True)[record.document_id]
    if record.fetch_items:
        cited = states.cited_titles(connection, [record.document_id]).get(record.document_id, [])
        for item in record.fetch_items:
            _fetch(connection, record, item, keys=listings.citing(item, cited), listing=kept.document)
    if record.moved_to is not None:
        _moved(connection, record, to=record.moved_to)


def _fetch(
    connection: sa.Connection, record: VisitRecord, item: ListingItem, *, keys: tuple[str, ...], listing: Document
) -> None:
    """Watch an item as a document of its own, which the citations that name it cite as well."""
    try:
        wish = watching.item_wish(item, listing)
        document_id = watched.watch(connection, wish, at=record.started_at, asked=not keys, discovered=True)
    except parsing.AddressError:
        return  # a link that no browser could follow either; the item itself is kept with its listing
    rows = [{"citation_key": key, "document_id": document_id, "written": item.url, "origin": "item"} for key in keys]
    if rows and document_id != record.document_id:
        connection.execute(upserts.insert(connection, CITES).on_conflict_do_nothing(), rows)
        _propose(connection, record, proposing.found, to=item.url, keys=keys)
    watched.settle(connection, [document_id], at=record.started_at)


def _moved(connection: sa.Connection, record: VisitRecord, *, to: str) -> None:
    """Keep the new address, unless another document has it (merging is a decision), and propose it to the entries."""
    try:
        known = watching.identity(to)
    except parsing.AddressError:
        return  # the redirect was followed there, so this is a form that only the transport could read
    kept = document_rows.load(connection, [record.document_id], lock=True)[record.document_id]
    if watched.find(connection, known) is None:
        watched.add_address(connection, kept, known.address)
    _propose(connection, record, proposing.moved, to=to)


def _propose(
    connection: sa.Connection, record: VisitRecord, make: Proposing, *, to: str, keys: Collection[str] | None = None
) -> None:
    """Propose an address to the entries that cite this document, or to these citations of it only."""
    rows = connection.execute(
        sa.select(CITES.c.citation_key, CITES.c.written, CITATIONS.c.entry_id, CITATIONS.c.number, ENTRIES.c.slug)
        .join(CITATIONS, CITATIONS.c.key == CITES.c.citation_key)
        .join(ENTRIES, ENTRIES.c.id == CITATIONS.c.entry_id)
        .where(CITES.c.document_id == record.document_id, CITES.c.origin == "entry", CITATIONS.c.number.is_not(None))
        .order_by(CITATIONS.c.entry_id, CITATIONS.c.number)
    )
    for row in rows:
        if keys is None or row.citation_key in keys:
            proposed = make(row.slug, row.citation_key, row.number, before=row.written, after=to, at=record.started_at)
            proposal_rows.add(connection, proposed, entry_id=row.entry_id)
