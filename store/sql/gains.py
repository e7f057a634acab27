"""What a visit brings beside its own rows: the change, states of quotes, links, items, volatile blocks."""

import json
from typing import Any

import sqlalchemy as sa

from store import payload, texts
from store.model.evidence import StoredQuoteState, VisitRecord
from store.rules import quotes, visiting, volatility
from store.schema.evidence import CHANGES, LINKS, QUOTE_HEADS, QUOTE_STATES
from store.schema.watching import ITEMS, VOLATILITY
from store.sql import evidence_rows, upserts


def change(connection: sa.Connection, record: VisitRecord, *, before: int, after: int, packed: bytes) -> None:
    """Add the difference of two readings."""
    connection.execute(
        sa.insert(CHANGES).values(
            document_id=record.document_id,
            before_reading_id=before,
            after_reading_id=after,
            seen_at=visiting.seen_at(record),
            comparison=packed,
            significance=None if record.significance is None else payload.to_json(record.significance),
        )
    )


def touched(connection: sa.Connection, record: VisitRecord, *, number: int) -> None:
    """Count which blocks changed at the document's good visit with this number; those at rest make room."""
    paths = volatility.touched(record)
    if not paths:
        return
    ours = VOLATILITY.c.document_id == record.document_id
    known = {row.path_hash: _visits(row) for row in connection.execute(sa.select(VOLATILITY).where(ours))}
    wanted = {texts.fingerprint(path): path for path in paths}
    rest = [key for key, visits in known.items() if key not in wanted and volatility.is_at_rest(visits, number)]
    new = sum(key not in known for key in wanted)
    if len(known) + new > volatility.MOST_PATHS and rest:
        connection.execute(sa.delete(VOLATILITY).where(ours, VOLATILITY.c.path_hash.in_(rest)))
        known = {key: visits for key, visits in known.items() if key not in rest}
    room = volatility.MOST_PATHS - len(known)
    rows = []
    for key, path in wanted.items():
        room -= key not in known
        if key in known or room >= 0:
            visits = json.dumps(volatility.with_visit(known.get(key, ()), number))
            rows.append(
                {"document_id": record.document_id, "path_hash": key, "path": path, "changed": 1, "visits": visits}
            )
    insert = upserts.insert(connection, VOLATILITY)
    counted = insert.on_conflict_do_update(
        index_elements=[VOLATILITY.c.document_id, VOLATILITY.c.path_hash],
        set_={"changed": VOLATILITY.c.changed + 1, "visits": insert.excluded.visits},
    )
    if rows:
        connection.execute(counted, rows)


def _visits(row: sa.Row[Any]) -> tuple[int, ...]:
    return payload.from_json(tuple[int, ...], row.visits)


def quote_states(connection: sa.Connection, record: VisitRecord, *, reading_id: int, snapshot_id: int | None) -> None:
    """Add the states that say something new, and move the heads on."""
    heads = _heads(connection, record)
    for seen in record.quote_states:
        head = heads.get(seen.key)
        if not quotes.is_news(head, seen.state, reading_id=reading_id):
            continue
        newest = StoredQuoteState(
            quote_key=seen.key,
            document_id=record.document_id,
            reading_id=reading_id,
            snapshot_id=snapshot_id,
            seen_at=visiting.seen_at(record),
            state=seen.state,
        )
        heads[seen.key] = quotes.following(head, newest)
        _add_state(connection, heads[seen.key])


def _heads(connection: sa.Connection, record: VisitRecord) -> dict[str, quotes.Head]:
    rows = connection.execute(
        sa.select(QUOTE_STATES, QUOTE_HEADS.c.good_at)
        .join(QUOTE_HEADS, QUOTE_HEADS.c.state_id == QUOTE_STATES.c.id)
        .where(
            QUOTE_HEADS.c.document_id == record.document_id,
            QUOTE_HEADS.c.quote_key.in_([seen.key for seen in record.quote_states]),
        )
    )
    return {row.quote_key: quotes.Head(evidence_rows.quote_state(row), row.good_at) for row in rows}


def _add_state(connection: sa.Connection, head: quotes.Head) -> None:
    newest = head.newest
    state_id = connection.execute(
        sa.insert(QUOTE_STATES)
        .values(
            quote_key=newest.quote_key,
            document_id=newest.document_id,
            reading_id=newest.reading_id,
            snapshot_id=newest.snapshot_id,
            seen_at=newest.seen_at,
            state=payload.to_json(newest.state),
        )
        .returning(QUOTE_STATES.c.id)
    ).scalar_one()
    moving: dict[str, Any] = {"state_id": state_id, "name": newest.state.state.value, "good_at": head.good_at}
    insert = upserts.insert(connection, QUOTE_HEADS)
    connection.execute(
        insert.values(quote_key=newest.quote_key, document_id=newest.document_id, **moving).on_conflict_do_update(
            index_elements=[QUOTE_HEADS.c.quote_key, QUOTE_HEADS.c.document_id], set_=moving
        )
    )


def links(connection: sa.Connection, record: VisitRecord, *, reading_id: int, visit_id: int) -> None:
    """Add the links of a reading."""
    rows = [
        {
            "document_id": record.document_id,
            "visit_id": visit_id,
            "reading_id": reading_id,
            "seen_at": visiting.seen_at(record),
            "entry": link.entry,
            "link": payload.to_json(link),
        }
        for link in record.links
    ]
    connection.execute(sa.insert(LINKS), rows)


def items(connection: sa.Connection, record: VisitRecord) -> None:
    """Add the items of a listing, or note that they were seen again."""
    at = visiting.seen_at(record)
    # One item may stand twice on a page; one statement must not touch a row twice.
    rows = {
        texts.fingerprint(item.url): {
            "document_id": record.document_id,
            "url_hash": texts.fingerprint(item.url),
            "url": item.url,
            "title": item.title,
            "date": item.date,
            "first_seen_at": at,
            "seen_at": at,
        }
        for item in record.items
    }
    insert = upserts.insert(connection, ITEMS)
    seen = insert.on_conflict_do_update(
        index_elements=[ITEMS.c.document_id, ITEMS.c.url_hash],
        set_={"seen_at": insert.excluded.seen_at, "title": insert.excluded.title, "date": insert.excluded.date},
    )
    connection.execute(seen, list(rows.values()))
