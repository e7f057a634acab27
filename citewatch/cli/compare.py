"""`citewatch compare`: what changed between two files."""

from pathlib import Path
from typing import Annotated

import typer

from chronicle import changes
from chronicle.changes import as_json, render
from citewatch.cli import output
from citewatch.cli.read import reading_of


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare")(compare)


def compare(
    before: Annotated[Path, typer.Argument(help="The earlier file.")],
    after: Annotated[Path, typer.Argument(help="The later file.")],
    json: output.JsonOption = False,
) -> None:
    """Compare two files as two visits of one page would be."""
    earlier, later = reading_of(before), reading_of(after)
    comparison = changes.compare(earlier, later)
    if json:
        output.as_json(as_json.to_json(comparison))
        return
    output.line(comparison.summary.en)
    output.line(render.unified_text(comparison, before=earlier.text, after=later.text))
    if comparison.held_back:
        rows = [(h.kind, h.before, h.after, h.place or "beside the text") for h in comparison.held_back]
        output.table(("held back", "before", "after", "place"), rows)
