"""The command line. Exit codes: 0 done, 1 the thing asked for failed, 2 usage or configuration."""

import importlib.metadata
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from chronicle.records import EntryError
from citewatch import logs, place
from citewatch.cli import output
from citewatch.cli.registry import register
from citewatch.errors import ShellError
from citewatch.shell import Shell
from crawler.errors import CrawlError
from reports.digest.mail import MailError
from reports.review.server import ServeError
from scheduler.errors import SchedulerError
from store.errors import StoreError

_INTERRUPTED = 130

app = typer.Typer(
    name="citewatch",
    help="Watches the sources that a chronicle cites, and says what changed and which footnote it touches.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        output.line(f"citewatch {importlib.metadata.version('citewatch')}")
        raise typer.Exit


@app.callback()
def prepare(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration file (default config.yaml or CITEWATCH_CONFIG).")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="Data folder (default var or CITEWATCH_DATA).")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log more.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Take the options that all commands share."""
    logs.configure(verbose=verbose, machine=bool(os.environ.get("CITEWATCH_LOG_JSON")))
    context.obj = Shell(place.from_environment(os.environ, config=config, data=data), verbose=verbose)


def main() -> None:
    """Run the command line; every expected failure becomes one clear message and an exit code."""
    output.take_any_letter()
    try:
        app()
    except (ShellError, StoreError, EntryError, CrawlError, MailError, ServeError, SchedulerError) as error:
        output.complain(str(error))
        sys.exit(getattr(error, "exit_code", 1))
    except KeyboardInterrupt:
        output.complain("interrupted; what was recorded stays")
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); nothing is wrong with us.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        output.complain(f"{where}{error.strerror or error}; check the path, its rights, and the room on its disk")
        sys.exit(1)
