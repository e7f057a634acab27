"""Findings between rows and dataclasses, and what visits do to them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from chronicle.changes import identical
from chronicle.changes.model import Level, Reason
from chronicle.changes.state import FindingDraft, FindingKind, PendingVerdict
from chronicle.words import Words
from store import payload, texts
from store.model.desk import Finding
from store.rules import findings
from store.schema.desk import FINDING_CITATIONS, FINDINGS
from store.schema.entries import CITATIONS, ENTRIES
from store.sql import upserts


def load(connection: sa.Connection, query: sa.Select[Any]) -> list[Finding]:
    """Return the findings of a query on the whole table, in its order."""
    rows = connection.execute(query).all()
    concerns = _concerns(connection, [row.id for row in rows])
    return [_finding(row, concerns.get(row.id, {})) for row in rows]


def upsert(connection: sa.Connection, drafts: Iterable[FindingDraft], *, place: findings.Place) -> None:
    """Add what is new, and note what was seen again."""
    for brought in drafts:
        others = count_same(connection, brought.change_digest, document_id=place.document_id, at=place.at)
        draft = identical.in_view(brought, others=others)
        decided = _decided_before(connection, place.document_id, draft.kind, draft.subject)
        known = _known(connection, draft, place)
        if known is None or findings.is_another_loss(known, place):
            episode = 0 if known is None else _episode(connection, known.id) + 1
            finding = findings.new(draft, place, decided_before=decided, entries=())
            finding_id = _insert(connection, finding, episode)
        else:
            finding = findings.repeated(known, draft, at=place.at, decided_before=decided)
            finding_id = known.id
            _update(connection, finding)
        _add_citations(connection, finding_id, draft.citation_keys)


def settle(
    connection: sa.Connection, verdict: PendingVerdict, *, place: findings.Place, withdrawn: Collection[str] = ()
) -> None:
    """Confirm or withdraw the document's findings that wait for a second visit."""
    if verdict is PendingVerdict.KEEP and not withdrawn:
        return
    waiting = sa.select(FINDINGS).where(FINDINGS.c.document_id == place.document_id, FINDINGS.c.status == "unconfirmed")
    for finding in load(connection, waiting):
        decided = _decided_before(connection, place.document_id, finding.kind, finding.subject)
        own = findings.verdict_on(finding, verdict, withdrawn)
        others = count_same(connection, finding.change_digest, document_id=place.document_id, at=place.at)
        settled = findings.settled(finding, own, at=place.at, decided_before=decided)
        _update(connection, findings.in_view(settled, others=others))


def count_same(connection: sa.Connection, change_digest: str | None, *, document_id: int, at: datetime) -> int:
    """Return in how many other documents the same change was seen not long before."""
    if change_digest is None:
        return 0
    others = sa.select(sa.func.count(sa.distinct(FINDINGS.c.document_id))).where(
        *same_change(change_digest, document_id=document_id, at=at)
    )
    return connection.scalar(others) or 0


def same_change(change_digest: str, *, document_id: int, at: datetime) -> Sequence[sa.ColumnElement[bool]]:
    """Return what findings of other documents fulfil that tell of the same change, about the same time."""
    return (
        FINDINGS.c.change_digest == change_digest,
        FINDINGS.c.created_at.between(at - findings.SAME_CHANGE, at + findings.SAME_CHANGE),
        FINDINGS.c.document_id != document_id,
        FINDINGS.c.status != "withdrawn",
    )


def _known(connection: sa.Connection, draft: FindingDraft, place: findings.Place) -> Finding | None:
    query = (
        sa.select(FINDINGS)
        .where(
            *_subject(place.document_id, draft.kind, draft.subject),
            FINDINGS.c.before_reading_id == (place.before_reading_id or 0),
            FINDINGS.c.after_reading_id == (place.after_reading_id or 0),
        )
        .order_by(FINDINGS.c.episode.desc())
        .limit(1)
    )
    return next(iter(load(connection, query)), None)


def _episode(connection: sa.Connection, finding_id: int) -> int:
    return connection.scalar(sa.select(FINDINGS.c.episode).where(FINDINGS.c.id == finding_id)) or 0


