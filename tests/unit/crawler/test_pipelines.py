"""An error of ours costs one visit, an error of the store ends the batch."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from twisted.python.failure import Failure

from crawler.batch import Batch
from crawler.facts import Progress
from crawler.pipelines import Concluding
from crawler.settings import CrawlSettings
from crawler.transport.names import TableResolver
from crawler.visits.under_way import Brought, Trail, VisitUnderWay
from store.archive.warc import WarcArchive
from store.clock import FixedClock
from store.errors import DiskFullError
from store.memory.store import MemoryStore
from store.model.watching import Watch

BEGIN = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def batch(store: MemoryStore, tmp_path: Path) -> Iterator[Batch]:
    clock = FixedClock(BEGIN)
    archive = WarcArchive(tmp_path)
    writer = archive.writer(software="citewatch", operator="tests", vantage={}, clock=clock, owner="tests")
    made = Batch.of(
        store=store,
        writer=writer,
        archive=archive,
        clock=clock,
        settings=CrawlSettings(),
        leases={},
        next_visit=lambda facts: facts.at + timedelta(days=3),
        on_progress=lambda _: None,
        stop=threading.Event(),
        resolver=TableResolver({}),
    )
    yield made
    made.ledger.close()
    writer.close()


def caught(error: Exception) -> Failure:
    """Return what Scrapy hands on of an exception."""
    return Failure(error)  # type: ignore[no-untyped-call]  # Twisted's


def brought(store: MemoryStore) -> Brought:
    number = store.documents.watch(Watch("https://www.example.org/page"), at=BEGIN)
    document = store.documents.get(number)
    assert document is not None
    visit = VisitUnderWay(document, store.documents.states([number])[number], "key", BEGIN, Trail(10))
    return Brought(visit, url=document.url)


def test_a_page_that_our_rules_stumble_over_is_recorded_as_one_failed_visit(batch: Batch, store: MemoryStore) -> None:
    item = brought(store)

    Concluding(batch).stumbled(item, caught(ZeroDivisionError("of the rules")))
    batch.record(everything=True)

    [visit] = store.visits.of(item.visit.document.id)
    assert (visit.outcome.kind.value, visit.outcome.reason) == ("broken", "internal-error")
    assert "ZeroDivisionError" in visit.outcome.detail
    assert batch.error is None


def test_an_error_of_the_archive_ends_the_batch(batch: Batch, store: MemoryStore) -> None:
    item = brought(store)

    Concluding(batch).stumbled(item, caught(DiskFullError("no room")))
    batch.record(everything=True)

    assert isinstance(batch.error, DiskFullError)
    assert store.visits.of(item.visit.document.id) == []
    assert batch.report().left == (item.visit.document.id,)


def test_a_listener_that_has_gone_does_not_stop_the_record(batch: Batch, store: MemoryStore) -> None:
    item = brought(store)
    batch.ledger.on_progress = gone

    Concluding(batch).stumbled(item, caught(ValueError("of the rules")))
    batch.record(everything=True)

    assert len(store.visits.of(item.visit.document.id)) == 1
    assert batch.report().visits == 1


def gone(progress: Progress) -> None:
    """Stand for a parent process that was killed."""
    raise BrokenPipeError(progress.url)
