"""What people type at the command line, checked before anything is done with it."""

import re
from typing import Annotated

import typer

from citewatch.errors import UsageError
from reports import speech

# PostgreSQL's integer; no installation comes near it.
LARGEST_NUMBER = 2**31 - 1
NumberArgument = Annotated[int, typer.Argument(min=1, max=LARGEST_NUMBER)]

_SOURCE_LANGUAGE = re.compile(r"[a-z]{2}")


def number(written: str) -> int | None:
    """Return the number of a thing, None where the text is none that a thing can have."""
    if not (written.isascii() and written.isdecimal()) or len(written) > len(str(LARGEST_NUMBER)):
        return None
    return int(written) if int(written) <= LARGEST_NUMBER else None


def interface_language(written: str) -> str:
    """Return a language that there are texts in. Raises `UsageError`."""
    if written not in speech.LANGUAGES:
        message = f"there are no texts in the language {written!r}; choose {' or '.join(speech.LANGUAGES)}"
        raise UsageError(message)
    return written


def source_language(written: str) -> str | None:
    """Return the expected language of a source, None where none was given. Raises `UsageError`."""
    if written and not _SOURCE_LANGUAGE.fullmatch(written):
        message = f"{written!r} is no language code; write two letters (ISO 639-1), such as en, ru or zh"
        raise UsageError(message)
    return written or None


def name(written: str) -> str:
    """Return the name of a person. Raises `UsageError` for one that nobody could type or see."""
    if not written.strip() or not written.isprintable():
        message = f"{written!r} is no name; write some letters"
        raise UsageError(message)
    return written.strip()
