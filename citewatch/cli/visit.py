"""`citewatch visit`: one pass now."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from citewatch import addresses, slices
from citewatch.cli import output
from citewatch.errors import ShellError, UsageError
from citewatch.shell import Shell
from crawler.facts import Progress as Visited
from scheduler import jobs
from scheduler.batches import BatchReport
from scheduler.workers import Stop
from store.model.watching import Document, Watch
from store.ports import Store

_PAGE = 500
_STOPPING = b"citewatch: stopping; what is under way is finished and recorded\n"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("visit")(visit)


def visit(
    context: typer.Context,
    due: Annotated[bool, typer.Option("--due", help="Visit what is due (the default).")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Visit everything that is not paused.")] = False,
    source: Annotated[str, typer.Option(help="Visit one declared source, by name.")] = "",
    url: Annotated[str, typer.Option(help="Visit one address; it is watched from then on.")] = "",
    json: output.JsonOption = False,
) -> None:
    """Visit sources now, as politely as the daemon does."""
    shell: Shell = context.obj
    if url and (mistake := addresses.mistake(url)) is not None:
        raise UsageError(mistake)
    if sum((due, everything, bool(source), bool(url))) > 1:
        message = "--due, --all, --source and --url exclude each other; choose one"
        raise UsageError(message)
    pattern = slices.batch(shell.config, shell.place, owner=owner())
    shell.claim_archive()
    shell.store.documents.declare(slices.watches(shell.config), at=shell.clock.now())
    documents = _wanted(shell, everything=everything, source=source, url=url)
    batches = jobs.Batches(pattern, most_documents=shell.config.crawl.batch_documents)
    with stopping() as stop, showing(len(documents)) as show:
        report = jobs.visit(documents, batches=batches, on_progress=show, stop=stop)
    _answer(report, json=json)


def owner() -> str:
    """Return what names this process in leases and archive files."""
    return f"{socket.gethostname().split('.')[0]}-{os.getpid()}"


def _wanted(shell: Shell, *, everything: bool, source: str, url: str) -> list[Document]:
    documents = shell.store.documents
    if url:
        found = documents.get(documents.watch(Watch(url=url), at=shell.clock.now()))
        return [found] if found else []
    if source:
        named = next((s for s in documents.sources() if s.name == source), None)
        found = documents.get(named.document_id) if named and named.document_id else None
        if found is None:
            message = f"no source is called {source!r}; 'citewatch sources list' shows the names"
            raise UsageError(message)
        return [found]
    if everything:
        return [d for d in all_documents(shell.store) if not d.paused]
    return documents.due(now=shell.clock.now(), limit=shell.config.crawl.batch_documents, per_host=50)


def all_documents(store: Store) -> Iterator[Document]:
    """Yield every watched document, a page at a time."""
    after = 0
    while page := store.documents.all(after=after, limit=_PAGE):
        yield from page
        after = page[-1].id


@contextmanager
def stopping() -> Iterator[Stop]:
    """Make Ctrl-C and SIGTERM end the pass cleanly: what is under way is finished and recorded."""
    stop = Stop()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        # Straight to the descriptor: the handler may have interrupted a write to the buffered stream.
        os.write(sys.stderr.fileno(), _STOPPING)
        stop.set()

    before = {s: signal.signal(s, on_signal) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Show:
    """Shows visits as they are recorded: a bar on a terminal, a line each elsewhere."""

    def __init__(self, bar: Progress | None, total: int) -> None:
        self._bar, self._done, self._total = bar, 0, total
        self._task = bar.add_task("visiting", total=total) if bar else None

    def __call__(self, visited: Visited) -> None:
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._total = max(self._total, self._done)
            self._bar.update(self._task, advance=1, total=self._total, description=output.clean(visited.url)[:60])
        else:
            output.note(f"{visited.outcome:9} {visited.reason:20} {visited.url}")


@contextmanager
def showing(total: int) -> Iterator[_Show]:
    """Show progress on standard error, so that standard output stays an answer."""
    console = output.error_console()
    if not console.is_terminal:
        yield _Show(None, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Show(bar, total)


def _answer(report: BatchReport, *, json: bool) -> None:
    if json:
        output.as_json({"visits": report.visits, "left": report.left, "ended": report.ended})
    elif not report.total and not report.left:
        output.line("nothing was due")
    else:
        output.table(("outcome", "visits"), sorted(report.visits.items()))
        if report.left:
            output.line(f"{report.left} left for later (their host's turn had not come, or the pass was stopped)")
    if report.ended not in {"done", "stopped"}:
        raise ShellError(report.ended)
