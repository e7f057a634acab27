"""Findings and decisions in a database. Implements `Findings`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from chronicle.changes.model import Feedback
from store import errors, times
from store.model.desk import Decision, Finding, FindingStatus, Verdict
from store.schema.desk import DECISIONS, DELIVERY_FINDINGS, FINDING_CITATIONS, FINDINGS
from store.schema.entries import CITATIONS, ENTRY_ALIASES
from store.sql import engine as engines
from store.sql import feedback_rows, finding_rows

_ORDER = (FINDINGS.c.rank, FINDINGS.c.score.desc(), FINDINGS.c.created_at, FINDINGS.c.id)
_OPEN = ("open", "reopened")


class SqlFindings:
    """Findings in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def select(
        self,
        *,
        statuses: Sequence[FindingStatus] = ("open", "reopened"),
        entry: str | None = None,
        document_id: int | None = None,
        level: str | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> list[Finding]:
        """Return findings: urgent first, then by score, then the oldest first."""
        query = sa.select(FINDINGS).where(FINDINGS.c.status.in_(statuses))
        if entry is not None:
            query = query.where(FINDINGS.c.id.in_(_about(entry)))
        if document_id is not None:
            query = query.where(FINDINGS.c.document_id == document_id)
        if level is not None:
            query = query.where(FINDINGS.c.level == level)
        return self._load(query.order_by(*_ORDER).limit(limit).offset(offset))

    def count(self, *, statuses: Sequence[FindingStatus] = ("open", "reopened")) -> int:
        """Return how many findings have one of these statuses."""
        query = sa.select(sa.func.count()).select_from(FINDINGS).where(FINDINGS.c.status.in_(statuses))
        with engines.reading(self._engine) as connection:
            return connection.scalar(query) or 0

    def get(self, finding_id: int) -> Finding | None:
        """Return one finding."""
        return next(iter(self._load(sa.select(FINDINGS).where(FINDINGS.c.id == finding_id))), None)

    def decide(self, finding_id: int, *, verdict: Verdict, note: str, by: str, at: datetime) -> Decision:
        """Record a decision on the reading that the finding shows. Raises `UnknownFindingError`."""
        at = times.aware(at)
        query = sa.select(FINDINGS.c.after_reading_id).where(FINDINGS.c.id == finding_id).with_for_update()
        with engines.writing(self._engine) as connection:
            judged = connection.execute(query).first()
            if judged is None:
                raise errors.UnknownFindingError(f"there is no finding {finding_id}")
            values = {"verdict": verdict, "note": note, "by": by, "at": at}
            values |= {"finding_id": finding_id, "after_reading_id": judged.after_reading_id or None}
            made = connection.execute(sa.insert(DECISIONS).values(values).returning(DECISIONS)).one()
            if verdict != "later":
                decided = sa.update(FINDINGS).where(FINDINGS.c.id == finding_id).values(status="decided")
                connection.execute(decided)
        return _decision(made)

    def decisions(self, finding_id: int) -> list[Decision]:
        """Return a finding's decisions, the newest first; with them those on earlier findings of the same subject."""
        this, earlier = FINDINGS.alias(), FINDINGS.alias()
        chain = (
            sa.select(earlier.c.id)
            .join(
                this,
                sa.and_(
                    earlier.c.document_id == this.c.document_id,
                    earlier.c.kind == this.c.kind,
                    earlier.c.subject_hash == this.c.subject_hash,
                    earlier.c.id <= this.c.id,
                ),
            )
            .where(this.c.id == finding_id)
        )
        query = sa.select(DECISIONS).where(DECISIONS.c.finding_id.in_(chain)).order_by(DECISIONS.c.id.desc())
        with engines.reading(self._engine) as connection:
            return [_decision(row) for row in connection.execute(query)]

    def same_change(self, finding_id: int, *, limit: int = 20) -> list[Finding]:
        """Return findings of other documents that changed in the same way about the same time, one a document."""
        with engines.reading(self._engine) as connection:
            own = connection.execute(sa.select(FINDINGS).where(FINDINGS.c.id == finding_id)).first()
            if own is None or own.change_digest is None:
                return []
            same = finding_rows.same_change(own.change_digest, document_id=own.document_id, at=own.created_at)
            first = sa.select(sa.func.min(FINDINGS.c.id)).where(*same).group_by(FINDINGS.c.document_id)
            query = sa.select(FINDINGS).where(FINDINGS.c.id.in_(first)).order_by(FINDINGS.c.id).limit(limit)
            return finding_rows.load(connection, query)

    def feedback(self, document_id: int) -> Feedback:
        """Return what the decisions on a document's findings come to now."""
        with engines.reading(self._engine) as connection:
            return feedback_rows.load(connection, [document_id]).get(document_id, Feedback())

    def undelivered(self, subscription: str, *, urgent_only: bool = False) -> list[Finding]:
        """Return open findings that no delivery to this subscription carries yet."""
        carried = sa.exists().where(
            DELIVERY_FINDINGS.c.subscription == subscription, DELIVERY_FINDINGS.c.finding_id == FINDINGS.c.id
        )
        query = sa.select(FINDINGS).where(FINDINGS.c.status.in_(_OPEN), ~carried)
        if urgent_only:
            query = query.where(FINDINGS.c.level == "urgent")
        return self._load(query.order_by(*_ORDER))

    def _load(self, query: sa.Select[Any]) -> list[Finding]:
        with engines.reading(self._engine) as connection:
            return finding_rows.load(connection, query)


def _about(slug: str) -> sa.Select[Any]:
    """Return the query for the ids of findings that concern this entry, by any slug that it had."""
    return (
        sa.select(FINDING_CITATIONS.c.finding_id)
        .join(CITATIONS, CITATIONS.c.key == FINDING_CITATIONS.c.citation_key)
        .join(ENTRY_ALIASES, ENTRY_ALIASES.c.entry_id == CITATIONS.c.entry_id)
        .where(ENTRY_ALIASES.c.slug == slug)
    )


def _decision(row: sa.Row[Any]) -> Decision:
    return Decision(**dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's documented name
