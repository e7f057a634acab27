"""When to visit a document again. Pure: history, clock and settings in, a time out.

After a first failure visits come every three days, so that absence can be told from an outage by repeated visits; a
failure that may pass by itself is tried once more within hours. A document that stays out of reach is asked less and
less, but never forgotten.
"""

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.state import PastVisit
from scheduler.settings import ScheduleSettings

# A server may ask for patience, but not for more than a day at a time (RFC 9110, section 10.2.3 sets no limit).
_LONGEST_RETRY_AFTER = timedelta(days=1)
# The share of a cadence by which documents are spread, so that what was declared together is not due together.
_SPREAD = 0.05
# What is gone or walled off for long, and what nobody asked for, is asked at this multiple of its cadence, at most
# monthly.
_RARELY = 4
_RAREST = timedelta(days=30)
_LONG_RUN = 6

# Reasons of `broken` that a server may get over within hours; every 5xx is one as well.
_PASSING = frozenset({"timeout", "reset", "connect", "dns-failure", "truncated", "empty-body"})


@dataclass(frozen=True, slots=True)
class History:
    """What the policy knows of a document after a visit. `past` are the visits before it, the newest first.

    `confirm_after` is set where the decision asks for a confirming second visit, `retry_after` where the server did,
    `revisit_after` where a text announces that it goes on.
    `discovered`: it was found on a listing, and neither a footnote nor a source nor a person asks for it.
    """

    document: int
    kind: str
    cited: bool
    cadence: timedelta | None
    outcome: Outcome
    past: tuple[PastVisit, ...] = ()
    confirm_after: timedelta | None = None
    retry_after: timedelta | None = None
    revisit_after: timedelta | None = None
    discovered: bool = False


def next_visit(history: History, *, now: datetime, settings: ScheduleSettings) -> datetime:
    """Return the time of the next visit, always later than `now`."""
    if history.confirm_after is not None:
        return now + history.confirm_after
    wait = _wait(history, settings)
    if history.revisit_after is not None:
        wait = min(wait, history.revisit_after)
    if history.retry_after is not None:
        wait = max(wait, min(history.retry_after, _LONGEST_RETRY_AFTER))
    return now + wait


def _wait(history: History, settings: ScheduleSettings) -> timedelta:
    cadence = history.cadence or _default(history, settings)
    kind = history.outcome.kind
    if kind.is_content or kind is OutcomeKind.MOVED:
        return _spread(cadence, history.document)
    if kind is OutcomeKind.GONE or _failures(history) > _LONG_RUN:
        return max(settings.after_failure, min(_RARELY * cadence, _RAREST))
    if _may_pass(history.outcome) and not _failures(history):
        return min(settings.soon_after_passing_failure, cadence)
    return settings.after_failure


def _default(history: History, settings: ScheduleSettings) -> timedelta:
    cadence = settings.cadence(history.kind, cited=history.cited)
    return max(cadence, min(_RARELY * cadence, _RAREST)) if history.discovered else cadence


def _failures(history: History) -> int:
    """Count the failed visits directly before this one."""
    run = 0
    for visit in history.past:
        if visit.outcome.is_content or visit.outcome is OutcomeKind.MOVED:
            break
        run += 1
    return run


def _may_pass(outcome: Outcome) -> bool:
    return outcome.kind is OutcomeKind.BROKEN and (outcome.reason in _PASSING or outcome.reason.startswith("http-5"))


def _spread(cadence: timedelta, document: int) -> timedelta:
    """Lengthen by up to 5 %, always the same for one document."""
    share = zlib.crc32(str(document).encode()) / 2**32
    return cadence * (1 + _SPREAD * share)
