"""Withdrawing findings whose footnote or quotation a text has no more, and bringing them back, in a database."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from store.model.desk import Decision, Finding
from store.rules import retiring
from store.rules.retiring import Living
from store.schema.desk import DECISIONS, FINDING_CITATIONS, FINDINGS
from store.schema.entries import CITATIONS, QUOTES
from store.schema.watching import SOURCES
from store.sql import finding_rows


def settle(connection: sa.Connection, entry_id: int, *, revision: int, at: datetime) -> None:
    """See again which findings that concern this entry are about something, after its footnotes were written."""
    found = finding_rows.load(connection, _concerned(entry_id))
    if not found:
        return
    living = _living(connection, found)
    last = _last_records(connection, [one.id for one in found])
    for finding in found:
        after = retiring.revised(finding, living, last=last.get(finding.id), revision=revision, at=at)
        if after is None:
            continue
        status, record = after
        # An editor may decide at this very moment; then that stands.
        same = sa.and_(FINDINGS.c.id == finding.id, FINDINGS.c.status == finding.status)
        if connection.execute(sa.update(FINDINGS).where(same).values(status=status)).rowcount:
            values = {name: getattr(record, name) for name in ("finding_id", "verdict", "note", "by", "at")}
            connection.execute(sa.insert(DECISIONS).values(after_reading_id=record.after_reading_id, **values))


def _concerned(entry_id: int) -> sa.Select[tuple[object, ...]]:
    """Return the query for an entry's findings that wait for somebody, and for those that a text withdrew."""
    ours = (
        sa.select(FINDING_CITATIONS.c.finding_id)
        .join(CITATIONS, CITATIONS.c.key == FINDING_CITATIONS.c.citation_key)
        .where(CITATIONS.c.entry_id == entry_id)
    )
    recorded = sa.exists().where(DECISIONS.c.finding_id == FINDINGS.c.id, DECISIONS.c.by == retiring.BY)
    withdrawn = sa.and_(FINDINGS.c.status == "withdrawn", recorded)
    return (
        sa.select(FINDINGS)
        .where(FINDINGS.c.id.in_(ours), sa.or_(FINDINGS.c.status.in_(retiring.WAITING), withdrawn))
        .order_by(FINDINGS.c.id)
    )


def _living(connection: sa.Connection, found: Collection[Finding]) -> Living:
    keys = {key for one in found for key in one.citation_keys}
    quotes = {quote for one in found if (quote := retiring.quote_of(one)) is not None}
    documents = {one.document_id for one in found}
    cited = sa.select(CITATIONS.c.key).where(CITATIONS.c.key.in_(keys), CITATIONS.c.number.is_not(None))
    quoted = sa.select(QUOTES.c.key).where(QUOTES.c.key.in_(quotes), QUOTES.c.live)
    declared = sa.select(SOURCES.c.document_id).where(
        SOURCES.c.document_id.in_(documents), SOURCES.c.released_at.is_(None)
    )
    return Living(
        citations=set(connection.scalars(cited)),
        quotes=set(connection.scalars(quoted)),
        declared=set(connection.scalars(declared)),
    )


def _last_records(connection: sa.Connection, ids: Collection[int]) -> dict[int, Decision]:
    query = (
        sa.select(DECISIONS)
        .where(DECISIONS.c.finding_id.in_(ids), DECISIONS.c.by == retiring.BY)
        .order_by(DECISIONS.c.id)
    )
    return {
        row.finding_id: Decision(**dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's documented name
        for row in connection.execute(query)
    }
