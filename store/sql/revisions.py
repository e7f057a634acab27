"""Saving a text of an entry within a transaction: revision, citations, quotes, what they cite, proposals."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from chronicle.records import identity
from chronicle.records.model import Citation, Entry
from chronicle.words import Words
from store.model.desk import Saved, StoredEntry
from store.rules import proposing, revising
from store.rules.revising import PlacedQuote, Revision
from store.schema.entries import (
    CITATIONS,
    CITES,
    ENTRIES,
    ENTRY_ALIASES,
    ENTRY_REVISIONS,
    QUOTE_PLACES,
    QUOTES,
)
from store.sql import entry_rows, proposal_rows, retiring, upserts, watching


def save(connection: sa.Connection, entry: Entry, known: StoredEntry | None, *, at: datetime) -> Saved:
    """Write a new entry or a revision of a known one. The caller holds the structure lock."""
    slug = known.slug if known is not None else _free_slug(connection, entry)
    number = known.revision + 1 if known is not None else 1
    entry_id = _entry(connection, entry, slug=slug, revision=number)
    foreign = _foreign(connection, entry, entry_id)
    revision = revising.revise(entry, known, slug=slug, foreign=foreign)
    connection.execute(
        sa.insert(ENTRY_REVISIONS).values(
            entry_id=entry_id, revision=number, imported_at=at, **entry_rows.columns(revision)
        )
    )
    before = _watched(connection, entry_id)
    _citations(connection, revision, entry_id)
    _quotes(connection, revision.quotes, entry_id)
    touched = _cites(connection, revision, entry_id, at=at, void=revising.reworded(known, revision))
    gained = {document_id for _, document_id in _watched(connection, entry_id) - before}
    watching.settle(connection, touched, at=at, gained=gained)
    retiring.settle(connection, entry_id, revision=number, at=at)
    done = _proposals(connection, revision, slug=slug, entry_id=entry_id, at=at)
    return dataclasses.replace(revising.saved(revision, slug=slug, number=number), done=done)


def _free_slug(connection: sa.Connection, entry: Entry) -> str:
    return revising.free_slug(
        entry,
        lambda slug: (
            connection.scalar(sa.select(ENTRY_ALIASES.c.entry_id).where(ENTRY_ALIASES.c.slug == slug)) is not None
        ),
    )


def _entry(connection: sa.Connection, entry: Entry, *, slug: str, revision: int) -> int:
    """Write the entry's row and its aliases; return its id."""
    row = {"name": entry.name, "title": entry.title, "quarter": entry.quarter, "revision": revision}
    insert = upserts.insert(connection, ENTRIES).values(slug=slug, **row)
    upsert = insert.on_conflict_do_update(index_elements=[ENTRIES.c.slug], set_=row).returning(ENTRIES.c.id)
    entry_id = int(connection.execute(upsert).scalar_one())
    aliases = [{"slug": alias, "entry_id": entry_id} for alias in dict.fromkeys([slug, identity.slug(entry)])]
    connection.execute(upserts.insert(connection, ENTRY_ALIASES).on_conflict_do_nothing(), aliases)
    return entry_id


def _foreign(connection: sa.Connection, entry: Entry, entry_id: int) -> frozenset[str]:
    """Return which of the footnotes' own keys other entries have."""
    keys = identity.citation_keys(entry)
    return frozenset(
        connection.scalars(
            sa.select(CITATIONS.c.key).where(CITATIONS.c.key.in_(keys), CITATIONS.c.entry_id != entry_id)
        )
    )


def _citations(connection: sa.Connection, revision: Revision, entry_id: int) -> None:
    connection.execute(sa.update(CITATIONS).where(CITATIONS.c.entry_id == entry_id).values(number=None, section=None))
    rows = [
        {
            "key": key,
            "entry_id": entry_id,
            "position": position,
            "number": citation.number,
            "section": citation.section,
            "title": citation.title,
        }
        for position, (citation, key) in enumerate(zip(revision.entry.citations, revision.keys, strict=True))
    ]
    if rows:
        insert = upserts.insert(connection, CITATIONS)
        moving = {name: insert.excluded[name] for name in ("position", "number", "section", "title")}
        connection.execute(insert.on_conflict_do_update(index_elements=[CITATIONS.c.key], set_=moving), rows)


