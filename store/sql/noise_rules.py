"""Rules that hold noise back, in a database. Implements `NoiseRules`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from chronicle.words import Words
from store import errors, payload, texts, times
from store.model.evidence import VisitRecord
from store.model.noise_rules import NoiseDecision, NoiseRule, NoiseRuleStatus, NoiseVerdict
from store.rules import noise_rules
from store.schema.noise_rules import NOISE_DECISIONS, NOISE_RULES
from store.sql import engine as engines


class SqlNoiseRules:
    """Rules in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def select(
        self, *, document_id: int | None = None, statuses: Sequence[NoiseRuleStatus] | None = None
    ) -> list[NoiseRule]:
        """Return rules, the newest first."""
        query = sa.select(NOISE_RULES).order_by(NOISE_RULES.c.id.desc())
        if document_id is not None:
            query = query.where(NOISE_RULES.c.document_id == document_id)
        if statuses is not None:
            query = query.where(NOISE_RULES.c.status.in_(statuses))
        with engines.reading(self._engine) as connection:
            return [rule(row) for row in connection.execute(query)]

    def get(self, rule_id: int) -> NoiseRule | None:
        """Return one rule."""
        with engines.reading(self._engine) as connection:
            row = connection.execute(sa.select(NOISE_RULES).where(NOISE_RULES.c.id == rule_id)).first()
        return None if row is None else rule(row)

    def decide(self, rule_id: int, verdict: NoiseVerdict, *, by: str, at: datetime) -> NoiseRule:
        """Record a decision on a rule. Raises `UnknownRuleError` and `RuleStateError`."""
        at = times.aware(at)
        with engines.writing(self._engine) as connection:
            query = sa.select(NOISE_RULES).where(NOISE_RULES.c.id == rule_id).with_for_update()
            row = connection.execute(query).first()
            if row is None:
                raise errors.UnknownRuleError(f"there is no rule {rule_id}")
            now = noise_rules.decided(rule(row), verdict, by=by, at=at)
            write(connection, now)
            values = {"rule_id": rule_id, "verdict": verdict, "by": by, "at": at}
            connection.execute(sa.insert(NOISE_DECISIONS).values(values))
        return now

    def decisions(self, rule_id: int) -> list[NoiseDecision]:
        """Return a rule's decisions, the newest first."""
        query = sa.select(NOISE_DECISIONS).where(NOISE_DECISIONS.c.rule_id == rule_id)
        with engines.reading(self._engine) as connection:
            rows = connection.execute(query.order_by(NOISE_DECISIONS.c.id.desc()))
            return [NoiseDecision(**dict(row._mapping)) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented name


def propose(connection: sa.Connection, record: VisitRecord) -> None:
    """Write down the rules that a visit proposes."""
    query = sa.select(NOISE_RULES).where(NOISE_RULES.c.document_id == record.document_id)
    known = [rule(row) for row in connection.execute(query.order_by(NOISE_RULES.c.id).with_for_update())]
    found = noise_rules.after_visit(known, record.proposed_rules, document_id=record.document_id, at=record.started_at)
    for one in found:
        write(connection, one)


def write(connection: sa.Connection, one: NoiseRule) -> None:
    """Write a new rule, or the new state of a known one."""
    moving: dict[str, Any] = {
        "heading": one.heading,
        "texts": payload.to_json(one.texts),
        "changed": one.changed,
        "visits": one.visits,
        "visit": one.visit,
        "words": payload.to_json(one.words),
        "status": one.status,
        "proposed_at": one.proposed_at,
        "seen_at": one.seen_at,
        "decided_at": one.decided_at,
        "decided_by": one.decided_by,
    }
    if one.id:
        connection.execute(sa.update(NOISE_RULES).where(NOISE_RULES.c.id == one.id).values(**moving))
        return
    place = {"document_id": one.document_id, "place": one.place, "place_hash": texts.fingerprint(one.place)}
    connection.execute(sa.insert(NOISE_RULES).values(**place, **moving))


def rule(row: sa.Row[Any]) -> NoiseRule:
    """Return the rule of a row."""
    columns = {name: value for name, value in row._mapping.items() if name != "place_hash"}  # noqa: SLF001
    columns |= {"texts": payload.from_json(tuple[str, ...], row.texts), "words": payload.from_json(Words, row.words)}
    return NoiseRule(**columns)
