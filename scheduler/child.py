"""The subprocess of one batch: `python -m scheduler.child`, the job on standard input, one JSON line per event out.

Scrapy's reactor cannot be started twice in a process, so every batch gets a process of its own. It ends when its work
is done, when it is told to (SIGTERM), or when whoever started it has gone (standard input closes); in each case what
is under way is finished and recorded first.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, MutableMapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import structlog

from crawler import run
from crawler.errors import CrawlError
from crawler.facts import CrawlReport, Progress, VisitFacts
from crawler.replay import tracing
from crawler.settings import CrawlSettings
from scheduler import policy
from scheduler.batches import BatchJob
from store import opening
from store.archive import identity
from store.archive.warc import WarcArchive
from store.clock import Clock, SetClock, SystemClock
from store.errors import StoreError
from store.model.watching import Document, Lease
from store.ports import Store

log = structlog.get_logger(__name__)

SOFTWARE = "citewatch"
# What a batch gives to the past at its end; what is left over is due again at the documents' next visit.
_TRACE_READINGS = 200
_TRACE_TIME = timedelta(seconds=45)
_JSON = (str, int, float, bool, type(None), dict, list)


def main() -> int:
    """Run the job on standard input; return the exit code: 0 done, 1 failed with an event that says why."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    say = _speaker(sys.stdout, stop)
    # Whatever a library prints must not be taken for an event.
    sys.stdout = sys.stderr
    _hand_on_the_log(say)
    job = BatchJob.from_json(sys.stdin.readline())
    # Ctrl-C reaches the whole process group; the parent decides, and tells us by SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch_parent, args=(sys.stdin, stop), daemon=True).start()
    try:
        report, left = _visit(job, stop=stop, on_progress=lambda p: say({"event": "visit", **p.to_json()}))
    except (CrawlError, StoreError, OSError) as error:
        say({"event": "failed", "message": str(error) or type(error).__name__})
        return 1
    say({"event": "report", "visits": dict(report.outcomes), "left": left, "stopped": report.stopped})
    return 0


def _speaker(stream: IO[str], stop: threading.Event) -> Callable[[dict[str, object]], None]:
    """Return how events are told. Once nobody listens any more, it asks for an end and is silent."""
    lock = threading.Lock()

    def say(event: dict[str, object]) -> None:
        # ASCII only: the encoding of the streams is whatever the system's locale says.
        line = json.dumps(event) + "\n"
        with lock:
            try:
                stream.write(line)
                stream.flush()
            except BrokenPipeError:
                # What is left in the buffer must not be written again at the exit.
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
                stop.set()

    return say


def _hand_on_the_log(say: Callable[[dict[str, object]], None]) -> None:
    """Tell log events to whoever started the batch, which has one log for all, in the form that its owner wants."""

    def tell(_logger: object, level: str, fields: MutableMapping[str, Any]) -> str:
        told = {name: value if isinstance(value, _JSON) else str(value) for name, value in fields.items()}
        say({"event": "log", "level": level, "fields": told})
        raise structlog.DropEvent

    structlog.configure(processors=[structlog.processors.format_exc_info, tell])


def _watch_parent(stream: IO[str], stop: threading.Event) -> None:
    """Ask for an end when the parent closes our standard input, which the system does for it when it is killed."""
    while stream.readline():
        pass
    stop.set()


def _visit(job: BatchJob, *, stop: threading.Event, on_progress: Callable[[Progress], None]) -> tuple[CrawlReport, int]:
    settings = CrawlSettings.from_json(job.crawl)
    clock: Clock = SetClock(job.clock_start) if job.clock_start else SystemClock()
    store = opening.open_store(job.database_url)
    archive = WarcArchive(Path(job.archive))
    try:
        identity.claim(store, archive.folder)
        wanted = [d for d in (store.documents.get(i) for i in job.documents) if d is not None]
        leases = _leases(store, wanted, job=job, clock=clock, settings=settings)
        documents = [d for d in wanted if host_of(d.url) in leases]
        writer = archive.writer(
            software=SOFTWARE,
            operator=job.operator or settings.contact,
            vantage=job.vantage,
            clock=clock,
            owner=job.owner,
        )
        report = CrawlReport()
        try:
            report = run.crawl(
                documents,
                store=store,
                writer=writer,
                archive=archive,
                clock=clock,
                settings=settings,
                leases=leases,
                next_visit=_next_visit(job, clock),
                on_progress=on_progress,
                stop=stop,
            )
        finally:
            _give_back(store, leases, report)
            writer.close()
        if not stop.is_set():
            _trace(store, archive, clock=clock, documents=[d.id for d in documents])
    finally:
        store.close()
    return report, len(report.left) + len(wanted) - len(documents)


def _trace(store: Store, archive: WarcArchive, *, clock: Clock, documents: list[int]) -> None:
    """Look up in the archived copies when quotations were first and last seen, where a visit has shown something new.

    It is done here because what comes from the web is read in no other process than a batch's.
    """
    tracer = tracing.Tracer(store, archive, clock)
    try:
        tracing.trace_due(tracer, documents, most_readings=_TRACE_READINGS, until=clock.now() + _TRACE_TIME)
    except StoreError as error:
        # The visits are recorded; what was not traced is due again.
        log.warning("quotations not traced", error=str(error))


def _leases(
    store: Store, documents: list[Document], *, job: BatchJob, clock: Clock, settings: CrawlSettings
) -> dict[str, Lease]:
    """Take the leases of the documents' hosts; a host that another process holds is left to it."""
    ttl = timedelta(seconds=settings.lease_seconds)
    taken = {}
    for host in sorted({host_of(d.url) for d in documents}):
        lease = store.hosts.acquire(host, owner=f"{job.owner}:{os.getpid()}", now=clock.now(), ttl=ttl)
        if lease is not None:
            taken[host] = lease
    return taken


def _give_back(store: Store, leases: dict[str, Lease], report: CrawlReport) -> None:
    """Release the hosts. Where the store fails (a full disk), their leases run out by themselves."""
    try:
        for host, lease in leases.items():
            store.hosts.release(lease, next_allowed_at=report.next_allowed.get(host))
    except StoreError as error:
        log.warning("leases not given back", hosts=len(leases), error=str(error))


def host_of(url: str) -> str:
    """Return the host that a document's lease is for."""
    return urlsplit(url).hostname or ""


def _next_visit(job: BatchJob, clock: Clock) -> Callable[[VisitFacts], datetime]:
    def choose(facts: VisitFacts) -> datetime:
        history = policy.History(
            document=facts.document.id,
            kind=facts.document.kind,
            cited=facts.cited,
            cadence=facts.document.cadence,
            outcome=facts.outcome,
            past=facts.past,
            confirm_after=facts.confirm_after,
            retry_after=facts.retry_after,
            revisit_after=facts.revisit_after,
            discovered=facts.document.discovered and facts.document.source is None and not facts.cited,
        )
        return policy.next_visit(history, now=clock.now(), settings=job.schedule)

    return choose


if __name__ == "__main__":
    sys.exit(main())
