"""The work that the daemon's ticks and the command line have in common: visiting what is due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from crawler.facts import Progress
from scheduler import workers
from scheduler.batches import BatchJob, BatchReport
from store.clock import Clock
from store.model.watching import Document
from store.ports import Store

log = structlog.get_logger(__name__)

# One host's share of a batch: at ten seconds' gap, so many visits fit well into a batch's twenty minutes.
_PER_HOST = 50


@dataclass(frozen=True, slots=True)
class Batches:
    """How batches are run: a job without documents as the pattern, and how many documents fit into one."""

    pattern: BatchJob
    most_documents: int = 200
    per_host: int = _PER_HOST


def visit_due(
    store: Store,
    *,
    clock: Clock,
    batches: Batches,
    on_progress: Callable[[Progress], None],
    stop: workers.Stop | None = None,
) -> BatchReport:
    """Visit what is due now, one batch; an empty report when nothing is."""
    due = store.documents.due(now=clock.now(), limit=batches.most_documents, per_host=batches.per_host)
    if not due:
        return BatchReport()
    log.info("batch starts", documents=len(due))
    return visit(due, batches=batches, on_progress=on_progress, stop=stop)


def visit(
    documents: Sequence[Document],
    *,
    batches: Batches,
    on_progress: Callable[[Progress], None],
    stop: workers.Stop | None = None,
) -> BatchReport:
    """Visit these documents, due or not, in as many batches as they need."""
    report = BatchReport()
    for start in range(0, len(documents), batches.most_documents):
        if stop is not None and stop.is_set():
            return report + BatchReport(left=len(documents) - start, ended="stopped")
        part = documents[start : start + batches.most_documents]
        job = replace(batches.pattern, documents=tuple(d.id for d in part))
        report += workers.run_batch(job, on_progress=on_progress, stop=stop)
    return report
