"""Quotations in the entry's own text, each bound to a footnote."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.records import footnote_quotes, quotations, wording
from chronicle.records.model import Mark, Section


@dataclass(frozen=True, slots=True)
class Bound:
    """Words of the text between two places, the footnote they are bound to, and others to try."""

    start: int
    end: int
    number: int
    neighbours: tuple[int, ...]


def find(text: str, sections: Sequence[Section]) -> Iterator[Bound]:
    """Yield the quotations of all sections; one in a section without footnotes has nothing to be checked against."""
    for section in sections:
        if not section.marks:
            continue
        order = list(dict.fromkeys(section.marks))
        ranks = {number: rank for rank, number in enumerate(order)}
        for block in section.blocks:
            for pair in quotations.find(text, *block).pairs:
                start, end = footnote_quotes.trim(text, pair.opening + 1, pair.closing)
                if wording.is_quotation(text[start:end]):
                    number = _bind(pair.closing, block, marks=section.placed_marks)
                    yield Bound(start, end, number, _neighbours(ranks[number], order))


def _bind(place: int, block: tuple[int, int], *, marks: Sequence[Mark]) -> int:
    """Choose the next mark of the same paragraph, else the last before in it, else the next of the section.

    A quotation behind the last mark of its paragraph mostly goes on quoting the same source.
    """
    following = bisect.bisect_left(marks, place, key=lambda mark: mark.start)
    if following < len(marks) and marks[following].start < block[1]:
        return marks[following].number
    if following > 0 and marks[following - 1].start >= block[0]:
        return marks[following - 1].number
    return marks[min(following, len(marks) - 1)].number


def _neighbours(rank: int, order: Sequence[int]) -> tuple[int, ...]:
    """Return the footnotes marked just before and just after this one in the same section."""
    return (*order[max(0, rank - 1) : rank], *order[rank + 1 : rank + 2])
