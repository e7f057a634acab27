"""`citewatch link`: which entries a file concerns."""

from pathlib import Path
from typing import Annotated

import typer

from chronicle import linking
from chronicle.linking import as_json
from citewatch import entry_files
from citewatch.cli import output
from citewatch.cli.read import reading_of
from citewatch.shell import Shell


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("link")(link)


def link(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The page, PDF or text.")],
    url: Annotated[str, typer.Option(help="The file's address.")] = "https://example.org/",
    entries: Annotated[
        list[Path] | None, typer.Option(help="Entries as files; without any, the imported ones.")
    ] = None,
    json: output.JsonOption = False,
) -> None:
    """Say which entries, sections and footnotes a document concerns, and why."""
    shell: Shell = context.obj
    known = entry_files.load(entries) if entries else [e.entry for e in shell.existing_store().entries.all()]
    linker = linking.Linker(known)
    reading = reading_of(file, url=url)
    links = linker.link(reading)
    topic = None if links else linker.topic(reading)
    if json:
        output.as_json({"links": [as_json.link(found) for found in links], "topic": topic})
        return
    if topic is not None:
        output.line(f"belongs to no entry: {topic}")
        return
    output.table(
        ("band", "score", "entry", "section", "footnote", "why"),
        [
            (
                found.band,
                f"{found.score:.1f}",
                found.entry,
                "–" if found.section is None else found.section + 1,
                found.citation or "–",
                "; ".join(r.words.en for r in found.reasons),
            )
            for found in links
        ],
    )
