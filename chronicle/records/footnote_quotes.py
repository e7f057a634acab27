"""The quotations that a footnote gives: between marks, with one mark missing, or without any."""

from collections.abc import Iterator

from chronicle.languages import guessing
from chronicle.records import quotations, wording
from chronicle.records.anatomy import Anatomy

_BLANKS = " \t\n\u00a0"
_LEAST_UNMARKED = 80  # characters; a shorter remark in a foreign language is a name or a subtitle
_LEAST_HALF_MARKED = 40
_OPENING = '„“"«»「『”'


def find(text: str, parts: Anatomy) -> list[tuple[int, int]]:
    """Return the places of the quotations, marks left out, in order."""
    return [place for place in (*_in_body(text, *parts.body), *_in_tail(text, *parts.tail)) if place[0] < place[1]]


def _in_body(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trim(text, start, end)
    if start >= end:
        return
    marks = quotations.find(text, start, end)
    unclosed_from = marks.unclosed[0] if marks.unclosed else end
    if not marks.pairs and not marks.unclosed:
        yield from _unmarked(text, start, end, unopened=marks.unopened)
        return
    for pair in marks.pairs:
        if pair.opening > unclosed_from:
            break
        if pair.opening == start or wording.is_quotation(text[pair.opening + 1 : pair.closing]):
            yield trim(text, pair.opening + 1, pair.closing)
    if unclosed_from < end:
        yield trim(text, unclosed_from + 1, end)


def _unmarked(text: str, start: int, end: int, *, unopened: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Words that close without having opened, or foreign words without marks; a German remark is the author's own."""
    if unopened and unopened[-1] >= end - 2:
        if unopened[-1] - start >= _LEAST_HALF_MARKED:
            yield trim(text, start, unopened[-1])
        return
    is_foreign = guessing.guess(text[start:end]) not in {"de", None}
    if end - start >= _LEAST_UNMARKED and is_foreign:
        yield start, end


def _in_tail(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What follows the address is a remark; words in marks count when they read like a quotation."""
    for pair in quotations.find(text, start, end).pairs:
        if wording.is_quotation(text[pair.opening + 1 : pair.closing]):
            yield trim(text, pair.opening + 1, pair.closing)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the places without blanks at both ends."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end
