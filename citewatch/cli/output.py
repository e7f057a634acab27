"""How commands answer: tables for people, JSON for programs, mistakes on standard error."""

import io
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import rich.box
import rich.console
import rich.table
import rich.text
import typer

# Bidirectional controls can make a line read as something else (Unicode TR 36, section 2.7).
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def take_any_letter() -> None:
    """Write what the terminal's encoding lacks as escapes: a Russian title must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def as_json(value: object) -> None:
    """Print a value as JSON, with times in ISO 8601; in plain ASCII where the output is not UTF-8."""
    is_utf8 = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=not is_utf8, indent=2, default=_plain) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    message = f"{type(value).__name__} has no JSON form"
    raise TypeError(message)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print rows as a table. What comes from the web is text here, never markup."""
    made = rich.table.Table(title=title or None, box=rich.box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head in heads:
        made.add_column(head, overflow="fold")
    for row in rows:
        made.add_row(*(rich.text.Text(clean(str(cell))) for cell in row))
    console().print(made)


def line(text: str) -> None:
    """Print one line."""
    sys.stdout.write(clean(text) + "\n")


def raw(text: str) -> None:
    """Print text as it is: another program's format."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def binary(content: bytes) -> None:
    """Print bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def complain(text: str) -> None:
    """Print a mistake on standard error."""
    for part in text.splitlines() or [""]:
        sys.stderr.write(f"citewatch: {clean(part)}\n")


def note(text: str) -> None:
    """Print a line about the work under way, on standard error."""
    sys.stderr.write(clean(text) + "\n")


def error_console() -> rich.console.Console:
    """Return the console on standard error."""
    return rich.console.Console(stderr=True, highlight=False)


def console() -> rich.console.Console:
    """Return the console on standard output; wide when it is not a terminal, so that nothing is cut."""
    return rich.console.Console(width=None if sys.stdout.isatty() else 160, highlight=False)


def moment(value: datetime | None, zone: ZoneInfo) -> str:
    """Return a time as people read it, in the configured zone."""
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M") if value else "–"


def clean(text: str) -> str:
    """Return text without control characters: a title from the web must not steer a terminal (C0, C1, bidi)."""
    return "".join(
        c
        if c in "\n\t" or (c.isprintable() and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        else " "
        for c in text
    )
