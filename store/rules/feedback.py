"""What editors' decisions on a document's findings come to; made anew each time, so it is never out of step. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.model import Feedback
from chronicle.changes.state import FindingKind
from store.model.desk import Verdict
from store.rules import retiring

# Findings whose decisions count, the newest: a source is judged by how it has been of late.
MOST = 20
# That a finding about a quotation missed says nothing about how much the rest of the page matters.
_ABOUT_QUOTES = frozenset({FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE, FindingKind.QUOTE_RESTORED})


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with the finding that it judged."""

    finding_id: int
    kind: FindingKind
    verdict: Verdict
    by: str
    at: datetime


def of(newest_first: Iterable[Judged], *, since: datetime | None) -> Feedback:
    """Return what these decisions come to. Of each finding the last word counts; those before `since` are forgotten."""
    last: dict[int, Judged] = {}
    for one in newest_first:
        if one.by != retiring.BY and one.verdict != "later" and len(last) < MOST:
            last.setdefault(one.finding_id, one)
    kept = [one for one in last.values() if since is None or one.at > since]
    lowered = [one for one in kept if one.verdict == "rejected" and one.kind not in _ABOUT_QUOTES]
    raised = [one for one in kept if one.verdict == "accepted"]
    return Feedback(len(lowered), len(raised), min((one.at for one in (*lowered, *raised)), default=None))
