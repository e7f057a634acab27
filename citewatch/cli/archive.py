"""`citewatch archive`: the archived evidence."""

from typing import Annotated, Any

import typer

from citewatch.cli import output, typed
from citewatch.cli.sources import find_document
from citewatch.errors import ShellError, UsageError
from citewatch.shell import Shell
from store.archive import audit, body, cdxj
from store.model.evidence import Snapshot

app = typer.Typer(help="The archived evidence.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="archive")


def _to_json(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "id": snapshot.id,
        "url": snapshot.url,
        "captured_at": snapshot.captured_at,
        "type": snapshot.record_type,
        "status": snapshot.status,
        "media_type": snapshot.media_type,
        "digest": snapshot.digest,
        "file": snapshot.warc_file,
        "offset": snapshot.offset,
        "length": snapshot.length,
        "record_id": snapshot.warc_record_id,
        "origin": snapshot.origin,
    }


@app.command("list")
def list_snapshots(
    context: typer.Context,
    which: Annotated[str, typer.Argument(help="Number, name or address of a document; without one, everything.")] = "",
    as_cdxj: Annotated[bool, typer.Option("--cdxj", help="Print CDXJ lines.")] = False,
    json: output.JsonOption = False,
) -> None:
    """List archived copies."""
    shell: Shell = context.obj
    store = shell.existing_store()
    snapshots = store.visits.snapshots(find_document(shell, which).id) if which else list(_everything(shell))
    if as_cdxj:
        for text in cdxj.lines(snapshots):
            output.raw(text)
    elif json:
        output.as_json([_to_json(s) for s in snapshots])
    else:
        output.table(
            ("no.", "captured", "type", "status", "media type", "address", "file"),
            [
                (
                    s.id,
                    output.moment(s.captured_at, shell.zone),
                    s.record_type,
                    s.status or "–",
                    s.media_type,
                    s.url,
                    f"{s.warc_file}@{s.offset}",
                )
                for s in snapshots
            ],
        )


def _everything(shell: Shell) -> list[Snapshot]:
    found: list[Snapshot] = []
    after = 0
    while page := shell.store.visits.all_snapshots(after=after):
        found += page
        after = page[-1].id
    return found


@app.command("show")
def show(
    context: typer.Context,
    number: typed.NumberArgument,
    headers: Annotated[bool, typer.Option("--headers", help="Print the response's head instead of its body.")] = False,
) -> None:
    """Print an archived copy, unpacked but otherwise as it was sent."""
    shell: Shell = context.obj
    store = shell.existing_store()
    snapshot = store.visits.snapshot(number)
    if snapshot is None:
        message = f"no archived copy has the number {number}"
        raise UsageError(message)
    response = body.load(shell.archive, store, snapshot)
    if headers:
        output.line(f"{response.status}")
        for name, value in response.headers:
            output.line(f"{name}: {value}")
        return
    output.binary(response.body)


@app.command("verify")
def verify(
    context: typer.Context,
    cut: Annotated[
        bool, typer.Option("--cut", help="Cut off torn ends of files: what a killed process left, named by no row.")
    ] = False,
    json: output.JsonOption = False,
) -> None:
    """Check that every recorded copy stands whole in the archive; exit 1 when one does not."""
    shell: Shell = context.obj
    report = audit.verify(shell.existing_store(), shell.archive)
    torn = [flaw for flaw in report.flaws if flaw.code == audit.TORN]
    gone = [(flaw, shell.archive.cut_torn_end(flaw.warc_file, flaw.offset)) for flaw in torn] if cut else []
    left = [flaw for flaw in report.flaws if not cut or flaw.code != audit.TORN]
    if json:
        output.as_json(
            {
                "checked": report.checked,
                "unnamed": report.unnamed,
                "flaws": [str(flaw) for flaw in left],
                "cut": [{"file": flaw.warc_file, "offset": flaw.offset, "bytes": count} for flaw, count in gone],
            }
        )
    else:
        output.line(f"{report.checked} archived copies checked, {len(left)} flaws")
        for flaw, count in gone:
            output.line(f"{flaw.warc_file} at {flaw.offset}: {count} torn bytes cut off")
        for flaw in left:
            output.line(str(flaw))
    if left:
        raise ShellError(_remedy(left))


def _remedy(flaws: list[audit.Flaw]) -> str:
    if all(flaw.code == audit.TORN for flaw in flaws):
        return "files end in a torn record that nothing refers to; run citewatch archive verify --cut to cut it off"
    return "the archive has flaws; restore the named files from a backup"
