"""The entries of the chronicle."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from reports.review import asking, concerned
from reports.review.asking import Asked
from store.model.desk import Finding, StoredEntry


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
    linked = concerned.new_documents(asked.store)
    rows = [_row(asked, stored, linked=linked.get(stored.slug, [])) for stored in reversed(entries)]
    return asking.page(asked, "entries.html", rows=rows)


def _row(asked: Asked, stored: StoredEntry, *, linked: Sequence[Finding]) -> Row:
    waiting = [*asked.store.findings.select(entry=stored.slug, limit=MOST), *linked]
    return Row(stored, len(waiting), sum(finding.level == "urgent" for finding in waiting))
