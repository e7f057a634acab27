"""Alignment of two sequences by key, with hard limits: beyond them the result is coarser, never slow."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Tag = Literal["equal", "replace", "delete", "insert"]


class Step(NamedTuple):
    """One step of an alignment: `before[i1:i2]` against `after[j1:j2]`."""

    tag: Tag
    i1: int
    i2: int
    j1: int
    j2: int


# difflib's time grows with the product of how often equal elements occur on both sides.
_MAX_MATCHES = 400_000


def align(before: Sequence[Hashable], after: Sequence[Hashable], *, limit: int) -> list[Step]:
    """Align two sequences. What is longer than `limit` elements after its common ends is cut at unique elements."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    i_end, j_end = len(before) - tail, len(after) - tail
    steps = [Step("equal", 0, head, 0, head)] if head else []
    steps += _middle(before, after, (head, i_end, head, j_end), limit=limit)
    if tail:
        steps.append(Step("equal", i_end, len(before), j_end, len(after)))
    return steps


def _common(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    count = 0
    for a, b in zip(before, after, strict=False):
        if a != b:
            break
        count += 1
    return count


def _middle(
    before: Sequence[Hashable], after: Sequence[Hashable], window: tuple[int, int, int, int], *, limit: int
) -> list[Step]:
    i1, i2, j1, j2 = window
    if i1 == i2 and j1 == j2:
        return []
    if i1 == i2 or j1 == j2:
        return [Step("insert" if i1 == i2 else "delete", i1, i2, j1, j2)]
    old, new = before[i1:i2], after[j1:j2]
    if max(len(old), len(new)) > limit or _matches(old, new) > _MAX_MATCHES:
        return _coarse(old, new, i1=i1, j1=j1)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Step(tag, i1 + a, i1 + b, j1 + c, j1 + d) for tag, a, b, c, d in codes]


def _matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    counts = Counter(new)
    return sum(counts[x] for x in old)


def _coarse(old: Sequence[Hashable], new: Sequence[Hashable], *, i1: int, j1: int) -> list[Step]:
    """Align by elements that occur once on each side, in rising order (patience); the rest is replaced whole."""
    once_old, once_new = Counter(old), Counter(new)
    place = {x: j for j, x in enumerate(new) if once_new[x] == 1}
    pairs = [(i, place[x]) for i, x in enumerate(old) if once_old[x] == 1 and x in place]
    steps: list[Step] = []
    i = j = 0
    for a, b in rising(pairs):
        if a < i or b < j:
            continue
        steps += _gap(i, a, j, b, shift=(i1, j1))
        length = _common(old[a:], new[b:])
        steps.append(Step("equal", i1 + a, i1 + a + length, j1 + b, j1 + b + length))
        i, j = a + length, b + length
    return steps + _gap(i, len(old), j, len(new), shift=(i1, j1))


def _gap(i: int, a: int, j: int, b: int, *, shift: tuple[int, int]) -> list[Step]:
    if i == a and j == b:
        return []
    tag: Tag = "insert" if i == a else "delete" if j == b else "replace"
    return [Step(tag, shift[0] + i, shift[0] + a, shift[1] + j, shift[1] + b)]


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest subsequence of `pairs` (sorted by the first) whose seconds rise too."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        tails[k : k + 1] = [j]
        ends[k : k + 1] = [index]
        back.append(ends[k - 1] if k else -1)
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]