def _decided_before(connection: sa.Connection, document_id: int, kind: FindingKind, subject: str) -> bool:
    decided = sa.select(FINDINGS.c.id).where(*_subject(document_id, kind, subject), FINDINGS.c.status == "decided")
    return connection.scalar(decided.limit(1)) is not None


def _subject(document_id: int, kind: FindingKind, subject: str) -> Sequence[sa.ColumnElement[bool]]:
    return (
        FINDINGS.c.document_id == document_id,
        FINDINGS.c.kind == kind.value,
        FINDINGS.c.subject_hash == texts.fingerprint(subject),
    )


def _insert(connection: sa.Connection, finding: Finding, episode: int) -> int:
    made = sa.insert(FINDINGS).values(
        document_id=finding.document_id,
        kind=finding.kind.value,
        subject=finding.subject,
        subject_hash=texts.fingerprint(finding.subject),
        before_reading_id=finding.before_reading_id or 0,
        after_reading_id=finding.after_reading_id or 0,
        episode=episode,
        created_at=finding.created_at,
        visit_id=finding.visit_id,
        **_moving(finding),
    )
    return int(connection.execute(made.returning(FINDINGS.c.id)).scalar_one())


def _update(connection: sa.Connection, finding: Finding) -> None:
    connection.execute(sa.update(FINDINGS).where(FINDINGS.c.id == finding.id).values(**_moving(finding)))


def _moving(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level.value,
        "rank": findings.RANKS[finding.level],
        "score": finding.score,
        "reasons": payload.to_json(finding.reasons),
        "summary": payload.to_json(finding.summary),
        "status": finding.status,
        "change_digest": finding.change_digest,
        "seen_at": finding.seen_at,
        "confirmed_at": finding.confirmed_at,
    }


def _add_citations(connection: sa.Connection, finding_id: int, keys: Sequence[str]) -> None:
    if not keys:
        return
    known = connection.scalar(
        sa.select(sa.func.count()).select_from(FINDING_CITATIONS).where(FINDING_CITATIONS.c.finding_id == finding_id)
    )
    rows = [
        {"finding_id": finding_id, "citation_key": key, "position": (known or 0) + position}
        for position, key in enumerate(dict.fromkeys(keys))
    ]
    connection.execute(upserts.insert(connection, FINDING_CITATIONS).on_conflict_do_nothing(), rows)


def _concerns(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, str | None]]:
    """Return, by finding, its citations in order, each with its entry's slug."""
    rows = connection.execute(
        sa.select(FINDING_CITATIONS.c.finding_id, FINDING_CITATIONS.c.citation_key, ENTRIES.c.slug)
        .outerjoin(CITATIONS, CITATIONS.c.key == FINDING_CITATIONS.c.citation_key)
        .outerjoin(ENTRIES, ENTRIES.c.id == CITATIONS.c.entry_id)
        .where(FINDING_CITATIONS.c.finding_id.in_(ids))
        .order_by(FINDING_CITATIONS.c.finding_id, FINDING_CITATIONS.c.position)
    )
    found: dict[int, dict[str, str | None]] = {}
    for row in rows:
        found.setdefault(row.finding_id, {})[row.citation_key] = row.slug
    return found


def _finding(row: sa.Row[Any], concerns: Mapping[str, str | None]) -> Finding:
    return Finding(
        id=row.id,
        document_id=row.document_id,
        kind=FindingKind(row.kind),
        subject=row.subject,
        before_reading_id=row.before_reading_id or None,
        after_reading_id=row.after_reading_id or None,
        level=Level(row.level),
        score=row.score,
        reasons=payload.from_json(tuple[Reason, ...], row.reasons),
        summary=payload.from_json(Words, row.summary),
        status=row.status,
        created_at=row.created_at,
        seen_at=row.seen_at,
        confirmed_at=row.confirmed_at,
        visit_id=row.visit_id,
        change_digest=row.change_digest,
        citation_keys=tuple(concerns),
        entries=tuple(sorted({slug for slug in concerns.values() if slug is not None})),
    )
