"""The demonstration's data folder: begun afresh each time, and never at the cost of anybody else's files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citewatch.errors import ShellError
from scheduler.lock import FolderLock

_MARKER = ".citewatch-demo"
_MARKER_TEXT = "Made by 'citewatch demo', which empties this folder when it is run again.\n"


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Empty the folder, or make it, and keep other processes from doing the same while the context lasts.

    Raises `ShellError` where the folder holds anything that no demonstration made, and `AlreadyRunningError` where one
    is being shown from it.
    """
    _claim(folder)
    with FolderLock(folder):
        _empty(folder)
        yield folder


def _claim(folder: Path) -> None:
    """Make sure that the folder is ours, by its marker, before anything in it is touched."""
    marker = folder / _MARKER
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            message = f"{folder}: this is not a folder of its own; name another one with --data"
            raise ShellError(message)
        folder.mkdir(parents=True, exist_ok=True)
        if not marker.is_file() and any(folder.iterdir()):
            message = (
                f"{folder}: the folder holds files that no demonstration made, so it is left alone; "
                "name an empty or new folder with --data"
            )
            raise ShellError(message)
        marker.write_text(_MARKER_TEXT, encoding="utf-8")
    except OSError as error:
        message = f"{folder}: the folder cannot be used ({error.strerror}); name another one with --data"
        raise ShellError(message) from error


def _empty(folder: Path) -> None:
    kept = {_MARKER, "daemon.lock"}
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
