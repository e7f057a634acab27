"""Rules that hold noise back, in memory. Implements `NoiseRules`."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from store import errors, texts, times
from store.memory.tables import Tables, held, next_id
from store.model.evidence import VisitRecord
from store.model.noise_rules import NoiseDecision, NoiseRule, NoiseRuleStatus, NoiseVerdict
from store.rules import noise_rules


class MemoryNoiseRules:
    """Rules in a dictionary."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def select(
        self, *, document_id: int | None = None, statuses: Sequence[NoiseRuleStatus] | None = None
    ) -> list[NoiseRule]:
        """Return rules, the newest first."""
        with self._tables.reading():
            found = [
                one
                for one in self._tables.noise_rules.values()
                if document_id in (None, one.document_id) and (statuses is None or one.status in statuses)
            ]
        return sorted(found, key=lambda one: -one.id)

    def get(self, rule_id: int) -> NoiseRule | None:
        """Return one rule."""
        with self._tables.reading():
            return self._tables.noise_rules.get(rule_id)

    def decide(self, rule_id: int, verdict: NoiseVerdict, *, by: str, at: datetime) -> NoiseRule:
        """Record a decision on a rule. Raises `UnknownRuleError` and `RuleStateError`."""
        at = times.aware(at)
        with self._tables.transaction():
            known = self._tables.noise_rules.get(rule_id)
            if known is None:
                raise errors.UnknownRuleError(f"there is no rule {rule_id}")
            now = held(noise_rules.decided(known, verdict, by=by, at=at))
            self._tables.noise_rules[rule_id] = now
            number = next_id(self._tables.noise_decisions)
            self._tables.noise_decisions[number] = held(NoiseDecision(number, rule_id, verdict, by, at))
        return now

    def decisions(self, rule_id: int) -> list[NoiseDecision]:
        """Return a rule's decisions, the newest first."""
        with self._tables.reading():
            found = [one for one in self._tables.noise_decisions.values() if one.rule_id == rule_id]
        return sorted(found, key=lambda one: -one.id)


def propose(tables: Tables, record: VisitRecord) -> None:
    """Write down the rules that a visit proposes."""
    known = [one for one in tables.noise_rules.values() if one.document_id == record.document_id]
    found = noise_rules.after_visit(known, record.proposed_rules, document_id=record.document_id, at=record.started_at)
    for one in found:
        number = one.id or next_id(tables.noise_rules)
        row = dataclasses.replace(held(one), id=number, texts=tuple(texts.holdable(text) for text in one.texts))
        tables.noise_rules[number] = row
