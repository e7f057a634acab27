"""Names of WARC files: citewatch-YYYYMMDDHHMMSS-OWNER-SERIAL.warc.gz."""

import re
from datetime import UTC, datetime
from pathlib import Path

from store import errors

SUFFIX = ".warc.gz"
_ALLOWED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.warc\.gz")
_MOMENT = re.compile(r"(?<!\d)\d{14}(?!\d)")
_OWNER_LENGTH = 40


def make(at: datetime, owner: str, serial: int) -> str:
    """Return the name of a file that `owner` begins now."""
    plain = re.sub(r"[^a-z0-9]+", "-", owner.lower()).strip("-")[:_OWNER_LENGTH] or "nobody"
    return f"citewatch-{at.astimezone(UTC):%Y%m%d%H%M%S}-{plain}-{serial:05d}{SUFFIX}"


def place(folder: Path, name: str) -> Path:
    """Return where this file lies. Raises `ArchiveError` for a name that would lead out of the folder."""
    if not _ALLOWED.fullmatch(name):
        raise errors.ArchiveError(f"{name[:80]!r} is no name of a WARC file; check the row that gives it")
    return folder / name


def listed(folder: Path) -> list[str]:
    """Return the names of the WARC files in this folder, the oldest first."""
    found = [path.name for path in folder.glob(f"*{SUFFIX}") if path.is_file() and _ALLOWED.fullmatch(path.name)]
    return sorted(found, key=_age)


def _age(name: str) -> tuple[str, str]:
    moment = _MOMENT.search(name)
    return (moment.group() if moment else "", name)
