"""The press pages as they were written down, and the main text of each."""

import hashlib
from pathlib import Path

from benchmarks.passages import DATA

_FOLDER = DATA / "press"


def pages() -> list[Path]:
    """Return the pages; the main text of each stands beside it."""
    return sorted(_FOLDER.glob("*.html"))


def digest() -> str:
    """Return the digest of all pages and their texts."""
    parts = (file.name.encode() + file.read_bytes() for file in sorted(_FOLDER.iterdir()))
    return hashlib.sha256(b"".join(parts)).hexdigest()
