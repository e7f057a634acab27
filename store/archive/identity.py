"""Which archive folder belongs to which database: an id in both, so that no row names a file in another folder."""

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import errors
from store.archive import appending, names
from store.ports import Store

FILE = "archive-id"
_FACT = "archive_id"
# Far more than an id takes; the file lies where anybody may have put anything.
_MOST_CHARACTERS = 100


def claim(store: Store, folder: Path) -> None:
    """Make sure that this folder is the database's archive; bind the two to each other at their first use.

    Raises `WrongArchiveError` where the database's archive lies elsewhere, `DiskFullError` and `ArchiveError` where the
    id cannot be kept. Call it before anything is written into the folder or read from it.
    """
    own = _kept(folder)
    if own is not None and own == store.fact(_FACT):
        return
    with _alone(folder):
        _bind(store, folder)


def _bind(store: Store, folder: Path) -> None:
    own, known = _kept(folder), store.fact(_FACT)
    if known is None:
        _refuse_unless_here(store, folder)
        # The folder first: a database that names an archive whose folder has no id would be refused for ever.
        own = own or _keep(folder, uuid.uuid4().hex)
        known = store.first_fact(_FACT, own)
    if own == known:
        return
    if not _is_blank(store, folder):
        raise errors.WrongArchiveError(_sentence(folder, own))
    # A new id, not the known one: whoever bound another folder that is still empty must be refused from now on.
    fresh = uuid.uuid4().hex
    store.set_fact(_FACT, fresh)
    _keep(folder, fresh)
    if store.fact(_FACT) != fresh:
        raise errors.WrongArchiveError(_sentence(folder, fresh))


def _is_blank(store: Store, folder: Path) -> bool:
    return not names.listed(folder) and not store.visits.all_snapshots(limit=1)


def _refuse_unless_here(store: Store, folder: Path) -> None:
    """Refuse a folder without a file for a database that has copies: it was filled before there were ids."""
    if not names.listed(folder) and store.visits.all_snapshots(limit=1):
        raise errors.WrongArchiveError(_sentence(folder, None))


def _sentence(folder: Path, own: str | None) -> str:
    what = f"belongs to another database (see {FILE} in it)" if own else f"is not the archive's (it has no {FILE})"
    return (
        f"{folder}: this database's archive lies elsewhere, this folder {what}; name the archive's folder with --data, "
        f"restore the folder whole with its {FILE}, or name this folder's own database in CITEWATCH_DATABASE_URL"
    )


def _kept(folder: Path) -> str | None:
    """Return the folder's id; None where it has none."""
    path = folder / FILE
    try:
        with path.open(encoding="ascii") as file:
            return file.read(_MOST_CHARACTERS).strip() or None
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise errors.ArchiveError(
            f"{path} cannot be read ({error.strerror}): check the folder and its rights"
        ) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process binds this folder; make it where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise appending.sentence(folder, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _keep(folder: Path, own: str) -> str:
    """Write the folder's id whole or not at all; return it."""
    path, draft = folder / FILE, folder / f".{FILE}-{os.getpid()}"
    try:
        with draft.open("w", encoding="ascii") as file:
            file.write(own + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        appending.sync_folder(folder)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise appending.sentence(path, error) from error
    return own
