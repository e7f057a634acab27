"""What was held back as noise: every difference that was seen and not raised, so that an editor can disagree."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from starlette.responses import Response

from reports import noise
from reports.noise import Noise
from reports.review import asking
from reports.review.asking import Asked
from store.model.watching import Document

MOST_CHANGES = 200
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """What one visit brought that was held back."""

    found: Noise
    document: Document | None


def show(asked: Asked) -> Response:
    """Show the held-back differences since a day, the newest first."""
    now = asked.desk.clock.now()
    since = _since(asked.query.get("since", ""), default=now - WEEK)
    changes = asked.store.visits.changes_between(since, now + timedelta(seconds=1), limit=MOST_CHANGES)
    rows = [Row(found, asked.store.documents.get(found.change.document_id)) for found in noise.distinct(changes)]
    return asking.page(asked, "held_back.html", rows=rows, since=since)


def _since(text: str, *, default: datetime) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)
    except ValueError:
        return default
