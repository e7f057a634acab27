"""`citewatch demo`: the whole path on loopback copies of the cited sites."""

from pathlib import Path
from typing import Annotated

import typer

from citewatch.shell import Shell


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="End at once instead of serving the review page.")] = False,
    data: Annotated[Path, typer.Option("--data", help="Folder for its data; emptied at every start.")] = Path(
        "var/demo"
    ),
) -> None:
    """Show everything on invented pages: two generations of the cited sites, served on this machine only."""
    from citewatch import logs
    from citewatch.cli.visit import stopping
    from citewatch.demo import run

    shell: Shell = context.obj
    logs.configure(verbose=shell.verbose, quiet=True)
    with stopping() as stop:
        run.run(data, once=once, stop=stop)