def _quotes(connection: sa.Connection, quotes: Sequence[PlacedQuote], entry_id: int) -> None:
    ours = sa.select(QUOTES.c.key).join(CITATIONS, CITATIONS.c.key == QUOTES.c.citation_key)
    ours = ours.where(CITATIONS.c.entry_id == entry_id)
    connection.execute(sa.delete(QUOTE_PLACES).where(QUOTE_PLACES.c.quote_key.in_(ours)))
    connection.execute(sa.update(QUOTES).where(QUOTES.c.key.in_(ours)).values(live=False))
    rows = [
        {
            "key": placed.key,
            "citation_key": placed.citation_key,
            "position": placed.position,
            "text": placed.quote.text,
            "language": placed.quote.language,
            "translated": placed.quote.translated,
            "live": True,
        }
        for placed in quotes
    ]
    if not rows:
        return
    insert = upserts.insert(connection, QUOTES)
    moving = {name: insert.excluded[name] for name in ("position", "text", "language", "translated", "live")}
    connection.execute(insert.on_conflict_do_update(index_elements=[QUOTES.c.key], set_=moving), rows)
    places = [{"quote_key": placed.key, "citation_key": key} for placed in quotes for key in placed.places]
    connection.execute(sa.insert(QUOTE_PLACES), places)


def _watched(connection: sa.Connection, entry_id: int) -> set[tuple[str, int]]:
    """Return which of an entry's footnotes and quotes (by key) are watched in which documents."""
    live = sa.select(CITATIONS.c.key).where(CITATIONS.c.entry_id == entry_id, CITATIONS.c.number.is_not(None))
    cited = sa.select(CITES.c.citation_key, CITES.c.document_id).where(CITES.c.citation_key.in_(live))
    looked = (
        sa.select(QUOTE_PLACES.c.quote_key, CITES.c.document_id)
        .join(CITES, CITES.c.citation_key == QUOTE_PLACES.c.citation_key)
        .join(QUOTES, QUOTES.c.key == QUOTE_PLACES.c.quote_key)
        .where(QUOTES.c.citation_key.in_(live), QUOTES.c.live)
    )
    return {(key, document_id) for query in (cited, looked) for key, document_id in connection.execute(query)}


def _cites(
    connection: sa.Connection, revision: Revision, entry_id: int, *, at: datetime, void: frozenset[str]
) -> set[int]:
    """Watch what the footnotes cite; return the documents that are or were cited. `void`: see `revising.reworded`."""
    ours = sa.select(CITATIONS.c.key).where(CITATIONS.c.entry_id == entry_id)
    touched = set(connection.scalars(sa.select(CITES.c.document_id).where(CITES.c.citation_key.in_(ours))))
    connection.execute(sa.delete(CITES).where(CITES.c.citation_key.in_(ours), CITES.c.origin == "entry"))
    connection.execute(sa.delete(CITES).where(CITES.c.citation_key.in_(void), CITES.c.origin == "item"))
    for citation, key in zip(revision.entry.citations, revision.keys, strict=True):
        touched |= _cite(connection, citation, key, at=at)
    return touched


def _cite(connection: sa.Connection, citation: Citation, key: str, *, at: datetime) -> set[int]:
    cited: dict[int, str] = {}
    for wish in revising.wishes(citation):
        cited.setdefault(watching.watch(connection, wish, at=at), wish.written)
    for document_id, written in cited.items():
        row = {"written": written, "origin": "entry"}
        insert = upserts.insert(connection, CITES).values(citation_key=key, document_id=document_id, **row)
        connection.execute(
            insert.on_conflict_do_update(index_elements=[CITES.c.citation_key, CITES.c.document_id], set_=row)
        )
    return set(cited)


def _proposals(
    connection: sa.Connection, revision: Revision, *, slug: str, entry_id: int, at: datetime
) -> tuple[Words, ...]:
    """Renew the proposals for this entry; return a sentence for each that the text now carries."""
    entry, keys = revision.entry, revision.citation_keys
    numbers = {key: number for number, key in keys.items()}
    fresh = {one.identity: one for one in proposing.from_entry(entry, keys, slug=slug, at=at)}
    done = []
    for known in proposal_rows.of_entry(connection, entry_id):
        now = proposing.after_revision(known, entry, numbers=numbers, fresh=fresh, at=at)
        if now != known:
            proposal_rows.update(connection, now)
        if now.stored.status == "done" and known.stored.status == "open":
            done.append(proposing.done_words(now, numbers.get(now.stored.citation_key, now.stored.number)))
        fresh.pop(known.identity, None)
    for proposed in fresh.values():
        proposal_rows.add(connection, proposed, entry_id=entry_id)
    return tuple(done)
