"""The list of commands. One file per command; each has one function of the command's name, or an app of its own."""

import importlib

import typer

# In the order in which help shows them: what a newcomer does first comes first.
COMMANDS = (
    "init",
    "demo",
    "import_entries",
    "check",
    "sources",
    "visit",
    "run",
    "serve",
    "findings",
    "history",
    "rules",
    "proposals",
    "digest",
    "archive",
    "rederive",
    "read",
    "compare",
    "quote",
    "link",
    "users",
)


def register(app: typer.Typer) -> None:
    """Add every command to the application."""
    for name in COMMANDS:
        module = importlib.import_module(f"citewatch.cli.{name}")
        module.add_to(app)
