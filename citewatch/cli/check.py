"""`citewatch check`: flaws in the entries themselves."""

from pathlib import Path
from typing import Annotated

import typer

from chronicle import records
from chronicle.records import Defect, Entry, as_json
from citewatch import entry_files
from citewatch.cli import output
from citewatch.shell import Shell


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Entries to check; without any, the imported ones.")
    ] = None,
    json: output.JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a defect is found.")] = False,
) -> None:
    """List defects of entries: what is wrong (A), weak evidence (B), form (C); each with its place and a suggestion."""
    shell: Shell = context.obj
    entries = entry_files.load(paths) if paths else [e.entry for e in shell.existing_store().entries.all()]
    defects = records.check(entries)
    if json:
        output.as_json([as_json.defect_to_json(d) for d in defects])
    elif defects:
        texts = {entry.name: entry for entry in entries}
        output.table(
            ("", "place", "code", "what", "suggestion"),
            [(d.severity, _place(d, texts[d.entry]), d.code, d.message.en, d.suggestion or "") for d in defects],
        )
    else:
        output.line(f"no defects in {len(entries)} entries")
    if strict and defects:
        raise typer.Exit(1)


def _place(defect: Defect, entry: Entry) -> str:
    line = entry.text.count("\n", 0, defect.start) + 1
    where = f"footnote {defect.citation}" if defect.citation is not None else ""
    if not where and defect.section is not None:
        where = f"section {defect.section + 1}"
    return f"{defect.entry}:{line} {where}".strip()
