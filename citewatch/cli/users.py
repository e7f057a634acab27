"""`citewatch users`: people of the review page."""

from typing import Annotated

import typer

from citewatch.cli import output, typed
from citewatch.errors import UsageError
from citewatch.shell import Shell
from reports import people
from store.model.desk import Role

app = typer.Typer(help="People of the review page.", no_args_is_help=True)
_ROLES: dict[str, Role] = {"administrator": "administrator", "editor": "editor", "reader": "reader"}


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="users")


def _role(written: str) -> Role:
    if written not in _ROLES:
        message = f"there is no role {written!r}; choose {', '.join(_ROLES)}"
        raise UsageError(message)
    return _ROLES[written]


@app.command("list")
def list_users(context: typer.Context, json: output.JsonOption = False) -> None:
    """List everybody."""
    shell: Shell = context.obj
    everybody = shell.existing_store().users.all()
    if json:
        output.as_json(
            [{"name": u.name, "role": u.role, "language": u.language, "disabled": u.disabled} for u in everybody]
        )
        return
    rows = [(u.name, u.role, u.language, "disabled" if u.disabled else "") for u in everybody]
    output.table(("name", "role", "language", ""), rows)


@app.command("add")
def add(
    context: typer.Context,
    name: str,
    role: Annotated[str, typer.Option(help="administrator, editor or reader")] = "editor",
    language: Annotated[str, typer.Option(help="de or en")] = "de",
) -> None:
    """Add a person; the password is made and shown once."""
    shell: Shell = context.obj
    password = people.new_password()
    shell.existing_store().users.add(
        typed.name(name),
        role=_role(role),
        password_hash=people.hash_password(password),
        language=typed.interface_language(language),
        at=shell.clock.now(),
    )
    output.line(f"{name} ({role})\npassword  {password}   (shown this once)")


@app.command("role")
def role(context: typer.Context, name: str, role: str) -> None:
    """Give a person another role."""
    shell: Shell = context.obj
    shell.existing_store().users.change(name, role=_role(role))
    output.line(f"{name} is now {role}")


@app.command("reset")
def reset(context: typer.Context, name: str) -> None:
    """Give a person a new password, shown once."""
    shell: Shell = context.obj
    password = people.new_password()
    shell.existing_store().users.change(name, password_hash=people.hash_password(password))
    output.line(f"{name}\npassword  {password}   (shown this once)")


@app.command("disable")
def disable(
    context: typer.Context,
    name: str,
    enable: Annotated[bool, typer.Option("--enable", help="Let them in again.")] = False,
) -> None:
    """Keep a person out, or let them in again; what they decided stays."""
    shell: Shell = context.obj
    shell.existing_store().users.change(name, disabled=not enable)
    output.line(f"{name}: {'enabled' if enable else 'disabled'}")
