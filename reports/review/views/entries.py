"""The entries of the chronicle."""

from dataclasses import dataclass

from starlette.responses import Response

from reports.review import asking
from reports.review.asking import Asked
from store.model.desk import StoredEntry


@dataclass(frozen=True, slots=True)
class Row:
    """One entry with how many open findings concern it (counted up to `MOST`)."""

    stored: StoredEntry
    waiting: int
    urgent: int


MOST = 1000


def show(asked: Asked) -> Response:
    """Show all entries, the newest quarter first."""
    entries = sorted(asked.store.entries.all(), key=lambda stored: (stored.entry.quarter, stored.entry.title))
    return asking.page(asked, "entries.html", rows=[_row(asked, stored) for stored in reversed(entries)])


def _row(asked: Asked, stored: StoredEntry) -> Row:
    waiting = asked.store.findings.select(entry=stored.slug, limit=MOST)
    return Row(stored, len(waiting), sum(finding.level == "urgent" for finding in waiting))
