"""`citewatch findings`: what is put before an editor."""

from typing import Annotated, Any

import typer

from chronicle.changes import as_json as changes_json
from citewatch.cli import output, typed
from citewatch.errors import UsageError
from citewatch.shell import Shell
from store.model.desk import Finding, FindingStatus, Verdict

app = typer.Typer(help="What is put before an editor.", no_args_is_help=True)
_STATUSES: dict[str, tuple[FindingStatus, ...]] = {
    "open": ("open", "reopened"),
    "unconfirmed": ("unconfirmed",),
    "decided": ("decided",),
    "withdrawn": ("withdrawn",),
    "all": ("unconfirmed", "withdrawn", "open", "reopened", "decided"),
}
_VERDICTS: dict[str, Verdict] = {"accepted": "accepted", "rejected": "rejected", "noted": "noted", "later": "later"}


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="findings")


def to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON values."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "level": finding.level,
        "score": finding.score,
        "status": finding.status,
        "document": finding.document_id,
        "subject": finding.subject,
        "entries": list(finding.entries),
        "citations": list(finding.citation_keys),
        "summary": {"de": finding.summary.de, "en": finding.summary.en},
        "reasons": [
            {"name": r.name, "points": r.points, "words": {"de": r.words.de, "en": r.words.en}} for r in finding.reasons
        ],
        "created_at": finding.created_at,
        "confirmed_at": finding.confirmed_at,
        "before_reading": finding.before_reading_id,
        "after_reading": finding.after_reading_id,
    }


@app.command("list")
def list_findings(
    context: typer.Context,
    status: Annotated[str, typer.Option(help="open, unconfirmed, decided, withdrawn or all")] = "open",
    entry: Annotated[str, typer.Option(help="Only findings of this entry (its short name).")] = "",
    json: output.JsonOption = False,
) -> None:
    """List findings, the most urgent first."""
    shell: Shell = context.obj
    if status not in _STATUSES:
        message = f"there is no status {status!r}; choose {', '.join(_STATUSES)}"
        raise UsageError(message)
    found = shell.existing_store().findings.select(statuses=_STATUSES[status], entry=entry or None)
    if json:
        output.as_json([to_json(f) for f in found])
        return
    rows = [
        (f.id, f.level, f.kind, ", ".join(f.entries) or "–", f.summary.en, output.moment(f.seen_at, shell.zone))
        for f in found
    ]
    output.table(("no.", "urgency", "kind", "entry", "what", "seen"), rows)


@app.command("show")
def show(context: typer.Context, number: typed.NumberArgument, json: output.JsonOption = False) -> None:
    """Show one finding with its difference and its decisions."""
    shell: Shell = context.obj
    store = shell.existing_store()
    finding = store.findings.get(number)
    if finding is None:
        message = f"no finding has the number {number}"
        raise UsageError(message)
    document = store.documents.get(finding.document_id)
    change = (
        store.visits.change(finding.before_reading_id, finding.after_reading_id)
        if finding.before_reading_id and finding.after_reading_id
        else None
    )
    decisions = store.findings.decisions(number)
    if json:
        data = to_json(finding)
        data["url"] = document.url if document else None
        data["comparison"] = changes_json.to_json(change.comparison) if change else None
        data["decisions"] = [{"verdict": d.verdict, "note": d.note, "by": d.by, "at": d.at} for d in decisions]
        output.as_json(data)
        return
    output.line(f"{finding.summary.en}\n{document.url if document else ''}")
    output.table(("why", "points"), [(r.words.en, f"{r.points:+.1f}") for r in finding.reasons])
    if change is not None:
        edits = change.comparison.edits
        output.table(
            ("", "before", "after", "touches"), [(e.kind, e.before, e.after, ", ".join(e.marks)) for e in edits]
        )
    if decisions:
        rows = [(output.moment(d.at, shell.zone), d.by, d.verdict, d.note) for d in decisions]
        output.table(("decided", "by", "", "note"), rows)


@app.command("decide")
def decide(
    context: typer.Context,
    number: typed.NumberArgument,
    verdict: Annotated[str, typer.Argument(help="accepted, rejected, noted or later")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
    by: Annotated[str, typer.Option(help="Who decides.")] = "command line",
) -> None:
    """Record what was decided about a finding."""
    shell: Shell = context.obj
    if verdict not in _VERDICTS:
        message = f"there is no verdict {verdict!r}; choose {', '.join(_VERDICTS)}"
        raise UsageError(message)
    shell.existing_store().findings.decide(number, verdict=_VERDICTS[verdict], note=note, by=by, at=shell.clock.now())
    output.line(f"finding {number}: {verdict}")
