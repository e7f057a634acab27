"""Findings and decisions in memory. Implements `Findings`."""

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from chronicle.changes import identical
from chronicle.changes.model import Feedback
from chronicle.changes.state import FindingDraft, PendingVerdict
from store import errors, times
from store.memory import feedback
from store.memory.tables import EpisodicFinding, Tables, held, next_id
from store.model.desk import Decision, Finding, FindingStatus, Verdict
from store.rules import findings
from store.rules.proposing import Proposed

_OPEN = ("open", "reopened")


class MemoryFindings:
    """Findings in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

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
        with self._tables.reading():
            slug = None if entry is None else self._tables.aliases.get(entry, entry)
            found = [
                one
                for one in self._all()
                if one.status in statuses
                and (slug is None or slug in one.entries)
                and document_id in (None, one.document_id)
                and level in (None, one.level)
            ]
        return found[offset : offset + limit]

    def count(self, *, statuses: Sequence[FindingStatus] = ("open", "reopened")) -> int:
        """Return how many findings have one of these statuses."""
        with self._tables.reading():
            return sum(one.finding.status in statuses for one in self._tables.findings.values())

    def get(self, finding_id: int) -> Finding | None:
        """Return one finding."""
        with self._tables.reading():
            one = self._tables.findings.get(finding_id)
            return None if one is None else self._shown(one.finding)

    def decide(self, finding_id: int, *, verdict: Verdict, note: str, by: str, at: datetime) -> Decision:
        """Record a decision on the reading that the finding shows. Raises `UnknownFindingError`."""
        at = times.aware(at)
        with self._tables.transaction():
            one = self._tables.findings.get(finding_id)
            if one is None:
                raise errors.UnknownFindingError(f"there is no finding {finding_id}")
            number = next_id(self._tables.decisions)
            decision = Decision(number, finding_id, verdict, note, by, at, one.finding.after_reading_id)
            self._tables.decisions[number] = held(decision)
            if verdict != "later":
                decided = dataclasses.replace(one.finding, status="decided")
                self._tables.findings[finding_id] = dataclasses.replace(one, finding=decided)
        return held(decision)

    def decisions(self, finding_id: int) -> list[Decision]:
        """Return a finding's decisions, the newest first; with them those on earlier findings of the same subject."""
        with self._tables.reading():
            one = self._tables.findings.get(finding_id)
            if one is None:
                return []
            chain = {
                number
                for number, other in self._tables.findings.items()
                if _subject(other.finding) == _subject(one.finding) and number <= finding_id
            }
            found = [decision for decision in self._tables.decisions.values() if decision.finding_id in chain]
        return sorted(found, key=lambda decision: -decision.id)

    def same_change(self, finding_id: int, *, limit: int = 20) -> list[Finding]:
        """Return findings of other documents that changed in the same way about the same time, one a document."""
        with self._tables.reading():
            own = self._tables.findings.get(finding_id)
            if own is None or own.finding.change_digest is None:
                return []
            place = own.finding
            same = _same_change(self._tables, place.change_digest, document_id=place.document_id, at=place.created_at)
            first: dict[int, Finding] = {}
            for one in sorted(same, key=lambda one: one.id):
                first.setdefault(one.document_id, self._shown(one))
            return list(first.values())[:limit]

    def feedback(self, document_id: int) -> Feedback:
        """Return what the decisions on a document's findings come to now."""
        with self._tables.reading():
            return feedback.load(self._tables, document_id)

    def undelivered(self, subscription: str, *, urgent_only: bool = False) -> list[Finding]:
        """Return open findings that no delivery to this subscription carries yet."""
        with self._tables.reading():
            carried = {
                number
                for delivery in self._tables.deliveries.values()
                if delivery.subscription == subscription
                for number in delivery.finding_ids
            }
            return [
                one
                for one in self._all()
                if one.status in _OPEN and one.id not in carried and (not urgent_only or one.level == "urgent")
            ]

    def _all(self) -> list[Finding]:
        found = [self._shown(one.finding) for one in self._tables.findings.values()]
        return sorted(found, key=lambda one: (findings.RANKS[one.level], -one.score, one.created_at, one.id))

    def _shown(self, finding: Finding) -> Finding:
        citations = [self._tables.citations.get(key) for key in finding.citation_keys]
        entries = sorted({citation.entry for citation in citations if citation is not None})
        return dataclasses.replace(finding, entries=tuple(entries))


