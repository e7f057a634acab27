"""Changes at places that always change: how such a change is told apart, and why no second visit can confirm it."""

from collections.abc import Sequence

from chronicle.changes import hunks, ignoring, levels, telling, touching, volatility
from chronicle.changes.model import Comparison, Reason, Significance
from chronicle.changes.rules import CompareRules, IgnoreRule
from chronicle.changes.state import DocumentState, FindingKind, Trail
from chronicle.changes.volatility import Volatile
from chronicle.documents.model import Reading

_OF_THE_WHOLE = (FindingKind.CONTENT_CHANGED, FindingKind.LINKS_CHANGED)


def place(comparison: Comparison, trail: Trail, *, before: Reading, after: Reading) -> Volatile | None:
    """Return the place that keeps changing, None where something else changed as well."""
    found = volatility.places(trail, after)
    rules = CompareRules(ignored=tuple(IgnoreRule(number, v.place) for number, v in enumerate(found, start=1)))
    others = (
        *ignoring.links(comparison.links_added, after, rules=rules)[0],
        *ignoring.links(comparison.links_removed, before, rules=rules)[0],
    )
    headline = any(hunks.is_headline(edit) for edit in comparison.edits)
    edited = touching.edited(comparison, before=before, after=after)
    return None if others or headline else volatility.restless(found, edited)


def lowered(significance: Significance, at: Volatile) -> Significance:
    """Return the least that is a finding at all, with its reason: the change stays to be seen behind all others.

    Only an editor can say that such a place means nothing; until then nothing is held back there.
    """
    fewer = round(levels.ROUTINE - significance.score, 2)
    if fewer >= 0:
        return significance
    reason = Reason("volatile", fewer, telling.often(at.changed, at.visits))
    return Significance(levels.of(levels.ROUTINE), levels.ROUTINE, (*significance.reasons, reason))


def is_again(state: DocumentState, touched: Sequence[str]) -> bool:
    """Say whether this is the second look at a change, and only the blocks that changed then have changed again.

    A third look would find them changed once more: such a page would be visited every few minutes for ever.
    """
    awaited = any(p.kind in _OF_THE_WHOLE for p in state.pending)
    just_now = {path for path, visits in state.trail.touched.items() if visits[-1:] == (state.trail.good_visits,)}
    return awaited and bool(touched) and just_now.issuperset(touched)
