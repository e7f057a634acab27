"""`citewatch digest`: the weekly mail, looked at or sent by hand."""

import dataclasses
from typing import Annotated

import typer

from citewatch import slices, wiring
from citewatch.cli import output, typed
from citewatch.errors import ShellError, UsageError
from citewatch.shell import Shell
from reports.digest import build, render
from reports.settings import Subscription
from scheduler import mailing
from store.model.desk import Delivery

app = typer.Typer(help="The weekly mail.", no_args_is_help=True)
SubscriptionOption = Annotated[str, typer.Option("--subscription", help="Only this one, by name.")]


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="digest")


def _subscriptions(shell: Shell, name: str) -> list[Subscription]:
    found = [s for s in slices.subscriptions(shell.config) if not name or s.name == name]
    if not found:
        message = (
            f"no subscription is called {name!r} in {shell.place.config}"
            if name
            else f"{shell.place.config}: digest.subscriptions is empty; add who gets the digest"
        )
        raise UsageError(message)
    return found


@app.command("preview")
def preview(
    context: typer.Context,
    subscription: SubscriptionOption = "",
    language: Annotated[str, typer.Option(help="de or en")] = "",
    html: Annotated[bool, typer.Option("--html", help="Print the HTML form.")] = False,
    json: output.JsonOption = False,
) -> None:
    """Print the digest as it would be sent now; nothing is sent or marked."""
    shell: Shell = context.obj
    known = slices.subscriptions(shell.config)
    chosen = (
        _subscriptions(shell, subscription)[0]
        if subscription or known
        else Subscription("preview", "preview@localhost", language=shell.config.language, zone=shell.config.zone)
    )
    if language:
        chosen = dataclasses.replace(chosen, language=typed.interface_language(language))
    rendered = render.weekly(
        build.weekly(shell.existing_store(), chosen, now=shell.clock.now()), settings=slices.digest(shell.config)
    )
    if json:
        output.as_json({"subject": rendered.subject, "text": rendered.text, "html": rendered.html})
        return
    output.raw(rendered.html if html else f"{rendered.subject}\n\n{rendered.text}")


@app.command("send")
def send(context: typer.Context, subscription: SubscriptionOption = "") -> None:
    """Send the digest now, beside its regular time."""
    shell: Shell = context.obj
    wanted = _subscriptions(shell, subscription)
    store = shell.existing_store()
    _answer(mailing.send_weekly(store, wiring.post(shell), clock=shell.clock, subscriptions=wanted))


@app.command("resend")
def resend(context: typer.Context) -> None:
    """Send again what failed or is in doubt, under the same Message-IDs."""
    shell: Shell = context.obj
    done = mailing.send_again(shell.existing_store(), wiring.post(shell), clock=shell.clock)
    if not done:
        output.line("nothing waits to be sent again")
    _answer(done)


def _answer(deliveries: list[Delivery]) -> None:
    for each in deliveries:
        output.line(f"{each.subscription}: {each.status}   {each.message_id}")
    failed = [d for d in deliveries if d.status != "sent"]
    if failed:
        raise ShellError("\n".join(f"{d.subscription}: not sent, kept for another try: {d.last_error}" for d in failed))
