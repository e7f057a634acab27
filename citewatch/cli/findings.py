"""`citewatch findings`: what is put before an editor."""

from typing import Annotated, Any

import typer

from citewatch.cli import finding_evidence, output, typed
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
    evidence = finding_evidence.gather(store, finding)
    if json:
        output.as_json({**to_json(finding), **finding_evidence.to_json(evidence)})
        return
    output.line(f"{finding.summary.en}\n{evidence.url}")
    output.table(
        ("concerns", "footnote", "title"), [(c.entry, c.number or "–", c.title) for c in evidence.cited if c.is_subject]
    )
    output.table(
        ("quotation of footnote", "state", "quoted", "the sentence there"),
        [(q.number or "–", q.state, q.quoted, q.context) for q in evidence.quotes],
    )
    if evidence.difference:
        output.line(evidence.difference + "\n")
    output.table(
        ("visit", "outcome", "archived copy no."),
        [(output.moment(v.started_at, shell.zone), v.outcome.words.en, v.snapshot_id or "–") for v in evidence.visits],
    )
    output.table(("why this urgency", "points"), [(r.words.en, f"{r.points:+.1f}") for r in finding.reasons])
    if evidence.same_change:
        output.table(("finding with the same change", "address"), [(s.number, s.url) for s in evidence.same_change])
    if evidence.decisions:
        rows = [(output.moment(d.at, shell.zone), d.by, d.verdict, d.note) for d in evidence.decisions]
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
