"""`citewatch rederive`: read archived copies again after the rules of reading have changed."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from chronicle.changes import as_json
from citewatch import slices
from citewatch.cli import output
from citewatch.cli.sources import find_document
from citewatch.cli.visit import all_documents, owner
from citewatch.errors import ShellError
from citewatch.shell import Shell
from crawler.replay.rederiving import Rederiving


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rederive")(rederive)


def rederive(
    context: typer.Context,
    source: Annotated[str, typer.Option(help="Only this source, document number or address.")] = "",
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only documents that were seen on this day or later.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was read by the present rules already.")] = False,
    json: output.JsonOption = False,
) -> None:
    """Read the last archived copy of each document again by the present rules. It is never news: no findings."""
    shell: Shell = context.obj
    store = shell.existing_store()
    if shell.place.config.exists():
        # A source whose selectors were changed is read by the new ones.
        store.documents.declare(slices.watches(shell.config), at=shell.clock.now())
    work = Rederiving(
        store,
        shell.archive,
        shell.clock,
        owner=f"rederive:{owner()}",
        even_if_present=everything,
        on_progress=output.note if shell.verbose else lambda _: None,
    )
    documents = [find_document(shell, source)] if source else list(all_documents(store))
    begin = since.replace(tzinfo=shell.zone).astimezone(UTC) if since is not None else None
    done = work.run(documents, since=begin)
    if json:
        output.as_json(as_json.to_json(done))
    else:
        output.line(
            f"{done.documents} documents looked at; {done.renewed} readings renewed, "
            f"{done.differing} of them with another text; no findings are made of that"
        )
        for url, reason in done.unreadable:
            output.line(f"not read again: {url}: {reason}")
    if done.busy:
        raise ShellError(f"{len(done.busy)} documents are being visited just now; run the command again later")
    if done.unreadable:
        raise ShellError(f"{len(done.unreadable)} archived copies could not be read; run citewatch archive verify")
