"""Entries in a database. Implements `Entries`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from chronicle.records import identity
from chronicle.records.model import Entry
from store import errors, times
from store.model.desk import CitedDocument, Saved, StoredEntry, StoredProposal
from store.rules import proposing, revising
from store.rules.proposing import Proposed
from store.schema.entries import CITATIONS, CITES, ENTRIES, ENTRY_ALIASES, ENTRY_REVISIONS, PROPOSALS
from store.sql import engine as engines
from store.sql import entry_rows, locks, proposal_rows, revisions


class SqlEntries:
    """Entries in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def save(self, entry: Entry, *, at: datetime) -> Saved:
        """Store a text of an entry: new, a revision, or unchanged."""
        at = times.aware(at)
        with engines.writing(self._engine) as connection:
            locks.structure(connection)
            known = _known(connection, entry)
            if known is not None and revising.is_same(known.entry, entry):
                return Saved(slug=known.slug, status="unchanged", revision=known.revision, renumbered={})
            return revisions.save(connection, entry, known, at=at)

    def all(self) -> list[StoredEntry]:
        """Return the current revision of every entry, by quarter and title."""
        return self._stored(entry_rows.current().order_by(ENTRIES.c.quarter, ENTRIES.c.title, ENTRIES.c.slug))

    def get(self, slug: str) -> StoredEntry | None:
        """Return the current revision of one entry, also by a slug that it had."""
        return next(iter(self._stored(entry_rows.current().where(_named(slug)))), None)

    def revisions(self, slug: str) -> list[StoredEntry]:
        """Return every revision of an entry, the oldest first."""
        return self._stored(entry_rows.every().where(_named(slug)).order_by(ENTRY_REVISIONS.c.revision))

    def cited(self, *, document_id: int | None = None, entry: str | None = None) -> list[CitedDocument]:
        """Return who cites what, by entry and footnote."""
        query = (
            sa.select(CITES, CITATIONS.c.number, CITATIONS.c.section, CITATIONS.c.title, ENTRIES.c.slug)
            .join(CITATIONS, CITATIONS.c.key == CITES.c.citation_key)
            .join(ENTRIES, ENTRIES.c.id == CITATIONS.c.entry_id)
            .where(CITATIONS.c.number.is_not(None))
            .order_by(ENTRIES.c.slug, CITATIONS.c.number, CITATIONS.c.position, CITES.c.document_id)
        )
        if document_id is not None:
            query = query.where(CITES.c.document_id == document_id)
        if entry is not None:
            query = query.where(_named(entry))
        with engines.reading(self._engine) as connection:
            return [_cited(row) for row in connection.execute(query)]

    def proposals(self, *, entry: str | None = None, status: str | None = None) -> list[StoredProposal]:
        """Return proposals for the entries' texts, the newest first."""
        query = proposal_rows.select().order_by(PROPOSALS.c.id.desc())
        if entry is not None:
            query = query.where(_named(entry))
        if status is not None:
            query = query.where(PROPOSALS.c.status == status)
        with engines.reading(self._engine) as connection:
            return [proposal_rows.proposal(row) for row in connection.execute(query)]

    def dismiss_proposal(self, proposal_id: int, *, by: str, at: datetime) -> StoredProposal:
        """Turn a proposal down. Raises `UnknownProposalError` and `ProposalStateError`."""
        at = times.aware(at)
        return self._decided(proposal_id, lambda known: proposing.turned_down(known, by=by, at=at))

    def reopen_proposal(self, proposal_id: int) -> StoredProposal:
        """Open a proposal again that somebody turned down. Raises `UnknownProposalError` and `ProposalStateError`."""
        return self._decided(proposal_id, proposing.taken_up_again)

    def _decided(self, proposal_id: int, decide: Callable[[Proposed], Proposed]) -> StoredProposal:
        query = proposal_rows.select().where(PROPOSALS.c.id == proposal_id).with_for_update(of=PROPOSALS)
        with engines.writing(self._engine) as connection:
            row = connection.execute(query).first()
            if row is None:
                raise errors.UnknownProposalError(f"there is no proposal {proposal_id}")
            now = decide(Proposed(proposal_rows.proposal(row), context=row.context, wanted=row.wanted))
            proposal_rows.update(connection, now)
        return now.stored

    def _stored(self, query: sa.Select[Any]) -> list[StoredEntry]:
        with engines.reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return [entry_rows.stored(row) for row in rows]


def _named(slug: str) -> sa.ColumnElement[bool]:
    return ENTRIES.c.id.in_(sa.select(ENTRY_ALIASES.c.entry_id).where(ENTRY_ALIASES.c.slug == slug))


def _known(connection: sa.Connection, entry: Entry) -> StoredEntry | None:
    """Return the entry that this is a text of: by slug, or among those of its quarter or with a footnote of its."""
    shares = sa.select(CITATIONS.c.entry_id).where(CITATIONS.c.key.in_(identity.citation_keys(entry)))
    near = sa.or_(_named(identity.slug(entry)), ENTRIES.c.quarter == entry.quarter, ENTRIES.c.id.in_(shares))
    rows = connection.execute(entry_rows.current().where(near)).all()
    return revising.match(entry, [entry_rows.stored(row) for row in rows])


def _cited(row: sa.Row[Any]) -> CitedDocument:
    return CitedDocument(
        entry=row.slug,
        citation_key=row.citation_key,
        number=row.number,
        section=row.section,
        title=row.title,
        written=row.written,
        document_id=row.document_id,
    )
