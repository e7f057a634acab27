"""A batch of visits within one transaction: fences first, then rows in bulk, then what few visits bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from store import errors, payload
from store.model.evidence import VisitRecord
from store.rules import findings, visiting
from store.rules.kept import Kept
from store.schema.evidence import READINGS, SNAPSHOTS, VISITS
from store.schema.watching import HOSTS
from store.sql import document_rows, evidence_rows, finding_rows, follow_ups, gains, locks, noise_rules
from store.sql.packing import Packed


@dataclass(frozen=True, slots=True)
class Made:
    """A record with the rows that were made for it."""

    record: VisitRecord
    packed: Packed
    before: Kept
    visit_id: int
    snapshot_id: int | None
    reading_id: int | None


def record(connection: sa.Connection, records: Sequence[VisitRecord], packed: Mapping[str, Packed]) -> list[int]:
    """Record these visits; return their ids in order. `packed` are their large parts, by visit key."""
    if any(one.fetch_items or one.moved_to for one in records):
        locks.structure(connection)
    _compare_fences(connection, records)
    kept = document_rows.load(connection, {one.document_id for one in records}, lock=True)
    if missing := {one.document_id for one in records} - kept.keys():
        raise errors.UnknownDocumentError(f"there is no document {min(missing)}; nothing of this batch was recorded")
    ids = _known(connection, [one.visit_key for one in records])
    new = [one for one in records if one.visit_key not in ids]
    for together in _rounds(new):
        rows = _rows(connection, together, kept, packed)
        for made in rows:
            ids[made.record.visit_key] = made.visit_id
            kept[made.record.document_id] = _gains(connection, made)
        document_rows.update(connection, [kept[one.document_id] for one in together])
        # Last, because these change other documents, which may be in this very batch.
        touching = [made.record for made in rows if made.record.fetch_items or made.record.moved_to]
        for one in touching:
            follow_ups.follow(connection, one)
        if touching:
            kept = document_rows.load(connection, kept, lock=True)
    return [ids[one.visit_key] for one in records]


def _compare_fences(connection: sa.Connection, records: Sequence[VisitRecord]) -> None:
    """Refuse the batch when another worker has a newer lease; hold the hosts' rows so that none gets one meanwhile."""
    shown = {one.host: one.fence for one in records if one.fence is not None}
    if not shown:
        return
    query = sa.select(HOSTS.c.host, HOSTS.c.fence).where(HOSTS.c.host.in_(shown)).order_by(HOSTS.c.host)
    now = {row.host: row.fence for row in connection.execute(query.with_for_update(read=True))}
    for one in records:
        if one.fence is not None and one.fence != now.get(one.host):
            raise errors.StaleLeaseError(
                f"{one.host} was taken over by another worker; nothing of this batch was recorded"
            )


def _known(connection: sa.Connection, keys: Sequence[str]) -> dict[str, int]:
    rows = connection.execute(sa.select(VISITS.c.visit_key, VISITS.c.id).where(VISITS.c.visit_key.in_(keys)))
    return {row.visit_key: row.id for row in rows}


def _rounds(records: Sequence[VisitRecord]) -> Iterator[list[VisitRecord]]:
    """Cut a batch, in its order, before each second visit of a document: that one builds on the first."""
    together: dict[int, VisitRecord] = {}
    keys: set[str] = set()
    for one in records:
        if one.visit_key in keys:
            continue
        keys.add(one.visit_key)
        if one.document_id in together:
            yield list(together.values())
            together = {}
        together[one.document_id] = one
    if together:
        yield list(together.values())


def _rows(
    connection: sa.Connection, records: Sequence[VisitRecord], kept: dict[int, Kept], packed: Mapping[str, Packed]
) -> list[Made]:
    """Add snapshots, readings and visits, each kind with one statement. A document is in `records` once."""
    snapshots = _snapshots(connection, records)
    readings = _readings(connection, records, kept=kept, snapshots=snapshots, packed=packed)
    rows = [
        _visit_columns(
            one,
            ordinal=None if one.derived else kept[one.document_id].visits + 1,
            snapshot_id=snapshots.get(one.document_id, one.snapshot_id),
            reading_id=readings.get(one.document_id),
        )
        for one in records
    ]
    made = connection.execute(sa.insert(VISITS).returning(VISITS.c.document_id, VISITS.c.id), rows)
    visits = {row.document_id: row.id for row in made}
    return [
        Made(
            record=one,
            packed=packed[one.visit_key],
            before=kept[one.document_id],
            visit_id=visits[one.document_id],
            snapshot_id=snapshots.get(one.document_id, one.snapshot_id),
            reading_id=readings.get(one.document_id),
        )
        for one in records
    ]


