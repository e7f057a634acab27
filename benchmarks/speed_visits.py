"""What recording one visit costs in SQLite with 10 and with 2,000 snapshots of the document behind it."""

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import made_pages, tables
from benchmarks.options import Options
from chronicle import changes, documents
from chronicle.changes import Outcome, OutcomeKind
from chronicle.documents import Reading
from chronicle.words import Words
from store import opening, upgrade
from store.model.evidence import NewSnapshot, VisitRecord
from store.model.watching import Watch
from store.ports import Store

_FEW, _MANY = 10, 2000
_MEASURED = 40
_START = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = Words(de="Neu.", en="New.")
_URL = "https://news.example.org/1.html"


def run(options: Options) -> str:
    """Measure, print the table, return the figure."""
    many = max(_FEW, min(_MANY, options.most or _MANY))
    with tempfile.TemporaryDirectory(prefix="citewatch-bench-") as folder:
        address = f"sqlite:///{Path(folder) / 'citewatch.db'}"
        upgrade.upgrade(address)
        store = opening.open_store(address)
        try:
            few, behind = _measure(store, many)
        finally:
            store.close()
    print("\nmilliseconds for one visit that brought a change (median, wall clock)")
    columns = [f"{_FEW} snapshots behind it", f"{many} behind it"]
    rows = ["ask what was known", "record the visit"]
    cells = {
        (row, column): f"{spent:.1f}"
        for column, each in zip(columns, (few, behind), strict=True)
        for row, spent in zip(rows, each, strict=True)
    }
    tables.show_table("what", rows, columns, cells)
    return f"a visit's record {sum(few):.1f} ms with {_FEW} snapshots behind it, {sum(behind):.1f} ms with {many}"


def _measure(store: Store, many: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Visit two documents by turns, so that a busy machine slows both."""
    pasts = []
    for number, before in enumerate((_FEW, many), start=1):
        url = f"https://news.example.org/{number}.html"
        document = store.documents.watch(Watch(url), at=_START)
        records = _records(document, url)
        for batch in _batches(records, before):
            store.visits.record(batch)
        pasts.append((document, records))
    spent = [[_one(store, document, records) for document, records in pasts] for _ in range(_MEASURED)]
    few, behind = zip(*spent, strict=True)
    return _median(few), _median(behind)


def _batches(records: Iterator[VisitRecord], number: int) -> Iterator[list[VisitRecord]]:
    for done in range(0, number, 100):
        yield list(itertools.islice(records, min(100, number - done)))


def _one(store: Store, document: int, records: Iterator[VisitRecord]) -> tuple[float, float]:
    """Return the milliseconds of asking and of recording; on the wall, for waiting for the disk is part of it."""
    record = next(records)
    start = time.perf_counter()
    store.documents.states([document])
    between = time.perf_counter()
    store.visits.record([record])
    return 1000 * (between - start), 1000 * (time.perf_counter() - between)


def _median(spent: Sequence[tuple[float, float]]) -> tuple[float, float]:
    asked, recorded = zip(*spent, strict=True)
    return statistics.median(asked), statistics.median(recorded)


def _records(document: int, url: str) -> Iterator[VisitRecord]:
    """Yield visits, a day apart, that find two texts by turns."""
    readings = [_read(made_pages.page(n)) for n in (0, 8)]
    comparisons = [changes.compare(readings[1 - n], readings[n]) for n in (0, 1)]
    for n in itertools.count():
        at = _START + timedelta(days=n)
        yield VisitRecord(
            visit_key=f"{document}-{n}",
            document_id=document,
            url=url,
            final_url=url,
            started_at=at,
            finished_at=at + timedelta(seconds=1),
            status=200,
            outcome=Outcome(OutcomeKind.CHANGED if n else OutcomeKind.NEW, "text-differs", "", _WORDS),
            snapshot=_snapshot(n, at, url),
            reading=readings[n % 2],
            keep_reading=True,
            comparison=comparisons[n % 2] if n else None,
            next_visit_at=at + timedelta(days=1),
            host="news.example.org",
        )


def _snapshot(number: int, at: datetime, url: str) -> NewSnapshot:
    return NewSnapshot(
        url=url,
        captured_at=at,
        record_type="response",
        warc_record_id=f"{url} {number}",
        warc_file="citewatch-00001.warc.gz",
        offset=number * 10_000,
        length=9_999,
        digest=f"sha1:{number:032d}",
        status=200,
        media_type="text/html",
    )


def _read(page: str) -> Reading:
    return documents.read(page.encode(), url=_URL, media_type="text/html")
