"""Which visits and snapshots a finding rests on. Every time in a report comes from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from store.model.desk import Finding
from store.model.evidence import Snapshot, StoredReading, Visit
from store.ports import Store

# How many visits back we look for the last one that saw the old state. Further back the reading's own time is used,
# which is true as well, only less narrow.
VISITS_BACK = 50


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one visit saw, and the snapshot that proves it (None where an answer was not archived)."""

    at: datetime
    visit: Visit | None
    snapshot: Snapshot | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The last sighting of the old state, the first of the new one, and when a second visit confirmed it."""

    before: Sighting | None
    after: Sighting
    confirmed_at: datetime | None


def gather(store: Store, finding: Finding, *, before: StoredReading | None, after: StoredReading | None) -> Evidence:
    """Return what a finding rests on."""
    visits = store.visits.of(finding.document_id, limit=VISITS_BACK)
    sighting = _first_after(store, finding, after=after)
    return Evidence(
        before=_last_before(store, visits, until=sighting.at, before=before),
        after=sighting,
        confirmed_at=_confirmed_at(finding),
    )


def _confirmed_at(finding: Finding) -> datetime | None:
    """Return when another visit confirmed it; None where one visit was enough."""
    at = finding.confirmed_at
    return at if at is not None and at > finding.created_at else None


def _last_before(
    store: Store, visits: Sequence[Visit], *, until: datetime, before: StoredReading | None
) -> Sighting | None:
    """Return the last visit that still saw content before this finding, else the old reading's own snapshot."""
    for visit in visits:
        if visit.outcome.kind.is_content and visit.finished_at < until:
            return Sighting(visit.finished_at, visit, _snapshot(store, visit.snapshot_id))
    if before is None:
        return None
    return Sighting(before.seen_at, None, _snapshot(store, before.snapshot_id))


def _first_after(store: Store, finding: Finding, *, after: StoredReading | None) -> Sighting:
    visit = store.visits.get(finding.visit_id) if finding.visit_id is not None else None
    if visit is not None:
        return Sighting(visit.finished_at, visit, _snapshot(store, visit.snapshot_id))
    if after is not None:
        return Sighting(after.seen_at, None, _snapshot(store, after.snapshot_id))
    return Sighting(finding.created_at, None, None)


def _snapshot(store: Store, snapshot_id: int | None) -> Snapshot | None:
    return store.visits.snapshot(snapshot_id) if snapshot_id is not None else None
