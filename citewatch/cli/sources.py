"""`citewatch sources`: what is watched, and how it went."""

from typing import Annotated, Any

import typer

from citewatch import addresses, slices
from citewatch.cli import output, typed
from citewatch.cli.visit import all_documents
from citewatch.errors import UsageError
from citewatch.shell import Shell
from reports import weight
from store.model.watching import Document, Kind, Watch

app = typer.Typer(help="What is watched, and how it went.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="sources")


def find_document(shell: Shell, which: str) -> Document:
    """Return the document with this number, name or address. Raises `UsageError`."""
    documents = shell.existing_store().documents
    number = typed.number(which)
    found = documents.find(which) if number is None else documents.get(number)
    if found is None:
        named = next((s for s in documents.sources() if s.name == which and s.document_id), None)
        found = documents.get(named.document_id) if named and named.document_id else None
    if found is None:
        message = f"nothing that is watched has this number, name or address: {which}"
        raise UsageError(message)
    return found


def _to_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "url": document.url,
        "addresses": list(document.addresses),
        "kind": document.kind,
        "language": document.language,
        "source": document.source,
        "institution": document.institution,
        "title": document.title,
        "paused": document.paused,
        "last_visit_at": document.last_visit_at,
        "last_outcome": document.last_outcome,
        "last_reason": document.last_reason,
        "last_good_at": document.last_good_at,
        "failing_since": document.failing_since,
        "next_visit_at": document.next_visit_at,
    }


@app.command("list")
def list_sources(
    context: typer.Context,
    failing: Annotated[bool, typer.Option("--failing", help="Only those whose last visit brought no content.")] = False,
    json: output.JsonOption = False,
) -> None:
    """List every watched document: declared sources and cited addresses."""
    shell: Shell = context.obj
    documents = [d for d in all_documents(shell.existing_store()) if d.failing_since or not failing]
    if json:
        output.as_json([_to_json(d) for d in documents])
        return
    output.table(
        ("no.", "kind", "source", "address", "last visit", "outcome", "next visit"),
        [
            (
                d.id,
                d.kind,
                d.source or "cited",
                d.url,
                output.moment(d.last_visit_at, shell.zone),
                f"{d.last_outcome or '–'} {d.last_reason or ''}".strip(),
                "paused" if d.paused else output.moment(d.next_visit_at, shell.zone),
            )
            for d in documents
        ],
    )


@app.command("show")
def show(
    context: typer.Context,
    which: Annotated[str, typer.Argument(help="Number, name or address.")],
    json: output.JsonOption = False,
) -> None:
    """Show one watched document, who cites it, and its visits."""
    shell: Shell = context.obj
    document = find_document(shell, which)
    cited = shell.store.entries.cited(document_id=document.id)
    visits = shell.store.visits.of(document.id, limit=20)
    if json:
        data = _to_json(document)
        data["cited"] = [
            {"entry": c.entry, "footnote": c.number, "title": c.title, "written": c.written} for c in cited
        ]
        data["visits"] = [
            {
                "at": v.started_at,
                "status": v.status,
                "outcome": v.outcome.kind,
                "reason": v.outcome.reason,
                "words": {"de": v.outcome.words.de, "en": v.outcome.words.en},
                "snapshot": v.snapshot_id,
            }
            for v in visits
        ]
        output.as_json(data)
        return
    output.table(("field", "value"), [(k, v) for k, v in _to_json(document).items() if v not in (None, "", [])])
    output.table(("entry", "footnote", "title"), [(c.entry, c.number, c.title) for c in cited], title="cited by")
    output.table(
        ("visit", "status", "outcome", "in words"),
        [
            (
                output.moment(v.started_at, shell.zone),
                v.status or "–",
                f"{v.outcome.kind} {v.outcome.reason}",
                v.outcome.words.en,
            )
            for v in visits
        ],
        title="visits",
    )


@app.command("add")
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Address to watch.")],
    kind: Annotated[str, typer.Option(help="page, listing or feed")] = "page",
    language: Annotated[str, typer.Option(help="Expected language (ISO 639-1).")] = "",
) -> None:
    """Watch one more address. Sources that should stay belong into config.yaml."""
    shell: Shell = context.obj
    kinds: dict[str, Kind] = {"page": "page", "listing": "listing", "feed": "feed"}
    if kind not in kinds:
        message = f"--kind {kind}: choose page, listing or feed"
        raise UsageError(message)
    if (mistake := addresses.mistake(url)) is not None:
        raise UsageError(mistake)
    wish = Watch(url=url, kind=kinds[kind], language=typed.source_language(language))
    number = shell.store.documents.watch(wish, at=shell.clock.now())
    output.line(f"watched as number {number}")


@app.command("pause")
def pause(
    context: typer.Context,
    which: Annotated[str, typer.Argument(help="Number, name or address.")],
    resume: Annotated[bool, typer.Option("--resume", help="Visit it again.")] = False,
) -> None:
    """Pause the visits of a document, or resume them."""
    shell: Shell = context.obj
    document = find_document(shell, which)
    shell.store.documents.pause(document.id, paused=not resume, by="command line", at=shell.clock.now())
    output.line(f"{document.url}: {'resumed' if resume else 'paused'}")


@app.command("decisions")
def decisions(
    context: typer.Context,
    which: Annotated[str, typer.Argument(help="Number, name or address.")],
    forget: Annotated[bool, typer.Option("--forget", help="Let those made so far count no longer.")] = False,
    recall: Annotated[bool, typer.Option("--recall", help="Let all of them count again.")] = False,
    by: Annotated[str, typer.Option(help="Who says so.")] = "command line",
    json: output.JsonOption = False,
) -> None:
    """Show how decisions weigh on the findings of a document, and turn that off or on. The decisions stay."""
    shell: Shell = context.obj
    if forget and recall:
        message = "--forget and --recall: choose one of them"
        raise UsageError(message)
    document = find_document(shell, which)
    if forget or recall:
        shell.store.documents.count_decisions(document.id, since=shell.clock.now() if forget else None, by=by)
    found = weight.gather(shell.store, find_document(shell, which))
    if json:
        output.as_json(
            {
                "document": document.id,
                "lowered": found.feedback.lowered,
                "raised": found.feedback.raised,
                "since": found.feedback.since,
                "points": found.points,
                "counted_from": found.counted_from,
                "by": found.by,
            }
        )
        return
    output.line(f"{document.url}\n{found.words.en}")
    if found.counted_from is not None:
        output.line(f"Decisions before {output.moment(found.counted_from, shell.zone)} do not count ({found.by}).")


@app.command("test")
def try_declarations(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of a source in config.yaml.")] = "",
    json: output.JsonOption = False,
) -> None:
    """Check the declared sources without visiting them, and say what each becomes."""
    shell: Shell = context.obj
    wishes = [w for w in slices.watches(shell.config) if not name or w[0] == name]
    if not wishes:
        which = f"no source called {name!r}" if name else "no sources"
        message = f"{shell.place.config} declares {which}"
        raise UsageError(message)
    settings = slices.schedule(shell.config)
    rows = [
        {
            "name": n,
            "kind": w.kind,
            "address": w.url,
            "cadence": str(w.cadence or settings.cadence(w.kind, cited=False)),
        }
        for n, w in wishes
    ]
    if json:
        output.as_json(rows)
    else:
        output.table(("name", "kind", "address", "every"), [tuple(r.values()) for r in rows])
