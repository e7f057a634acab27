"""`citewatch run`: the daemon."""

from typing import Annotated

import typer

from citewatch import review, slices, wiring
from citewatch.cli import output
from citewatch.cli.visit import owner
from citewatch.shell import Shell
from scheduler.daemon import Daemon
from scheduler.lock import DatabaseLock, FolderLock
from scheduler.workers import Stop


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(run)


def run(
    context: typer.Context,
    no_review: Annotated[bool, typer.Option("--no-review", help="Do not serve the review page.")] = False,
) -> None:
    """Visit what is due, send digests at their time, serve the review page; until SIGTERM or Ctrl-C."""
    shell: Shell = context.obj
    slices.crawl(shell.config)
    shell.place.make_folders()
    with FolderLock(shell.place.data), DatabaseLock(shell.store) as lock:
        shell.claim_archive()
        shell.store.documents.declare(slices.watches(shell.config), at=shell.clock.now())
        stop = Stop()
        daemon = Daemon(wiring.bells(shell, owner=owner(), stop=stop, lock=lock), stop=stop)
        if no_review:
            daemon.run()
        else:
            with review.serving(shell) as address:
                output.note(f"review page: {address}")
                daemon.run()
    shell.store.close()
