"""A batch of visits in memory, by the same rules as in the databases."""

import dataclasses
from collections.abc import Collection, Sequence

from chronicle.addresses import parsing
from chronicle.changes import digest, listings
from store import errors, texts
from store.memory import findings as desk
from store.memory import noise_rules, states, watching
from store.memory.tables import (
    Cite,
    Item,
    NumberedReading,
    NumberedVisit,
    Restless,
    Tables,
    held,
    next_id,
)
from store.model.evidence import (
    NewSnapshot,
    Snapshot,
    StoredChange,
    StoredQuoteState,
    StoredReading,
    Visit,
    VisitRecord,
)
from store.rules import findings, proposing, quotes, visiting, volatility
from store.rules import watching as rules
from store.rules.kept import Kept
from store.rules.proposing import Proposing


def record(tables: Tables, records: Sequence[VisitRecord]) -> list[int]:
    """Record these visits; return their ids in order."""
    for one in records:
        host = tables.hosts.get(one.host)
        if one.fence is not None and (host is None or host.fence != one.fence):
            raise errors.StaleLeaseError(
                f"{one.host} was taken over by another worker; nothing of this batch was recorded"
            )
    missing = {one.document_id for one in records} - tables.documents.keys()
    if missing:
        raise errors.UnknownDocumentError(f"there is no document {min(missing)}; nothing of this batch was recorded")
    for one in records:
        if one.visit_key not in tables.visit_keys:
            tables.visit_keys[one.visit_key] = _record(tables, one)
    return [tables.visit_keys[one.visit_key] for one in records]


def snapshot(new: NewSnapshot, *, number: int, document_id: int) -> Snapshot:
    """Return the row of a new snapshot."""
    columns = {field.name: getattr(new, field.name) for field in dataclasses.fields(new)}
    return held(Snapshot(id=number, document_id=document_id, **columns))


def _record(tables: Tables, record: VisitRecord) -> int:
    before = tables.documents[record.document_id]
    snapshot_id = _add_snapshot(tables, record)
    reading_id = _add_reading(tables, record, before, snapshot_id)
    visit_id = _add_visit(tables, record, before, snapshot_id=snapshot_id, reading_id=reading_id)
    now_reading = reading_id if reading_id is not None else before.document.reading_id
    if record.comparison is not None and before.document.reading_id is not None and reading_id is not None:
        _add_change(tables, record, before=before.document.reading_id, after=reading_id)
    if now_reading is not None:
        _add_quote_states(tables, record, reading_id=now_reading, snapshot_id=snapshot_id)
        if record.links:
            tables.links[visit_id] = record.links
    if visiting.counts(record):
        _add_items(tables, record)
    _add_touched(tables, record, number=before.good_visits + 1)
    if record.proposed_rules:
        noise_rules.propose(tables, record)
    if not record.derived:
        _add_findings(tables, record, before, visit_id=visit_id, reading_id=reading_id)
    after = visiting.after(before, record, visit_id=visit_id, snapshot_id=snapshot_id, reading_id=reading_id)
    watching.put(tables, after)
    _fetch_items(tables, record)
    if record.moved_to is not None:
        _moved(tables, record, to=record.moved_to)
    return visit_id


def _add_snapshot(tables: Tables, record: VisitRecord) -> int | None:
    if record.snapshot is None:
        return record.snapshot_id
    number = next_id(tables.snapshots)
    tables.snapshots[number] = snapshot(record.snapshot, number=number, document_id=record.document_id)
    return number


def _add_reading(tables: Tables, record: VisitRecord, before: Kept, snapshot_id: int | None) -> int | None:
    if record.reading is None:
        return None
    number = next_id(tables.readings)
    stored = StoredReading(
        id=number,
        document_id=record.document_id,
        snapshot_id=snapshot_id,
        seen_at=visiting.seen_at(record),
        reading=record.reading,
        rederived=record.derived,
    )
    ordinal = before.readings + 1 if record.keep_reading else None
    tables.readings[number] = NumberedReading(held(stored), ordinal, digest.text_digest(record.reading))
    return number


def _add_visit(
    tables: Tables, record: VisitRecord, before: Kept, *, snapshot_id: int | None, reading_id: int | None
) -> int:
    number = next_id(tables.visits)
    visit = Visit(
        id=number,
        document_id=record.document_id,
        url=record.url,
        final_url=record.final_url,
        started_at=record.started_at,
        finished_at=record.finished_at,
        status=record.status,
        outcome=record.outcome,
        snapshot_id=snapshot_id,
        reading_id=reading_id,
    )
    tables.visits[number] = NumberedVisit(held(visit), None if record.derived else before.visits + 1)
    return number


