"""`citewatch init`: the data folder, the database, a first configuration, the first administrator."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from citewatch.cli import output, typed
from citewatch.config import shipped_config
from citewatch.errors import ShellError, UsageError
from citewatch.shell import Shell
from reports import people
from store.errors import NameTakenError

_SHORTEST_PASSWORD = 12


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(help="Name of the first administrator.")] = "admin",
    password_file: Annotated[
        Path | None, typer.Option(help="File whose first line is the password; without it one is made and shown once.")
    ] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Ask for the password.")] = False,
) -> None:
    """Create the data folder, the database and the first administrator. Safe to run again."""
    shell: Shell = context.obj
    shell.place.make_folders()
    made_config = _write_config(shell.place.config)
    shell.place.key()
    output.line(f"data folder    {shell.place.data}")
    output.line(f"configuration  {shell.place.config}{' (new: set the contact in it)' if made_config else ''}")
    if any(user.role == "administrator" for user in shell.store.users.all()):
        output.line("administrator  there is one already; 'citewatch users reset NAME' gives a new password")
        return
    password = _password(password_file, ask=ask)
    given = password is not None
    password = password or people.new_password()
    try:
        shell.store.users.add(
            typed.name(name),
            role="administrator",
            password_hash=people.hash_password(password),
            language="de",
            at=shell.clock.now(),
        )
    except NameTakenError as error:
        message = f"somebody is called {name!r} already; choose another name with --name"
        raise UsageError(message) from error
    output.line(f"administrator  {name}")
    if not given:
        output.line(f"password       {password}   (shown this once; keep it)")


def _write_config(path: Path) -> bool:
    """Write the first configuration where there is none; say whether one was written."""
    if path.exists():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shipped_config().read_bytes())
    except OSError as error:
        message = f"{path}: the configuration cannot be written ({error.strerror}); name another file with --config"
        raise ShellError(message) from error
    return True


def _password(file: Path | None, *, ask: bool) -> str | None:
    if file is not None:
        try:
            password = file.read_text(encoding="utf-8").splitlines()[0]
        except (OSError, IndexError, UnicodeDecodeError) as error:
            message = f"{file}: no password can be read from its first line"
            raise UsageError(message) from error
    elif ask:
        if not sys.stdin.isatty():
            message = "--ask needs a terminal; use --password-file"
            raise UsageError(message)
        password = getpass.getpass("Password: ")
    else:
        return None
    if len(password) < _SHORTEST_PASSWORD:
        message = f"the password is too short; use at least {_SHORTEST_PASSWORD} characters"
        raise UsageError(message)
    return password
