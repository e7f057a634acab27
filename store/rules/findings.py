"""What becomes of findings when a visit brings them, confirms them, or does not see them again. Pure."""

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from chronicle.changes import identical
from chronicle.changes.model import Level
from chronicle.changes.state import FindingDraft, PendingVerdict
from store.model.desk import Finding, FindingStatus

RANKS = {Level.URGENT: 0, Level.IMPORTANT: 1, Level.ROUTINE: 2, Level.NONE: 3}
# How far apart two findings may lie that are told as the same change: a site that is rebuilt or renamed in steps.
SAME_CHANGE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a visit makes findings: the readings that it compared, and the last good visit before it."""

    document_id: int
    before_reading_id: int | None
    after_reading_id: int | None
    at: datetime
    visit_id: int
    last_good_at: datetime | None


def new(draft: FindingDraft, place: Place, *, decided_before: bool, entries: tuple[str, ...]) -> Finding:
    """Return a finding that was not known. After a decision on the same subject it opens as `reopened`."""
    return Finding(
        id=0,
        document_id=place.document_id,
        kind=draft.kind,
        subject=draft.subject,
        before_reading_id=place.before_reading_id,
        after_reading_id=place.after_reading_id,
        level=draft.level,
        score=draft.score,
        reasons=draft.reasons,
        summary=draft.summary,
        status=_opened(decided_before=decided_before) if draft.confirmed else "unconfirmed",
        created_at=place.at,
        seen_at=place.at,
        confirmed_at=place.at if draft.confirmed else None,
        visit_id=place.visit_id,
        citation_keys=draft.citation_keys,
        entries=entries,
        change_digest=draft.change_digest,
    )


def in_view(finding: Finding, *, others: int) -> Finding:
    """Return a finding as it counts beside so many other documents that changed in the same way."""
    level, score, reasons = identical.weighed(finding.kind, finding.reasons, others=others, level=finding.level)
    return dataclasses.replace(finding, level=level, score=score, reasons=reasons)


def is_another_loss(known: Finding, place: Place) -> bool:
    """Say whether the same key means something new: a loss again, with a good visit since it was last seen."""
    if place.after_reading_id is not None or place.last_good_at is None:
        return False
    return place.last_good_at > known.seen_at


def repeated(known: Finding, draft: FindingDraft, *, at: datetime, decided_before: bool) -> Finding:
    """Return a known finding that a visit saw again. What an editor has judged stays as it was judged."""
    if known.status == "decided":
        return dataclasses.replace(known, seen_at=at)
    status: FindingStatus = known.status
    confirmed_at = known.confirmed_at
    if draft.confirmed and status in ("unconfirmed", "withdrawn"):
        status, confirmed_at = _opened(decided_before=decided_before), at
    elif status == "withdrawn":
        status = "unconfirmed"
    return dataclasses.replace(
        known,
        level=draft.level,
        score=draft.score,
        reasons=draft.reasons,
        summary=draft.summary,
        status=status,
        confirmed_at=confirmed_at,
        seen_at=at,
        change_digest=draft.change_digest,
    )


def verdict_on(waiting: Finding, verdict: PendingVerdict, withdrawn: Collection[str]) -> PendingVerdict:
    """Return what a visit means for one of the waiting findings."""
    return PendingVerdict.WITHDRAW if waiting.subject in withdrawn else verdict


def settled(waiting: Finding, verdict: PendingVerdict, *, at: datetime, decided_before: bool) -> Finding:
    """Return a waiting finding after the visit that was to confirm it."""
    if verdict is PendingVerdict.CONFIRM:
        opened = _opened(decided_before=decided_before)
        return dataclasses.replace(waiting, status=opened, confirmed_at=at, seen_at=at)
    if verdict is PendingVerdict.WITHDRAW:
        return dataclasses.replace(waiting, status="withdrawn")
    return waiting


def _opened(*, decided_before: bool) -> FindingStatus:
    return "reopened" if decided_before else "open"
