"""`citewatch import`: entries of the chronicle into the store."""

from pathlib import Path
from typing import Annotated, Any

import typer

from chronicle.records import as_json
from citewatch import entry_files
from citewatch.cli import output
from citewatch.shell import Shell
from store.model.desk import Saved


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_entries)


def import_entries(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Entries as text, Markdown or HTML; folders are searched.")],
    json: output.JsonOption = False,
) -> None:
    """Import entries. Importing the same text again changes nothing; an edited one becomes a revision.

    All files are read before anything is stored, so that one bad file leaves the store as it was.
    """
    shell: Shell = context.obj
    entries = entry_files.load(paths)
    done = [(entry, shell.store.entries.save(entry, at=shell.clock.now())) for entry in entries]
    if json:
        output.as_json([{**as_json.to_json(entry), "saved": _saved(saved)} for entry, saved in done])
        return
    rows = [
        (
            entry.name,
            entry.quarter,
            entry.title,
            len(entry.sections),
            len(entry.citations),
            saved.status,
            _remark(saved),
        )
        for entry, saved in done
    ]
    output.table(("file", "quarter", "title", "sections", "footnotes", "", "remark"), rows)


def _saved(saved: Saved) -> dict[str, Any]:
    return {
        "slug": saved.slug,
        "status": saved.status,
        "revision": saved.revision,
        "renumbered": saved.renumbered,
        "added": saved.added,
        "removed": saved.removed,
        "unsure": saved.unsure,
        "done": [{"de": words.de, "en": words.en} for words in saved.done],
    }


def _remark(saved: Saved) -> str:
    parts = [words.en for words in saved.done]
    if saved.renumbered:
        parts.append("Renumbered: " + ", ".join(f"{old}→{new}" for old, new in sorted(saved.renumbered.items())) + ".")
    if saved.unsure:
        parts.append("Please confirm which footnotes these were: " + ", ".join(map(str, saved.unsure)) + ".")
    return "\n".join(parts)
