"""One batch of visits in a process of its own, as the product makes it; a reactor runs once per process."""

import os
import resource
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from crawler import run
from crawler.facts import CrawlReport, Progress, VisitFacts
from crawler.settings import CrawlSettings
from crawler.transport.names import TableResolver
from crawler.visits.under_way import host_of
from fakes import forking, program
from store import opening
from store.archive.warc import WarcArchive
from store.clock import SetClock
from store.model.watching import Document, Lease
from store.ports import Store

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Job:
    """What to visit, where, and when. `stop_after` seconds the batch is told to end; `take_over` names hosts that
    another worker takes over once the batch has its leases; `room` is the largest file that the system allows."""

    database: str
    archive: Path
    at: datetime
    settings: CrawlSettings
    documents: Sequence[int] = ()
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stop_after: float | None = None
    take_over: Sequence[str] = ()
    room: int | None = None


@dataclass(frozen=True)
class Done:
    """What came of it. `memory` is what the batch's process held at each told visit, in kilobytes."""

    report: CrawlReport
    progress: tuple[Progress, ...]
    memory: tuple[int, ...] = ()


def crawl(job: Job) -> Done:
    """Run the job in a new process, which is forked from one that has imported what takes long."""
    with ProcessPoolExecutor(1, mp_context=forking.context()) as pool:
        return pool.submit(_crawl, job).result(timeout=100)


def _crawl(job: Job) -> Done:
    if job.room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job.room, job.room))
    clock = SetClock(job.at)
    store = opening.open_store(job.database)
    writer = WarcArchive(job.archive).writer(
        software="citewatch", operator="tests", vantage={"country": "DE"}, clock=clock, owner="tests"
    )
    documents = _documents(store, job)
    leases = _leases(store, job, documents)
    told: list[Progress] = []
    memory: list[int] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        memory.append(program.resident_kilobytes(os.getpid()))

    stop = threading.Event()
    if job.stop_after is not None:
        threading.Timer(job.stop_after, stop.set).start()
    try:
        report = run.crawl(
            documents,
            store=store,
            writer=writer,
            archive=WarcArchive(job.archive),
            clock=clock,
            settings=job.settings,
            leases=leases,
            next_visit=_next_visit,
            on_progress=listen,
            stop=stop,
            resolver=TableResolver(job.names),
        )
    finally:
        writer.close()
    for host, lease in leases.items():
        store.hosts.release(lease, next_allowed_at=report.next_allowed.get(host))
    store.close()
    return Done(report, tuple(told), tuple(memory))


def crawl_and_die(job: Job, *, when: Callable[[], bool]) -> int | None:
    """Run the job in a new process and kill it, without warning, once `when` says so; return its exit code."""
    batch = forking.context().Process(target=_crawl, args=(job,))
    batch.start()
    program.until(lambda: when() or not batch.is_alive(), "the moment of the kill")
    batch.kill()
    batch.join(program.PATIENCE)
    return batch.exitcode


def _documents(store: Store, job: Job) -> list[Document]:
    found = [store.documents.get(number) for number in job.documents] if job.documents else store.documents.all()
    return [document for document in found if document is not None]


def _leases(store: Store, job: Job, documents: Sequence[Document]) -> dict[str, Lease]:
    ttl = timedelta(minutes=10)
    leases = {}
    for host in {host_of(document.url) for document in documents}:
        lease = store.hosts.acquire(host, owner="this worker", now=job.at, ttl=ttl)
        if lease is not None:
            leases[host] = lease
    for host in job.take_over:
        taken = store.hosts.acquire(host, owner="another worker", now=job.at + 2 * ttl, ttl=ttl)
        assert taken is not None
    return leases


def _next_visit(facts: VisitFacts) -> datetime:
    return facts.at + (facts.confirm_after or WEEK)
