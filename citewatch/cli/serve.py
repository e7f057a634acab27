"""`citewatch serve`: only the review page."""

import typer

from citewatch import review
from citewatch.cli import output
from citewatch.cli.visit import stopping
from citewatch.shell import Shell


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(context: typer.Context) -> None:
    """Serve the review page until stopped; visits and mail are another process's."""
    shell: Shell = context.obj
    shell.existing_store()
    with stopping() as stop, review.serving(shell) as address:
        output.line(f"review page: {address}   (Ctrl-C ends)")
        while not stop.wait(timeout=1):
            pass
