"""`citewatch history`: when the quoted words of an entry were first and last seen in the archived copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import typer

from chronicle.changes import as_json
from chronicle.changes.state import WatchedQuote
from chronicle.changes.tracing import CopySighting, QuoteTrace
from citewatch.cli import output, typed
from citewatch.errors import UsageError
from citewatch.shell import Shell
from crawler.replay.tracing import Tracer
from store.model.desk import StoredEntry
from store.model.watching import Document


@dataclass(frozen=True, slots=True)
class _Row:
    """A quotation of a footnote in one of its documents; a footnote without quotation has no trace, only copies."""

    number: int
    quote: WatchedQuote | None
    document: Document
    trace: QuoteTrace | None
    copies: tuple[datetime, ...]
    read: int


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("history")(history)


def history(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="ENTRY[:FOOTNOTE]", help="Short name of an entry, or a part of it.")],
    json: output.JsonOption = False,
) -> None:
    """Say when quoted words were first and last seen, also in copies from before the entry was imported.

    Copies are read by bisection, on the assumption that words come once and go once; where a copy says otherwise, so
    does the answer. What was read is remembered.
    """
    shell: Shell = context.obj
    stored, number = _find(shell, which)
    rows = list(_rows(shell, stored, number))
    if json:
        output.as_json([_to_json(stored, row) for row in rows])
        return
    output.line(f"{stored.entry.title} ({stored.slug})")
    output.table(
        ("footnote", "quoted", "address", "not yet", "first seen", "last seen", "no longer", "copies", "read now"),
        [_cells(shell, row) for row in rows],
    )
    for row in rows:
        if row.trace is not None and row.trace.is_unsteady:
            times = ", ".join(output.moment(gap.at, shell.zone) for gap in row.trace.gaps)
            output.line(f"footnote {row.number}: the words come and go; not found in between on {times}")


def _find(shell: Shell, which: str) -> tuple[StoredEntry, int | None]:
    """Return the entry and the footnote that are meant. Raises `UsageError`."""
    name, colon, written = which.rpartition(":")
    number = typed.number(written) if colon else None
    if number is None:
        name = which
    store = shell.existing_store()
    stored = store.entries.get(name)
    if stored is None:
        wanted = name.casefold()
        found = [e for e in store.entries.all() if wanted in e.slug.casefold() or wanted in e.entry.title.casefold()]
        if len(found) != 1 or not wanted:
            names = ", ".join(e.slug for e in (found or store.entries.all())[:5])
            problem = "several entries are called" if found else "no entry is called"
            message = f"{problem} {name!r}; name one of them: {names or 'nothing is imported yet'}"
            raise UsageError(message)
        stored = found[0]
    if number is not None and number not in stored.citation_keys:
        message = f"{stored.slug} has no footnote {number}; it has {', '.join(map(str, stored.citation_keys))}"
        raise UsageError(message)
    return stored, number


def _rows(shell: Shell, stored: StoredEntry, number: int | None) -> Iterator[_Row]:
    store = shell.store
    tracer = Tracer(store, shell.archive, shell.clock)
    for cited in store.entries.cited(entry=stored.slug):
        if number not in (None, cited.number):
            continue
        document = store.documents.get(cited.document_id)
        if document is None:
            continue
        copies = tuple(copy.at for copy in store.traces.copies(document.id))
        state = store.documents.states([document.id])[document.id]
        quotes = [quote for quote in state.quotes if quote.citation_key == cited.citation_key]
        for quote in quotes:
            before = tracer.readings
            trace = tracer.trace(quote, document).trace
            yield _Row(cited.number, quote, document, trace, copies, tracer.readings - before)
        if not quotes:
            yield _Row(cited.number, None, document, None, copies, 0)


def _cells(shell: Shell, row: _Row) -> tuple[object, ...]:
    def at(sighting: CopySighting | None) -> str:
        return f"{output.moment(sighting.at, shell.zone)} (no. {sighting.copy})" if sighting is not None else "–"

    if row.trace is None:
        ends = [output.moment(end, shell.zone) for end in (row.copies[:1] + row.copies[-1:])] or ["–", "–"]
        return (row.number, "(no words)", row.document.url, "–", ends[0], ends[-1], "–", len(row.copies), 0)
    trace = row.trace
    gone = f"{at(trace.missing_since)} {trace.missing_since.state}" if trace.missing_since else "–"
    quoted = row.quote.text[:60] if row.quote is not None else ""
    edges = (at(trace.absent_before), at(trace.first), at(trace.last), gone)
    return (row.number, quoted, row.document.url, *edges, trace.copies, row.read)


def _to_json(stored: StoredEntry, row: _Row) -> dict[str, Any]:
    trace = row.trace
    shown: dict[str, Any] = {
        "entry": stored.slug,
        "footnote": row.number,
        "quote": row.quote.text if row.quote is not None else None,
        "document": row.document.id,
        "url": row.document.url,
        "copies": len(row.copies),
        "first_copy_at": row.copies[0] if row.copies else None,
        "last_copy_at": row.copies[-1] if row.copies else None,
    }
    if trace is not None:
        shown |= {
            "not_yet": as_json.to_json(trace.absent_before),
            "first_seen": as_json.to_json(trace.first),
            "last_seen": as_json.to_json(trace.last),
            "no_longer": as_json.to_json(trace.missing_since),
            "gaps": [as_json.to_json(gap) for gap in trace.gaps],
            "unsteady": trace.is_unsteady,
            "read_now": row.read,
        }
    return shown
