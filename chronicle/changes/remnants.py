"""What is left of a quoted sentence that was cut: its beginning up to a sentence's end, or its end from one's start.

A beginning or an end that is most of the sentence and stands in one place only needs no such border: what follows may
be glued to it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from chronicle.changes import fold, furniture, haystack, segments, sentences, tokens
from chronicle.changes.haystack import Haystack

_LEAST = 20.0  # letters that must be left (see `segments.length`)
_LEAST_SHARE = 0.4
# The same where no border shows that something was cut.
_LEAST_UNBOUNDED = 12.0
_LEAST_WORDS = 2
_SHARE_UNBOUNDED = 0.62
_PLACES = 5
_STOP = re.compile(r"\s*(?:[.!?。！？]|['\")\]]*\s*(?:\n|$))")
_START = re.compile(r"(?:^|\n|[.!?。！？]['\")\]]*)\s*['\"(\[]*$")
# A clause's border, for what is most of a sentence.
_BEFORE = re.compile(r"(?:^|\n|[^\w\s])\s*$")
_BEHIND = re.compile(r"\s*(?:[^\w\s]|\n|$)")
_REACH = 8  # characters around a remnant that tell a sentence's end


def find(text: str, hay: Haystack) -> Iterator[tuple[int, int]]:
    """Return the places (in `soft`) of a beginning or an end of a sentence that stands alone, the longest first."""
    bare = [b for token in tokens.words(text) if (b := haystack.bare(token.text))]
    whole = "".join(bare)
    least = max(_LEAST, _LEAST_SHARE * segments.length(whole))
    head = _whole_words(bare, _reach(whole, hay, from_end=False))
    tail = _whole_words(bare[::-1], _reach(whole, hay, from_end=True))
    most = max(_LEAST_UNBOUNDED, _SHARE_UNBOUNDED * segments.length(whole))
    for letters, is_head in ((whole[:head], True), (whole[len(whole) - tail :], False)):
        length = segments.length(letters)
        places = hay.places(letters)[:_PLACES] if length >= min(least, most) else []
        if length >= most and len(places) == 1:
            yield from (p for p in places if _begins_or_ends(hay, p, is_head=is_head))
        elif length >= least:
            yield from (p for p in places if _stands_alone(hay, p, is_head=is_head))


def _begins_or_ends(hay: Haystack, place: tuple[int, int], *, is_head: bool) -> bool:
    """Say whether a beginning has no word before it in its clause, or an end none behind it."""
    start, end = hay.original(*place)
    if not is_head:
        return _BEHIND.match(hay.raw, end) is not None
    if fold.is_cjk(hay.raw[start]):
        return True  # no blank shows where a word begins
    start = hay.raw.rfind(number, 0, start) if (number := furniture.number_before(hay.raw, start)) else start
    before = hay.raw[max(0, start - _REACH) : start]
    if sentences.is_wrapped(hay.raw):
        before = before.replace("\n", " ") if "\n\n" not in before else before
    return _BEFORE.search(before) is not None


def _reach(whole: str, hay: Haystack, *, from_end: bool) -> int:
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        letters = whole[-middle:] if from_end else whole[:middle]
        low, high = (middle, high) if letters in hay.bare else (low, middle - 1)
    return low


def _whole_words(bare: Sequence[str], reach: int) -> int:
    return max((length for length in accumulate(len(w) for w in bare) if length <= reach), default=0)


def _stands_alone(hay: Haystack, place: tuple[int, int], *, is_head: bool) -> bool:
    start, end = hay.original(*place)
    if is_head:
        return _STOP.match(hay.raw, end) is not None
    return _START.search(hay.raw[max(0, start - _REACH) : start]) is not None
