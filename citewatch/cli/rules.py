"""`citewatch rules`: places of a page that always change, and whether what changes there is held back."""

from typing import Annotated, Any

import typer

from citewatch.cli import output, typed
from citewatch.errors import UsageError
from citewatch.shell import Shell
from reports import holding
from store.model.noise_rules import NoiseRule, NoiseRuleStatus, NoiseVerdict

app = typer.Typer(help="Places that always change, and what is held back there.", no_args_is_help=True)
_STATUSES: dict[str, tuple[NoiseRuleStatus, ...]] = {
    "proposed": ("proposed",),
    "accepted": ("accepted",),
    "dismissed": ("dismissed",),
    "withdrawn": ("withdrawn",),
    "all": ("proposed", "accepted", "dismissed", "withdrawn"),
}
ByOption = Annotated[str, typer.Option(help="Who decides.")]


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="rules")


def to_json(rule: NoiseRule) -> dict[str, Any]:
    """Return a rule as JSON values."""
    return {
        "id": rule.id,
        "document": rule.document_id,
        "status": rule.status,
        "place": rule.place,
        "heading": rule.heading,
        "changed": rule.changed,
        "visits": rule.visits,
        "words": {"de": rule.words.de, "en": rule.words.en},
        "texts": list(rule.texts),
        "proposed_at": rule.proposed_at,
        "seen_at": rule.seen_at,
        "decided_at": rule.decided_at,
        "decided_by": rule.decided_by,
    }


@app.command("list")
def list_rules(
    context: typer.Context,
    status: Annotated[str, typer.Option(help="proposed, accepted, dismissed, withdrawn or all")] = "all",
    json: output.JsonOption = False,
) -> None:
    """List rules that visits proposed, and those that config.yaml declares; each says where it comes from."""
    shell: Shell = context.obj
    if status not in _STATUSES:
        message = f"there is no status {status!r}; choose {', '.join(_STATUSES)}"
        raise UsageError(message)
    store = shell.existing_store()
    rules = store.noise_rules.select(statuses=_STATUSES[status])
    declared = holding.declared(store) if status == "all" else []
    if json:
        output.as_json(
            {
                "rules": [to_json(rule) for rule in rules],
                "declared": [
                    {"source": d.source, "document": d.document_id, "field": d.field, "selector": d.selector}
                    for d in declared
                ],
            }
        )
        return
    rows = [(r.id, r.document_id, r.status, r.words.en, _decision(r, shell)) for r in rules]
    output.table(("no.", "document", "status", "what", "decided"), rows)
    if declared:
        output.table(
            ("source", "document", "field", "selector"),
            [(d.source, d.document_id or "–", d.field, d.selector) for d in declared],
            title="declared in config.yaml",
        )


@app.command("show")
def show(context: typer.Context, number: typed.NumberArgument, json: output.JsonOption = False) -> None:
    """Show one rule: its place, its last texts, and who decided what about it."""
    shell: Shell = context.obj
    store = shell.existing_store()
    rule = store.noise_rules.get(number)
    if rule is None:
        message = f"no rule has the number {number}"
        raise UsageError(message)
    decisions = store.noise_rules.decisions(number)
    if json:
        output.as_json(
            {**to_json(rule), "decisions": [{"verdict": d.verdict, "by": d.by, "at": d.at} for d in decisions]}
        )
        return
    output.line(f"{rule.words.en}\nplace: {rule.place}")
    output.table(("what stood there, the newest first",), [(text,) for text in rule.texts])
    output.table(("decided", "by", ""), [(output.moment(d.at, shell.zone), d.by, d.verdict) for d in decisions])


@app.command("accept")
def accept(context: typer.Context, number: typed.NumberArgument, by: ByOption = "command line") -> None:
    """Hold back from now on what changes at this place; a quotation in it stays watched."""
    _decide(context.obj, number, "accepted", by=by)


@app.command("dismiss")
def dismiss(context: typer.Context, number: typed.NumberArgument, by: ByOption = "command line") -> None:
    """Turn a proposed rule down; the place is not proposed again for a long time."""
    _decide(context.obj, number, "dismissed", by=by)


@app.command("withdraw")
def withdraw(context: typer.Context, number: typed.NumberArgument, by: ByOption = "command line") -> None:
    """Take an accepted rule back: what changes at its place is raised again from the next visit on."""
    _decide(context.obj, number, "withdrawn", by=by)


def _decide(shell: Shell, number: int, verdict: NoiseVerdict, *, by: str) -> None:
    rule = shell.existing_store().noise_rules.decide(number, verdict, by=typed.name(by), at=shell.clock.now())
    output.line(f"rule {number}: {rule.status}")


def _decision(rule: NoiseRule, shell: Shell) -> str:
    if rule.decided_at is None:
        return "–"
    return f"{output.moment(rule.decided_at, shell.zone)} {rule.decided_by or ''}".strip()
