"""`citewatch proposals`: what entries should say otherwise, and turning it down."""

from typing import Annotated, Any

import typer

from citewatch.cli import output, typed
from citewatch.errors import UsageError
from citewatch.shell import Shell
from store.model.desk import StoredProposal

app = typer.Typer(help="What entries should say otherwise.", no_args_is_help=True)
_STATUSES = ("open", "done", "dismissed", "all")


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="proposals")


def to_json(proposal: StoredProposal) -> dict[str, Any]:
    """Return a proposal as JSON values."""
    return {
        "id": proposal.id,
        "entry": proposal.entry,
        "citation": proposal.citation_key,
        "footnote": proposal.number or None,
        "kind": proposal.kind,
        "before": proposal.before,
        "after": proposal.after,
        "words": {"de": proposal.words.de, "en": proposal.words.en},
        "status": proposal.status,
        "created_at": proposal.created_at,
        "done_at": proposal.done_at,
        "dismissed_by": proposal.dismissed_by,
    }


@app.command("list")
def list_proposals(
    context: typer.Context,
    status: Annotated[str, typer.Option(help="open, done, dismissed or all")] = "open",
    entry: Annotated[str, typer.Option(help="Only proposals for this entry (its short name).")] = "",
    json: output.JsonOption = False,
) -> None:
    """List proposals, the newest first."""
    shell: Shell = context.obj
    if status not in _STATUSES:
        message = f"there is no status {status!r}; choose {', '.join(_STATUSES)}"
        raise UsageError(message)
    wanted = None if status == "all" else status
    found = shell.existing_store().entries.proposals(entry=entry or None, status=wanted)
    if json:
        output.as_json([to_json(p) for p in found])
        return
    rows = [(p.id, p.entry, p.number or "–", p.status, p.words.en) for p in found]
    output.table(("no.", "entry", "footnote", "status", "what"), rows)


@app.command("dismiss")
def dismiss(
    context: typer.Context,
    number: typed.NumberArgument,
    by: Annotated[str, typer.Option(help="Who decides.")] = "command line",
) -> None:
    """Turn a proposal down; it stays so while the entry says the same at that place."""
    shell: Shell = context.obj
    store = shell.existing_store()
    proposal = store.entries.dismiss_proposal(number, by=typed.name(by), at=shell.clock.now())
    output.line(f"proposal {number}: {proposal.status}")


@app.command("reopen")
def reopen(context: typer.Context, number: typed.NumberArgument) -> None:
    """Open a proposal again that was turned down."""
    shell: Shell = context.obj
    proposal = shell.existing_store().entries.reopen_proposal(number)
    output.line(f"proposal {number}: {proposal.status}")