def _add_change(tables: Tables, record: VisitRecord, *, before: int, after: int) -> None:
    if record.comparison is None or record.reading is None:
        return
    number = next_id(tables.changes)
    change = StoredChange(
        id=number,
        document_id=record.document_id,
        before_reading_id=before,
        after_reading_id=after,
        seen_at=visiting.seen_at(record),
        comparison=record.comparison,
        significance=record.significance,
    )
    tables.changes[number] = held(change)


def _add_touched(tables: Tables, record: VisitRecord, *, number: int) -> None:
    paths = [texts.holdable(path) for path in volatility.touched(record)]
    ours = {path: one for (document, path), one in tables.volatility.items() if document == record.document_id}
    if len(ours.keys() | set(paths)) > volatility.MOST_PATHS:
        for path, one in ours.items():
            if path not in paths and volatility.is_at_rest(one.visits, number):
                del tables.volatility[record.document_id, path]
    known = sum(document == record.document_id for document, _ in tables.volatility)
    for path in paths:
        place = (record.document_id, path)
        if place in tables.volatility or known < volatility.MOST_PATHS:
            known += place not in tables.volatility
            one = tables.volatility.get(place, Restless())
            tables.volatility[place] = Restless(one.changed + 1, volatility.with_visit(one.visits, number))


def _add_quote_states(tables: Tables, record: VisitRecord, *, reading_id: int, snapshot_id: int | None) -> None:
    for seen in record.quote_states:
        place = (seen.key, record.document_id)
        head = tables.quote_heads.get(place)
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
        tables.quote_states[next_id(tables.quote_states)] = held(newest)
        tables.quote_heads[place] = quotes.following(head, held(newest))


def _add_items(tables: Tables, record: VisitRecord) -> None:
    for item in record.items:
        row = held(Item(item.url, item.title, item.date, visiting.seen_at(record)))
        tables.items[record.document_id, row.url] = row


def _add_findings(tables: Tables, record: VisitRecord, before: Kept, *, visit_id: int, reading_id: int | None) -> None:
    first, second = visiting.compared(before.document.reading_id, record, reading_id)
    place = findings.Place(
        document_id=record.document_id,
        before_reading_id=first,
        after_reading_id=second,
        at=record.started_at,
        visit_id=visit_id,
        last_good_at=before.document.last_good_at,
    )
    desk.settle(tables, record.pending, place=place, withdrawn=record.withdrawn)
    desk.upsert(tables, record.findings, place=place)


def _fetch_items(tables: Tables, record: VisitRecord) -> None:
    listing = tables.documents[record.document_id].document
    cited = states.cited_titles(tables, record.document_id)
    for item in record.fetch_items:
        keys = listings.citing(item, cited)
        wish = rules.item_wish(item, listing)
        try:
            document_id = watching.watch(tables, wish, at=record.started_at, asked=not keys, discovered=True)
        except parsing.AddressError:
            continue
        if document_id != record.document_id:
            for key in keys:
                tables.cites.setdefault((key, document_id), Cite(item.url, "item"))
            _propose(tables, record, proposing.found, to=item.url, keys=keys)
        watching.settle(tables, [document_id], at=record.started_at)


def _moved(tables: Tables, record: VisitRecord, *, to: str) -> None:
    try:
        known = rules.identity(to)
    except parsing.AddressError:
        return
    if watching.find(tables, known) is None:
        tables.addresses[known.address] = record.document_id
        watching.put(tables, rules.with_address(tables.documents[record.document_id], known.address))
    _propose(tables, record, proposing.moved, to=to)


def _propose(
    tables: Tables, record: VisitRecord, make: Proposing, *, to: str, keys: Collection[str] | None = None
) -> None:
    """Propose an address to the entries that cite this document, or to these citations of it only."""
    for (key, document_id), cite in sorted(tables.cites.items()):
        citation = tables.citations[key]
        if document_id != record.document_id or cite.origin != "entry" or citation.number is None:
            continue
        if keys is None or key in keys:
            proposed = make(citation.entry, key, citation.number, before=cite.written, after=to, at=record.started_at)
            desk.propose(tables, proposed)
