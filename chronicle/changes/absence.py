"""When repeated visits that do not find a page make it gone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from chronicle.changes import endings
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.state import DecideRules, DocumentState, PastVisit


def decide(cause: str, state: DocumentState, *, now: datetime, rules: DecideRules) -> Outcome:
    """Return `gone` where enough visits over enough days missed the page, else an outcome that waits for more.

    A name that no longer resolves must have been missing for the whole window: names come back.
    """
    times = _counted(_absences(state.visits), now=now, gap=rules.gone_gap)
    spread = times[0] - times[-1]
    least = rules.gone_window if cause == "host" else rules.gone_window * rules.gone_share
    enough = spread >= least if cause == "host" else spread > least
    detail = f"{cause}: {len(times)} visits over {spread.days} days"
    if was_gone(state) or (len(times) >= rules.gone_visits and enough):
        return endings.gone(cause, detail=detail)
    return endings.absent(cause, detail=detail)


def was_gone(state: DocumentState) -> bool:
    """Say whether the page was already gone in the current run of visits that missed it."""
    return any(v.outcome == OutcomeKind.GONE for v in _run(state.visits))


def _absences(visits: Iterable[PastVisit]) -> list[datetime]:
    return [v.at for v in _run(visits) if endings.is_absence(v.reason)]


def _run(visits: Iterable[PastVisit]) -> list[PastVisit]:
    """Return the visits, newest first, since the page was last seen."""
    run = []
    for visit in visits:
        if visit.outcome.is_content or visit.outcome == OutcomeKind.MOVED:
            break
        run.append(visit)
    return run


def _counted(earlier: Iterable[datetime], *, now: datetime, gap: timedelta) -> list[datetime]:
    """Return the times, newest first, of which each is at least `gap` after the next: visits in a burst count once."""
    times = [now]
    for at in earlier:
        if times[-1] - at >= gap:
            times.append(at)
    return times
