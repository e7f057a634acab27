"""What becomes of rules that hold noise back: proposed once, decided by editors, not proposed again lightly. Pure."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from chronicle.changes import ignoring, volatility
from chronicle.changes.state import ProposedRule
from store import errors
from store.model.noise_rules import NoiseRule, NoiseRuleStatus, NoiseVerdict

# Enough to see what kind of thing changes there.
MOST_TEXTS = 5
_MOST_TEXT = 1000  # characters
# A proposal of ours that a better one made needless is dismissed under this name.
OWN_NAME = "citewatch"
_ALLOWED: dict[NoiseVerdict, tuple[NoiseRuleStatus, ...]] = {
    "accepted": ("proposed", "dismissed", "withdrawn"),
    "dismissed": ("proposed",),
    "withdrawn": ("accepted",),
}


def after_visit(
    known: Sequence[NoiseRule], proposed: Sequence[ProposedRule], *, document_id: int, at: datetime
) -> list[NoiseRule]:
    """Return the document's rules that are new (with id 0) or other than before, after a visit proposed these."""
    by_place = {rule.place: rule for rule in known}
    found = []
    for one in proposed:
        same = by_place.get(one.place)
        if any(_settles(rule, one) for rule in known):
            continue
        found.append(_fresh(one, document_id=document_id, at=at) if same is None else _again(same, one, at=at))
        # A box takes the place of its single lines, and the other way round.
        found += [
            dataclasses.replace(rule, status="dismissed", decided_at=at, decided_by=OWN_NAME)
            for rule in known
            if rule.status == "proposed" and rule is not same and _overlaps(rule.place, one.place)
        ]
    return list({rule.place: rule for rule in found}.values())


def decided(rule: NoiseRule, verdict: NoiseVerdict, *, by: str, at: datetime) -> NoiseRule:
    """Return a rule after a decision. Raises `RuleStateError` for one that it does not allow."""
    if rule.status not in _ALLOWED[verdict]:
        wanted = " or ".join(_ALLOWED[verdict])
        raise errors.RuleStateError(f"rule {rule.id} is {rule.status}; only a rule that is {wanted} can be {verdict}")
    return dataclasses.replace(rule, status=verdict, decided_at=at, decided_by=by)


def _settles(rule: NoiseRule, one: ProposedRule) -> bool:
    """Say whether a decision on this place stands.

    An accepted rule does; one that was turned down does until every visit that a proposal rests on came after it.
    """
    if rule.status == "proposed" or not _overlaps(rule.place, one.place):
        return False
    if rule.status == "accepted":
        return True
    return rule.decided_by != OWN_NAME and one.visit < rule.visit + volatility.WINDOW


def _overlaps(one: str, other: str) -> bool:
    return ignoring.lies_in(one, other) or ignoring.lies_in(other, one)


def _fresh(one: ProposedRule, *, document_id: int, at: datetime) -> NoiseRule:
    return NoiseRule(
        id=0,
        document_id=document_id,
        place=one.place,
        heading=one.heading,
        texts=_texts(one.texts),
        changed=one.changed,
        visits=one.visits,
        visit=one.visit,
        words=one.words,
        status="proposed",
        proposed_at=at,
        seen_at=at,
    )


def _again(known: NoiseRule, one: ProposedRule, *, at: datetime) -> NoiseRule:
    return dataclasses.replace(
        known,
        heading=one.heading,
        texts=_texts((*one.texts, *known.texts)),
        changed=one.changed,
        visits=one.visits,
        visit=one.visit,
        words=one.words,
        status="proposed",
        proposed_at=known.proposed_at if known.status == "proposed" else at,
        seen_at=at,
    )


def _texts(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[:_MOST_TEXT] for text in texts))[:MOST_TEXTS]
