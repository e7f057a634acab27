"""What stands around and inside the text of a page: navigation, share bars, other news, advertisements."""

import functools
import json
from dataclasses import dataclass
from typing import Any

from benchmarks.passages import DATA

# Stand-ins in a document's text, made markup when the page is built: (length, inside a sentence).
TOKENS = {(120, False): "\ue000", (480, False): "\ue001", (120, True): "\ue002", (480, True): "\ue003"}
LINK = ("\ue004", "\ue005")
WRAP = "\ue006"
INLINE = "\ue007"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The words of a site in one language."""

    site: str
    nav: tuple[str, ...]
    share: tuple[str, ...]
    related: str
    most_read: str
    teasers: tuple[str, ...]
    cookie: str
    footer: tuple[str, ...]
    views: str
    date: str
    furniture: tuple[str, ...]


@functools.cache
def boilerplate(language: str) -> Boilerplate:
    """Return the words of a site in a language."""
    raw: dict[str, Any] = json.loads((DATA / "boilerplate.json").read_text(encoding="utf-8"))[language]
    raw |= {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
    return Boilerplate(**raw)


def piece(language: str, length: int, turn: int) -> str:
    """Return a piece of furniture of exactly this many characters; `turn` says with which sentence it begins."""
    sentences = boilerplate(language).furniture
    words = ""
    while len(words) < length:
        words += sentences[turn % len(sentences)] + " "
        turn += 1
    return words[:length].rstrip().ljust(length, ".")
