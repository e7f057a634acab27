"""`citewatch read`: what the reader makes of a file."""

from pathlib import Path
from typing import Annotated

import typer

from chronicle import documents
from chronicle.changes import as_json
from chronicle.documents import Reading
from citewatch.cli import output
from citewatch.errors import UsageError


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def reading_of(path: Path, *, url: str = "https://example.org/") -> Reading:
    """Return the reading of a file. Raises `UsageError` where there is none to read."""
    try:
        body = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror})"
        raise UsageError(message) from error
    return documents.read(body, url=url)


def read(
    file: Annotated[Path, typer.Argument(help="A page, PDF, feed or text.")],
    url: Annotated[str, typer.Option(help="Address that relative links belong to.")] = "https://example.org/",
    json: output.JsonOption = False,
) -> None:
    """Read a file as a visit would: kind, title, language, dates, text."""
    reading = reading_of(file, url=url)
    if json:
        output.as_json(as_json.to_json(reading))
        return
    facts = [
        ("kind", reading.kind),
        ("title", reading.title),
        ("language", reading.language or "unknown"),
        ("dates", ", ".join(f"{d.date} ({d.origin})" for d in reading.dates) or "–"),
        ("symbols", ", ".join(reading.symbols) or "–"),
        ("links", len(reading.links)),
        ("items", len(reading.items)),
        ("encoding", f"{reading.charset} ({reading.charset_evidence})"),
        ("notes", ", ".join(reading.notes) or "–"),
    ]
    output.table(("", ""), facts)
    output.line(reading.text)
