"""Words of a text, each with its place in the original; Chinese and Japanese by character."""

import re
from functools import lru_cache
from typing import NamedTuple

from chronicle.changes import fold

_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?:(?<![\w)])-(?=\d))?\d+(?:[.,:/]\d+)*"  # numbers, versions, clock times; a minus only where one can stand
    rf"|[{_WIDE}]"
    rf"|[^\W\d_{_WIDE}]+(?:'[^\W\d_{_WIDE}]+)*"
    rf"|[^\w\s]|_"
)
# Punctuation that carries no wording. Signs that do (%, §, currency, comparison) stay words.
_SOFT = frozenset("'-,.;:()[]{}*•·▪►■□◦‣|_~^、。〈〉《》【】〔〕„<>/\\#")
# Of these, the signs that part a sentence; the others are typography.
_PARTING = frozenset(",.;:()。、")
# And those that bind words ("third-party", "and/or", "the users' data") or set them apart.
_BINDING = frozenset("-/'[]《》")
_HYPHENS = frozenset("-")


class Token(NamedTuple):
    """A word: as folded, as compared (case aside), and where it stands in the original."""

    text: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Token, ...]:
    """Return the words of a text without mere punctuation."""
    return tuple(t for t in every(text) if t.text not in _SOFT)


def every(text: str) -> tuple[Token, ...]:
    """Return the words and signs of a text."""
    folded = fold.fold(text)
    starts, ends = folded.starts, folded.ends
    return tuple(
        Token(word := match.group(), key_of(word), starts[match.start()], ends[match.end() - 1])
        for match in _TOKEN.finditer(folded.text)
    )


def parting(text: str) -> tuple[Token, ...]:
    """Return the words of a text together with the signs that part or bind them."""
    return tuple(t for t in every(text) if t.text not in _SOFT or t.text in _PARTING)


def signs(gap: str, *, hyphens: bool = True) -> tuple[Token, ...]:
    """Return the signs that part or bind the words on both sides of a gap."""
    telling = _PARTING | _BINDING if hyphens else _PARTING | _BINDING - _HYPHENS
    return tuple(t for t in every(gap) if t.text not in _SOFT or t.text in telling)


def key_of(word: str) -> str:
    """Return what a word is compared by: case and the dots of the Russian ё aside."""
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what a passage is compared by: its words, whatever stands between them."""
    return key_of(" ".join(word for word in _TOKEN.findall(fold.fold_text(text)) if word not in _SOFT))