def _snapshots(connection: sa.Connection, records: Sequence[VisitRecord]) -> dict[int, int]:
    rows = [
        evidence_rows.snapshot_columns(one.snapshot, document_id=one.document_id)
        for one in records
        if one.snapshot is not None
    ]
    if not rows:
        return {}
    made = connection.execute(sa.insert(SNAPSHOTS).returning(SNAPSHOTS.c.document_id, SNAPSHOTS.c.id), rows)
    return {row.document_id: row.id for row in made}


def _readings(
    connection: sa.Connection,
    records: Sequence[VisitRecord],
    *,
    kept: dict[int, Kept],
    snapshots: dict[int, int],
    packed: Mapping[str, Packed],
) -> dict[int, int]:
    rows = [
        {
            "document_id": one.document_id,
            "ordinal": kept[one.document_id].readings + 1 if one.keep_reading else None,
            "snapshot_id": snapshots.get(one.document_id, one.snapshot_id),
            "seen_at": visiting.seen_at(one),
            "text_digest": packed[one.visit_key].text_digest,
            "rederived": one.derived,
            "reading": packed[one.visit_key].reading,
        }
        for one in records
        if one.reading is not None
    ]
    if not rows:
        return {}
    made = connection.execute(sa.insert(READINGS).returning(READINGS.c.document_id, READINGS.c.id), rows)
    return {row.document_id: row.id for row in made}


def _visit_columns(
    record: VisitRecord, *, ordinal: int | None, snapshot_id: int | None, reading_id: int | None
) -> dict[str, Any]:
    return {
        "visit_key": record.visit_key,
        "document_id": record.document_id,
        "ordinal": ordinal,
        "url": record.url,
        "final_url": record.final_url,
        "started_at": record.started_at,
        "finished_at": record.finished_at,
        "status": record.status,
        "kind": record.outcome.kind.value,
        "reason": record.outcome.reason,
        "outcome": payload.to_json(record.outcome),
        "hops": payload.to_json(record.hops),
        "snapshot_id": snapshot_id,
        "reading_id": reading_id,
    }


def _gains(connection: sa.Connection, made: Made) -> Kept:
    """Write down what this visit brought beside its own rows; return the document's new state."""
    record, before = made.record, made.before
    after = visiting.after(
        before, record, visit_id=made.visit_id, snapshot_id=made.snapshot_id, reading_id=made.reading_id
    )
    now_reading = made.reading_id if made.reading_id is not None else before.document.reading_id
    compared = made.packed.comparison
    if compared is not None and before.document.reading_id is not None and made.reading_id is not None:
        gains.change(connection, record, before=before.document.reading_id, after=made.reading_id, packed=compared)
    if record.quote_states and now_reading is not None:
        gains.quote_states(connection, record, reading_id=now_reading, snapshot_id=made.snapshot_id)
    if record.links and now_reading is not None:
        gains.links(connection, record, reading_id=now_reading, visit_id=made.visit_id)
    if visiting.counts(record) and record.items:
        gains.items(connection, record)
    gains.touched(connection, record, number=after.good_visits)
    if record.proposed_rules:
        noise_rules.propose(connection, record)
    if record.derived:
        return after
    first, second = visiting.compared(before.document.reading_id, record, made.reading_id)
    place = findings.Place(
        document_id=record.document_id,
        before_reading_id=first,
        after_reading_id=second,
        at=record.started_at,
        visit_id=made.visit_id,
        last_good_at=before.document.last_good_at,
    )
    finding_rows.settle(connection, record.pending, place=place, withdrawn=record.withdrawn)
    finding_rows.upsert(connection, record.findings, place=place)
    return after
