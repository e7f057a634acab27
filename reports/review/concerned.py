"""Findings by entry, with new documents that no footnote cites but whose own text belongs to the entry."""

from collections import defaultdict
from collections.abc import Sequence

from chronicle.changes.model import Level
from chronicle.changes.state import FindingKind
from reports import links
from reports.places import Shelf
from store.model.desk import Finding, FindingStatus
from store.ports import Store

OPEN: tuple[FindingStatus, ...] = ("open", "reopened")
# What one page looks through for new documents, the most urgent first.
MOST = 5000
ORDER = tuple(Level)


def select(
    store: Store,
    *,
    statuses: Sequence[FindingStatus] = OPEN,
    entry: str | None = None,
    level: str | None = None,
    limit: int = 200,
    offset: int = 0,
) -> list[Finding]:
    """Return findings as the store does: urgent first, then by score and age; those of an entry with its new
    documents.
    """
    if entry is None:
        return store.findings.select(statuses=statuses, level=level, limit=limit, offset=offset)
    found = store.findings.select(statuses=statuses, level=level, entry=entry, limit=MOST)
    known = {finding.id for finding in found}
    linked = new_documents(store, statuses=statuses, level=level).get(entry, [])
    found += [finding for finding in linked if finding.id not in known]
    found.sort(key=lambda finding: (ORDER.index(finding.level), -finding.score, finding.created_at))
    return found[offset : offset + limit]


def new_documents(
    store: Store, *, statuses: Sequence[FindingStatus] = OPEN, level: str | None = None
) -> dict[str, list[Finding]]:
    """Return findings about new documents by the entries that their links lead to."""
    shelf = Shelf(store)
    by_entry: dict[str, list[Finding]] = defaultdict(list)
    for finding in store.findings.select(statuses=statuses, level=level, limit=MOST):
        if finding.kind is not FindingKind.NEW_DOCUMENT or finding.entries:
            continue
        concern = links.gather(store, finding, shelf=shelf)
        for slug in dict.fromkeys(place.entry for place in concern.places):
            by_entry[slug].append(finding)
    return by_entry
