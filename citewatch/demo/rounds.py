"""When the demonstration visits: it leaps from one due visit to the next instead of waiting for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

# Due visits of one day are made together in its evening, as one batch; a batch costs seconds here.
_EVENING = time(18)
# What is due sooner than this (a confirming visit, a document found on a list) is not put off until the evening, and
# what is due so soon after the evening is not put off until the next.
_SOON = timedelta(hours=1)


def next_round(due: Iterable[datetime], *, now: datetime) -> datetime | None:
    """Return when to visit next, None where nothing will be due; the times are those of the documents' next visits."""
    times = sorted(due)
    if not times:
        return None
    if times[0] - now <= _SOON:
        return max(now, _last(times, until=now + _SOON))
    evening = datetime.combine(times[0].date(), _EVENING, tzinfo=times[0].tzinfo)
    if times[0] > evening + _SOON:
        evening += timedelta(days=1)
    return max(evening, _last(times, until=evening + _SOON))


def _last(times: Sequence[datetime], *, until: datetime) -> datetime:
    return max(at for at in times if at <= until)
