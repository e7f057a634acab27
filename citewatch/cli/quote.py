"""`citewatch quote`: whether quoted words stand in a file, and where."""

from pathlib import Path
from typing import Annotated

import typer

from chronicle import changes
from chronicle.changes import as_json, selectors
from citewatch.cli import output
from citewatch.cli.read import reading_of


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("quote")(quote)


def quote(
    file: Annotated[Path, typer.Argument(help="The page, PDF or text.")],
    text: Annotated[str, typer.Option("--text", help="The quoted words.")],
    url: Annotated[str, typer.Option(help="Address of the page, for a link that leads to the words.")] = "",
    json: output.JsonOption = False,
) -> None:
    """Look for quoted words in a file: intact, cosmetic, altered, partial, gone."""
    state = changes.find_quote(text, reading_of(file))
    link = selectors.link(url, state) if url else None
    if json:
        output.as_json({**as_json.mapping(state), "link": link})
        return
    output.line(f"{state.state}  ({state.score:.0%} of the quoted characters found)")
    if link:
        output.line(link)
    rows = [
        (s.state, s.text, "; ".join(f"{e.quoted!r} → {e.found!r}" for e in s.edits), s.context) for s in state.segments
    ]
    output.table(("state", "quoted", "word by word", "the sentence there"), rows)
