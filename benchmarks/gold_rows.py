"""Reads the gold files, and says to which half a site belongs."""

import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chronicle import documents
from chronicle.documents import Reading

Row = dict[str, Any]
_MEDIA_TYPES = {".pdf": "application/pdf", ".html": "text/html", ".md": "text/plain"}


def rows(path: Path) -> Iterator[Row]:
    """Return the rows of a gold file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def half(site: str) -> str:
    """Return A or B for a site, a law or a page, for ever."""
    return "A" if hashlib.sha256(site.encode()).digest()[0] % 2 == 0 else "B"


@functools.lru_cache(maxsize=400)
def reading(path: Path, url: str) -> Reading:
    """Read a stored page."""
    return documents.read(path.read_bytes(), url=url, media_type=_MEDIA_TYPES.get(path.suffix, "text/html"))


def f1(hits: float, false: float, missed: float) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    return precision, recall, (2 * precision * recall / (precision + recall) if precision + recall else 0.0)
