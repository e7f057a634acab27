"""A short quoted sentence in which one word was changed: all its other words stand together, in one place only.

In a short sentence one new word is a large share of the characters, so that a search by likeness would have to take
far too much for it. But a row of words that is broken in one spot by a word or two is no accident.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chronicle.changes import fold, furniture, haystack, segments, tokens
from chronicle.changes.haystack import Haystack
from chronicle.changes.tokens import Token

# Letters (see `segments.length`) from which other searches can tell a changed sentence by its likeness.
_LONGEST = 90.0
# What must stand of it: so many letters, so many words, and this share of it.
_LEAST = 12.0
_LEAST_WORDS = 3
# Of a sentence of three words two are enough, and half its letters.
_LEAST_OF_TWO = 0.5
_LEAST_SHARE = 0.6
_MOST_SKIPPED = 2  # words of the quotation that other words replace; of Chinese characters twice as many
_MOST_NEW = 3  # words that stand in their place
_GAP = 40  # characters
_PLACES = 10
_END = frozenset(".!?。！？")
_REACH = 60  # characters that a neighbouring word may take
Range = tuple[int, int]


class _Cut(NamedTuple):
    """A quotation with some of its words left out: what stands before the gap, what behind it."""

    head: str
    tail: str
    skipped: int


def find(text: str, hay: Haystack) -> Iterator[Range]:
    """Return the place (in `soft`) of the sentence in its changed form; nothing where it is unsure which one it is."""
    words = [t.text for t in tokens.words(text) if haystack.bare(t.text)]
    if segments.length(text) > _LONGEST:
        return
    per_word = 2 if any(fold.is_cjk(w[0]) for w in words) else 1
    for skipped in range(_MOST_SKIPPED * per_word + 1):
        found = {place for cut in _cuts(words, skipped, text=text) for place in _places(cut, hay)}
        if found:
            if len({hay.soft[a:b] for a, b in found}) == 1:
                yield min(found)
            return


def _cuts(words: Sequence[str], skipped: int, *, text: str) -> Iterator[_Cut]:
    """Return the ways to leave out so many words in a row, as far as enough is left to know the sentence by."""
    least, half = max(_LEAST, _LEAST_SHARE * segments.length(text)), _LEAST_OF_TWO * segments.length(text)
    # Nothing is left out where a word was only added, and that has to be inside.
    inside = range(1, len(words)) if skipped == 0 else range(len(words) - skipped + 1)
    for at in inside:
        kept = [*words[:at], *words[at + skipped :]]
        length = segments.length(" ".join(kept))
        of_two = len(words) == _LEAST_WORDS and len(kept) == len(words) - 1
        if (len(kept) >= _LEAST_WORDS and length >= least) or (of_two and length >= max(_LEAST, half)):
            yield _Cut(_bare(words[:at]), _bare(words[at + skipped :]), skipped)


def _bare(words: Sequence[str]) -> str:
    return "".join(haystack.bare(w) for w in words)


def _places(cut: _Cut, hay: Haystack) -> Iterator[Range]:
    if not cut.head:
        yield from (_with_words_before(hay, run, cut.skipped) for run in _whole(hay, cut.tail))
    elif not cut.tail:
        yield from (_with_words_behind(hay, run, cut.skipped) for run in _whole(hay, cut.head))
    else:
        yield from _around(cut, hay)


def _around(cut: _Cut, hay: Haystack) -> Iterator[Range]:
    """Return where both parts stand with a word or two between them; the longer, rarer part is looked for first."""
    from_head = len(cut.head) >= len(cut.tail)
    for run in _whole(hay, cut.head if from_head else cut.tail):
        near = (run[1], run[1] + _GAP + 2 * len(cut.tail)) if from_head else (run[0] - _GAP - 2 * len(cut.head), run[0])
        others = _whole(hay, cut.tail if from_head else cut.head, start=max(0, near[0]), end=near[1])
        for other in others[:1] if from_head else others[-1:]:
            first, last = (run, other) if from_head else (other, run)
            gap = hay.soft[first[1] : last[0]]
            if len(gap) <= _GAP and 1 <= len(tokens.words(gap)) <= _MOST_NEW + cut.skipped:
                yield first[0], last[1]


def _whole(hay: Haystack, bare: str, *, start: int = 0, end: int | None = None) -> list[Range]:
    """Return where a row of words stands uncut."""
    found = hay.places(bare, start=start, end=end)[:_PLACES]
    return [place for place in found if hay.whole_words(*place) == place]


def _with_words_before(hay: Haystack, run: Range, count: int) -> Range:
    """Widen a range by the words in place of those that the quotation begins with, as far as its line has them."""
    low = max(0, run[0] - _REACH)
    start = run[0]
    for token in _line(reversed(tokens.every(hay.soft[low : run[0]])), count):
        if _same_line(hay, low + token.start, run[0]):
            start = low + token.start
    return start, run[1]


def _with_words_behind(hay: Haystack, run: Range, count: int) -> Range:
    end = run[1]
    for token in _line(tokens.every(hay.soft[run[1] : run[1] + _REACH]), count):
        if _same_line(hay, run[1], run[1] + token.end):
            end = run[1] + token.end
    return run[0], end


def _line(nearest: Iterable[Token], count: int) -> Iterator[Token]:
    """Return the next words up to the end of their sentence."""
    for token in nearest:
        if token.text in _END or count == 0:
            return
        if haystack.bare(token.text):
            count -= 1
            yield token


def _same_line(hay: Haystack, start: int, end: int) -> bool:
    return furniture.breaks(hay.raw, *hay.original(start, end)) == 0
