"""Pairs of quotation marks: German, English, French, straight and mixed, nested or left open."""

import bisect
from dataclasses import dataclass

# Which marks may close what an opening mark began. German entries mix the styles within one quotation.
_CLOSERS = {
    "„": '“”"',
    "“": "”“",
    "”": "”",
    '"': '"“”',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
}
_ALWAYS_OPENING = "„「『"
_ALWAYS_CLOSING = "」』"
_MARKS = frozenset('„“”"«»「」『』')
_BEFORE_OPENING = "([{–—-/:„“\"«»‚‘'"
_NEVER_AFTER_OPENING = ".,;:!?)]}"
_DEEPEST = 40  # a text that opens more marks than this is no prose


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with both its marks: they stand at `opening` and `closing`. `depth` is 0 for the outermost."""

    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """What the marks of a stretch of text say: outermost pairs in order, and marks without a partner."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]

    def hold(self, place: int) -> bool:
        """Say whether a place lies between the marks of a pair."""
        index = bisect.bisect_left(self.pairs, place, key=lambda pair: pair.opening) - 1
        return index >= 0 and self.pairs[index].opening < place < self.pairs[index].closing


def find(text: str, start: int, end: int) -> Quotations:
    """Match the quotation marks between two places."""
    stack: list[int] = []
    pairs: list[Pair] = []
    unclosed: list[int] = []
    unopened: list[int] = []
    for place in range(start, end):
        mark = text[place]
        if mark not in _MARKS:
            continue
        if _opens(text, place, start=start, end=end):
            stack.append(place)
            if len(stack) > _DEEPEST:
                unclosed.append(stack.pop(0))
            continue
        partner = _partner(text, stack, mark)
        if partner is None:
            unopened.append(place)
            continue
        unclosed += stack[partner + 1 :]
        pairs.append(Pair(stack[partner], place))
        del stack[partner:]
    return Quotations(_outermost(pairs), tuple(sorted(unclosed + stack)), tuple(unopened))


def _opens(text: str, place: int, *, start: int, end: int) -> bool:
    mark = text[place]
    if mark in _ALWAYS_OPENING:
        return True
    if mark in _ALWAYS_CLOSING:
        return False
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in _NEVER_AFTER_OPENING


def _partner(text: str, stack: list[int], mark: str) -> int | None:
    for index in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS.get(text[stack[index]], ""):
            return index
    return None


def _outermost(pairs: list[Pair]) -> tuple[Pair, ...]:
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair.opening):
        if not kept or pair.opening > kept[-1].closing:
            kept.append(pair)
    return tuple(kept)


def closing_for(opening: str) -> str:
    """Return the usual partner of an opening mark."""
    return _CLOSERS[opening][0]
