"""Entries from files: every file is read and understood, or the whole is refused with all mistakes named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from chronicle import records
from chronicle.records import Entry, EntryError, decoding
from citewatch.errors import ShellError

# An entry is a few pages; a larger file was named by mistake.
_LARGEST_BYTES = 5_000_000
_ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})


def load(paths: Sequence[Path]) -> list[Entry]:
    """Return the entries in these files. Raises `ShellError` naming every file that holds none."""
    entries, mistakes = [], []
    for path in _files(paths):
        try:
            entries.append(records.parse(decoding.decode(_bytes(path), name=path.name), name=path.name))
        except (EntryError, ShellError) as error:
            mistakes.append(_placed(str(error), path))
    if mistakes:
        raise ShellError("\n".join(mistakes))
    return entries


def _placed(mistake: str, path: Path) -> str:
    """Return a mistake with the file's whole path in place of the name that it begins with."""
    if mistake.startswith(str(path)):
        return mistake
    return f"{path}{mistake.removeprefix(path.name)}" if mistake.startswith(path.name) else f"{path}: {mistake}"


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in _ENDINGS)
            if not found:
                message = f"{path}: this folder holds no entries (files ending in {', '.join(sorted(_ENDINGS))})"
                raise ShellError(message)
            yield from found
        else:
            yield path


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            message = f"{path}: larger than {_LARGEST_BYTES:,} bytes; an entry is a text of a few pages"
            raise ShellError(message)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"{path}: there is no such file"
        raise ShellError(message) from error
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror})"
        raise ShellError(message) from error