def upsert(tables: Tables, drafts: Iterable[FindingDraft], *, place: findings.Place) -> None:
    """Add what is new, and note what was seen again."""
    for brought in drafts:
        draft = identical.in_view(brought, others=_count_same(tables, brought.change_digest, place=place))
        key = (place.document_id, draft.kind, held(draft).subject)
        decided = _decided_before(tables, key)
        known = _known(tables, key, place)
        if known is None or findings.is_another_loss(known.finding, place):
            number = next_id(tables.findings)
            made = findings.new(draft, place, decided_before=decided, entries=())
            made = dataclasses.replace(held(made), id=number)
            tables.findings[number] = EpisodicFinding(made, 0 if known is None else known.episode + 1)
        else:
            made = findings.repeated(known.finding, draft, at=place.at, decided_before=decided)
            number = made.id
            tables.findings[number] = dataclasses.replace(known, finding=held(made))
        keys = tuple(dict.fromkeys((*made.citation_keys, *draft.citation_keys)))
        one = tables.findings[number]
        tables.findings[number] = dataclasses.replace(one, finding=dataclasses.replace(one.finding, citation_keys=keys))


def settle(tables: Tables, verdict: PendingVerdict, *, place: findings.Place, withdrawn: Collection[str] = ()) -> None:
    """Confirm or withdraw the document's findings that wait for a second visit."""
    for number, one in tables.findings.items():
        if one.finding.document_id == place.document_id and one.finding.status == "unconfirmed":
            decided = _decided_before(tables, _subject(one.finding))
            own = findings.verdict_on(one.finding, verdict, withdrawn)
            after = findings.settled(one.finding, own, at=place.at, decided_before=decided)
            after = findings.in_view(after, others=_count_same(tables, after.change_digest, place=place))
            tables.findings[number] = dataclasses.replace(one, finding=held(after))


def _count_same(tables: Tables, change_digest: str | None, *, place: findings.Place) -> int:
    same = _same_change(tables, change_digest, document_id=place.document_id, at=place.at)
    return len({one.document_id for one in same})


def _same_change(tables: Tables, change_digest: str | None, *, document_id: int, at: datetime) -> list[Finding]:
    if change_digest is None:
        return []
    return [
        one.finding
        for one in tables.findings.values()
        if one.finding.change_digest == change_digest
        and abs(one.finding.created_at - at) <= findings.SAME_CHANGE
        and one.finding.document_id != document_id
        and one.finding.status != "withdrawn"
    ]


def propose(tables: Tables, proposed: Proposed) -> None:
    """Add a proposal; one that is known stays as it is."""
    same = (proposed.stored.entry, proposed.identity)
    if any((one.stored.entry, one.identity) == same for one in tables.proposals.values()):
        return
    number = next_id(tables.proposals)
    stored = dataclasses.replace(held(proposed.stored), id=number)
    tables.proposals[number] = dataclasses.replace(held(proposed), stored=stored)


def _known(tables: Tables, key: tuple[int, str, str], place: findings.Place) -> EpisodicFinding | None:
    readings = (place.before_reading_id, place.after_reading_id)
    same = [
        one
        for one in tables.findings.values()
        if _subject(one.finding) == key and (one.finding.before_reading_id, one.finding.after_reading_id) == readings
    ]
    return max(same, key=lambda one: one.episode, default=None)


def _decided_before(tables: Tables, key: tuple[int, str, str]) -> bool:
    return any(_subject(one.finding) == key and one.finding.status == "decided" for one in tables.findings.values())


def _subject(finding: Finding) -> tuple[int, str, str]:
    return (finding.document_id, finding.kind, finding.subject)
