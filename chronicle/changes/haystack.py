"""A text to search quotations in: folded, and once more as bare letters and digits, both with maps back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from chronicle.changes import fold
from chronicle.changes.fold import Folded

_RUN = re.compile(r"[^\W_]+")
_MOST_PLACES = 40  # a passage that stands more often than this is no evidence of anything

_LONGEST_WORD = 200  # characters; a longer run of letters is no word of any language


@dataclass(frozen=True, slots=True)
class Haystack:
    """`soft` is the folded text in lower case, character for character; `bare` its letters and digits alone.

    `bare_at[i]` is the place in `soft` that character `i` of `bare` came from.
    """

    raw: str
    folded: Folded
    soft: str
    bare: str
    bare_at: "array[int]"

    def places(self, bare: str, *, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return where bare letters stand, as ranges of `soft`, in order; `start` and `end` bound `soft`."""
        if not bare:
            return []
        position = bisect_left(self.bare_at, start)
        stop = len(self.bare) if end is None else bisect_right(self.bare_at, end)
        found: list[tuple[int, int]] = []
        while len(found) < _MOST_PLACES:
            position = self.bare.find(bare, position, stop)
            if position < 0:
                break
            found.append((self.bare_at[position], self.bare_at[position + len(bare) - 1] + 1))
            position += 1
        return found

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the raw text that a range of `soft` came from."""
        return self.folded.span(start, end)

    def slice(self, start: int, end: int) -> str:
        """Return the raw text of a range of `soft`."""
        a, b = self.original(start, end)
        return self.raw[a:b]

    def whole_words(self, start: int, end: int, *, digits_only: bool = False) -> tuple[int, int]:
        """Widen a range of `soft` so that it cuts no word (or, where words may be glued, no number)."""
        low, high = max(0, start - _LONGEST_WORD), min(len(self.soft), end + _LONGEST_WORD)
        while start > low and _joined(self.soft[start - 1], self.soft[start], digits_only=digits_only):
            start -= 1
        while 0 < end < high and _joined(self.soft[end - 1], self.soft[end], digits_only=digits_only):
            end += 1
        return start, end


@lru_cache(maxsize=8)
def make(text: str) -> Haystack:
    """Prepare a text for searching."""
    folded = fold.fold(text)
    soft = _lower(folded.text)
    runs, places = [], array("L")
    for match in _RUN.finditer(soft):
        runs.append(match.group())
        places.extend(range(match.start(), match.end()))
    return Haystack(text, folded, soft, "".join(runs), places)


def bare(text: str) -> str:
    """Return a text's letters and digits as `Haystack.bare` has them."""
    return "".join(_RUN.findall(_lower(fold.fold_text(text))))


def soft(text: str) -> str:
    """Return a text as `Haystack.soft` has it."""
    return _lower(fold.fold_text(text))


def _lower(text: str) -> str:
    """Return a text in lower case with every character in its place."""
    lowered = text.lower().replace("ё", "е")
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text).replace("ё", "е")


def _joined(before: str, after: str, *, digits_only: bool) -> bool:
    if before.isdigit() and after.isdigit():
        return True
    if digits_only or fold.is_cjk(before) or fold.is_cjk(after):
        return False
    return before.isalpha() and after.isalpha()
