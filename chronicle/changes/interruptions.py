"""A quoted sentence that something interrupts on its page: its words in order, with few bounded gaps between them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from chronicle.changes import furniture, haystack, segments, tokens
from chronicle.changes.haystack import Haystack

_MOST = 3  # gaps
_PLACES = 5  # beginnings that are tried
# Letters of an alphabet (see `segments.length`): a shorter stretch before or after a gap is no evidence. Four Chinese
# characters say as much as ten letters do, and half a Chinese sentence is seldom longer than ten.
_LEAST_RUN = 10.0
Run = tuple[int, int]


def find(text: str, hay: Haystack) -> Iterator[tuple[int, int, bool]]:
    """Return the places (in `soft`) of an interrupted sentence, each with whether all its gaps are furniture."""
    # Chinese words are not parted by blanks: there every character may be the last before a gap.
    bare = [b for token in tokens.words(text) if (b := haystack.bare(token.text))]
    whole = "".join(bare)
    reach = _reach(whole, hay)
    if reach == len(whole) or segments.length(whole[:reach]) < _LEAST_RUN:
        return
    for count in _cuts(bare, reach):
        head = "".join(bare[:count])
        for run in hay.places(head)[:_PLACES]:
            runs = _follow(bare[count:], hay, last=run, left=_MOST)
            if runs is not None:
                passage = (run[0], runs[-1][1] if runs else run[1])
                yield *passage, all(_is_furniture(hay, gap, passage=passage) for gap in _gaps([run, *runs]))


def _reach(whole: str, hay: Haystack) -> int:
    """Return how many letters from the beginning stand together anywhere."""
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if whole[:middle] in hay.bare else (low, middle - 1)
    return low


def _cuts(bare: Sequence[str], reach: int) -> Iterator[int]:
    """Return the numbers of whole words that may stand before a gap: as many as reach, and one less.

    The first letters of what interrupts may happen to be those of the next word.
    """
    lengths = list(accumulate(len(w) for w in bare))
    most = sum(length <= reach for length in lengths)
    for count in (most, most - 1):
        if count > 0 and segments.length("".join(bare[:count])) >= _LEAST_RUN:
            yield count


def _follow(bare: Sequence[str], hay: Haystack, *, last: Run, left: int) -> list[Run] | None:
    """Return where the rest of the words stands behind `last`, None where it does not within bounds."""
    if not bare:
        return []
    if left == 0:
        return None
    window = last[1] + furniture.INSIDE + 2 * sum(len(w) + 1 for w in bare)
    step = max(1, len(bare) // 20)
    for count in range(len(bare), 0, -step):
        head = "".join(bare[:count])
        if count < len(bare) and segments.length(head) < _LEAST_RUN:
            return None
        for run in hay.places(head, start=last[1], end=window)[:1]:
            if run[0] - last[1] <= furniture.INSIDE:
                runs = _follow(bare[count:], hay, last=run, left=left - 1)
                if runs is not None:
                    return [run, *runs]
    return None


def _gaps(runs: Sequence[Run]) -> list[Run]:
    return [(a[1], b[0]) for a, b in pairwise(runs)]


def _is_furniture(hay: Haystack, gap: Run, *, passage: Run) -> bool:
    """Say whether a gap lies between whole words and holds furniture."""
    if hay.whole_words(*gap) != gap:
        return False
    first, last = hay.original(*passage)
    start, end = hay.original(*gap)
    beside = furniture.breaks(hay.raw, first, start) + furniture.breaks(hay.raw, end, last)
    return furniture.tolerated(hay, start, end, lines=beside)
