"""Quotations in the entry's own text, each bound to a footnote."""

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
        for block in section.blocks:
            for pair in quotations.find(text, *block).pairs:
                start, end = footnote_quotes.trim(text, pair.opening + 1, pair.closing)
                number = _bind(pair.closing, block, marks=section.placed_marks)
                if number is not None and wording.is_quotation(text[start:end]):
                    yield Bound(start, end, number, _neighbours(number, section.marks))


def _bind(place: int, block: tuple[int, int], *, marks: Sequence[Mark]) -> int | None:
    """Choose the next mark of the same paragraph, else the last before in it, else the next of the section.

    A quotation behind the last mark of its paragraph mostly goes on quoting the same source.
    """
    inside = [mark for mark in marks if block[0] <= mark.start < block[1]]
    choices = (
        [mark for mark in inside if mark.start > place][:1],
        [mark for mark in inside if mark.start < place][-1:],
        [mark for mark in marks if mark.start > place][:1],
        list(marks[-1:]),
    )
    return next((choice[0].number for choice in choices if choice), None)


def _neighbours(number: int, numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the footnotes marked just before and just after this one in the same section."""
    order = list(dict.fromkeys(numbers))
    index = order.index(number)
    return (*order[max(0, index - 1) : index], *order[index + 1 : index + 2])
