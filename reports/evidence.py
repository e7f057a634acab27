"""Which visits and snapshots a finding rests on. Every time in a report comes from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes import endings
from chronicle.changes.state import FindingKind
from store.model.desk import Finding
from store.model.evidence import Snapshot, StoredReading, Visit
from store.ports import Store

# How many visits back we look for the last one that saw the old state. Further back the reading's own time is used,
# which is true as well, only less narrow.
VISITS_BACK = 50
# These rest on several visits in a row, of which none found the document.
RUN_KINDS = (FindingKind.DOCUMENT_GONE, FindingKind.NOT_REACHED)
LONGEST_RUN = 20


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one visit saw, and the snapshot that proves it (None where an answer was not archived)."""

    at: datetime
    visit: Visit | None
    snapshot: Snapshot | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The last sighting of the old state, the first of the new one, and when a second visit confirmed it.

    `run` are the visits that led to the finding, the earliest first, where it took several; the last of them is
    `after`. `confirmed` is the visit that confirmed, as far as it is known.
    """

    before: Sighting | None
    after: Sighting
    confirmed_at: datetime | None
    run: tuple[Sighting, ...] = ()
    confirmed: Sighting | None = None

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """Everything that the finding rests on, in the order of time."""
        led = self.run or (self.after,)
        return tuple(one for one in (self.before, *led, self.confirmed) if one is not None)


def gather(store: Store, finding: Finding, *, before: StoredReading | None, after: StoredReading | None) -> Evidence:
    """Return what a finding rests on."""
    visits = store.visits.of(finding.document_id, limit=VISITS_BACK)
    sighting = _first_after(store, finding, after=after)
    earlier = _last_before(store, visits, until=sighting.at, before=before)
    confirmed_at = _confirmed_at(finding)
    return Evidence(
        before=earlier,
        after=sighting,
        confirmed_at=confirmed_at,
        run=_run(store, finding, visits, after=earlier, until=sighting.at),
        confirmed=_confirmed(store, visits, confirmed_at),
    )


def _run(
    store: Store, finding: Finding, newest_first: Sequence[Visit], *, after: Sighting | None, until: datetime
) -> tuple[Sighting, ...]:
    """Return the visits since the last good one that say what the finding says; of many the first and the latest."""
    if finding.kind not in RUN_KINDS:
        return ()
    gone = finding.kind is FindingKind.DOCUMENT_GONE
    run = [
        visit
        for visit in reversed(newest_first)
        if not visit.outcome.kind.is_content
        and visit.finished_at <= until
        and (after is None or visit.finished_at > after.at)
        and (not gone or endings.is_absence(visit.outcome.reason))
    ]
    if len(run) > LONGEST_RUN:
        run = [run[0], *run[1 - LONGEST_RUN :]]
    return tuple(Sighting(visit.finished_at, visit, _snapshot(store, visit.snapshot_id)) for visit in run)


def _confirmed(store: Store, visits: Sequence[Visit], at: datetime | None) -> Sighting | None:
    if at is None:
        return None
    # The time is that of the copy: within the visit.
    visit = next((visit for visit in visits if visit.started_at <= at <= visit.finished_at), None)
    return Sighting(at, visit, _snapshot(store, visit.snapshot_id) if visit is not None else None)


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
