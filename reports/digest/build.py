"""What goes into a mail: picked and put in order from the store, in no language yet. Nothing here sends anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from chronicle.changes.model import Level
from chronicle.changes.state import FindingKind
from reports import findings, noise, stocktaking
from reports.digest import survey
from reports.digest.survey import Survey
from reports.findings import FindingView
from reports.places import Place, Shelf
from reports.settings import Subscription
from reports.stocktaking import Stocktaking
from store.model.desk import Finding
from store.ports import Store

WEEK = timedelta(days=7)
PAGE = 500
# What one mail can carry and somebody can read. What is beyond it stays undelivered and comes next time.
MOST_FINDINGS = 200
MOST_CHANGES = 5000
# Enough to hold the last weekly digest among the urgent mails of a bad week.
RECENT = 200


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """The findings of one section of an entry, by footnote."""

    place: Place
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The findings of one entry by section. `place` is None for sources that no entry cites."""

    place: Place | None
    sections: tuple[SectionGroup, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding of this period that an urgent mail has carried already."""

    view: FindingView
    at: datetime


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Earlier findings that wait for a decision: how many, and the oldest."""

    count: int
    oldest: Finding | None


@dataclass(frozen=True, slots=True)
class Digest:
    """One mail's content.

    `held_back` counts differences that were put back as noise in the period; `stocktakings` belong to the first digest
    of a subscription, afterwards it is empty.
    """

    subscription: Subscription
    start: datetime
    end: datetime
    urgent: tuple[FindingView, ...]
    reported: tuple[Reported, ...]
    groups: tuple[EntryGroup, ...]
    new_documents: tuple[FindingView, ...]
    survey: Survey
    carried_over: CarriedOver
    held_back: int
    stocktakings: tuple[Stocktaking, ...]

    @property
    def carried(self) -> tuple[FindingView, ...]:
        """Every finding that this mail delivers."""
        grouped = [view for group in self.groups for section in group.sections for view in section.findings]
        return (*self.urgent, *grouped, *self.new_documents)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing new to tell, and enough was looked at to say so."""
        return not (self.carried or self.reported or self.stocktakings or self.survey.is_idle)


def weekly(store: Store, subscription: Subscription, *, now: datetime) -> Digest:
    """Return the digest of the time since the last one (a week for the first)."""
    start = _start(store, subscription, now=now)
    views = _undelivered(store, subscription)
    reported = _reported(store, subscription, start=start, end=now)
    told = {view.finding.id for view in views} | {item.view.finding.id for item in reported}
    return Digest(
        subscription=subscription,
        start=start,
        end=now,
        urgent=tuple(view for view in views if is_urgent(view)),
        reported=reported,
        groups=group([view for view in views if not is_urgent(view) and not is_new(view)]),
        new_documents=tuple(view for view in views if not is_urgent(view) and is_new(view)),
        survey=survey.take(store, start=start, end=now),
        carried_over=_carried_over(store, told),
        held_back=_held_back(store, start, now),
        stocktakings=_stocktakings(store, subscription, now=now),
    )


def urgent(store: Store, subscription: Subscription) -> tuple[FindingView, ...]:
    """Return the urgent findings that were confirmed and not yet sent to this subscription."""
    waiting = store.findings.undelivered(subscription.name, urgent_only=True)[:MOST_FINDINGS]
    return tuple(findings.gather_all(store, waiting, shelf=Shelf(store)))


def is_urgent(view: FindingView) -> bool:
    """Whether a finding is told first."""
    return view.finding.level is Level.URGENT


def is_new(view: FindingView) -> bool:
    """Whether a finding is a new document of a listing."""
    return view.finding.kind is FindingKind.NEW_DOCUMENT


def group(views: Sequence[FindingView]) -> tuple[EntryGroup, ...]:
    """Return findings by entry, section and footnote in the order of the chronicle; those without an entry last."""
    placed = sorted((view for view in views if view.places), key=lambda view: view.places[0])
    groups = [
        EntryGroup(place=sections[0].place, sections=sections)
        for _, members in groupby(placed, key=lambda view: view.places[0].entry)
        for sections in [tuple(_sections(list(members)))]
    ]
    loose = tuple(view for view in views if not view.places)
    if loose:
        nowhere = Place(quarter="", entry_title="", entry="")
        groups.append(EntryGroup(place=None, sections=(SectionGroup(nowhere, loose),)))
    return tuple(groups)


def _sections(views: Sequence[FindingView]) -> Iterator[SectionGroup]:
    for _, members in groupby(views, key=lambda view: view.places[0].section):
        own = tuple(members)
        yield SectionGroup(own[0].places[0], own)


def _start(store: Store, subscription: Subscription, *, now: datetime) -> datetime:
    ends = [
        delivery.period_end
        for delivery in store.deliveries.recent(subscription=subscription.name, limit=RECENT)
        if delivery.kind == "weekly" and delivery.period_end is not None
    ]
    return max(ends, default=now - WEEK)


def _undelivered(store: Store, subscription: Subscription) -> list[FindingView]:
    waiting = store.findings.undelivered(subscription.name)[:MOST_FINDINGS]
    return findings.gather_all(store, waiting, shelf=Shelf(store))


def _reported(store: Store, subscription: Subscription, *, start: datetime, end: datetime) -> tuple[Reported, ...]:
    """Return what urgent mails of the period carried, the earliest first."""
    at: dict[int, datetime] = {}
    for delivery in store.deliveries.recent(subscription=subscription.name, limit=RECENT):
        if delivery.kind == "urgent" and delivery.sent_at is not None and start <= delivery.sent_at <= end:
            at |= dict.fromkeys(delivery.finding_ids, delivery.sent_at)
    found = [finding for finding in map(store.findings.get, at) if finding is not None]
    views = findings.gather_all(store, found, shelf=Shelf(store))
    return tuple(sorted((Reported(view, at[view.finding.id]) for view in views), key=lambda item: item.at))


def _carried_over(store: Store, told: set[int]) -> CarriedOver:
    """Return the open findings that this mail does not tell: they were told before."""
    waiting: list[Finding] = []
    offset = 0
    while page := store.findings.select(limit=PAGE, offset=offset):
        waiting += [finding for finding in page if finding.id not in told]
        offset += len(page)
    return CarriedOver(len(waiting), min(waiting, key=lambda finding: finding.created_at, default=None))


def _held_back(store: Store, start: datetime, end: datetime) -> int:
    changes = store.visits.changes_between(start, end, limit=MOST_CHANGES)
    return sum(len(found.differences) for found in noise.distinct(changes))


def stocktaking_fact(subscription: Subscription, slug: str) -> str:
    """Return the name of the fact that this subscription was told an entry's stocktaking."""
    return f"stocktaking-told/{subscription.name}/{slug}"


def _stocktakings(store: Store, subscription: Subscription, *, now: datetime) -> tuple[Stocktaking, ...]:
    """Return the stocktakings not told yet, once complete; a week after the import also those with gaps."""
    reports = []
    for stored in store.entries.all():
        if store.fact(stocktaking_fact(subscription, stored.slug)) is not None:
            continue
        report = stocktaking.take(store, stored.slug, now=now)
        if report is not None and (report.is_complete or now - stored.imported_at >= WEEK):
            reports.append(report)
    return tuple(reports)
