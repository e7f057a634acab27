"""Footnote marks in the running text: "[2]", "[1, 2]", "[^2]", and glued digits in old entries."""

import re
from collections.abc import Iterator, Sequence

from chronicle.records.model import Mark

BRACKETED = re.compile(r"\[\^?(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3}){0,9})\]")
_PART = re.compile(r"(?P<first>\d{1,3})(?:\s?[–-]\s?(?P<last>\d{1,3}))?")
_LONGEST_RANGE = 20


def find(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks between two places, in order of the text."""
    return [mark for match in BRACKETED.finditer(text, start, end) for mark in _expand(match)]


def _expand(match: re.Match[str]) -> Iterator[Mark]:
    for part in _PART.finditer(match["numbers"]):
        first = int(part["first"])
        last = int(part["last"] or first)
        if first <= last <= first + _LONGEST_RANGE:
            for number in range(first, last + 1):
                yield Mark(number=number, start=match.start(), end=match.end())


def find_glued(text: str, spans: Sequence[tuple[int, int]], *, numbers: Sequence[int]) -> list[Mark]:
    """Return marks that lost their brackets ("…UNGGE6"): the notes' numbers, in order, each glued to a word.

    Only for texts without a single bracketed mark; a number out of order ends the search for it.
    """
    found: list[Mark] = []
    for start, end in spans:
        place = start
        while len(found) < len(numbers):
            number = numbers[len(found)]
            glued = re.compile(rf"(?<=[^\W\d_]|[.”“\")]){number}(?=[\s.,;:)]|$)")
            match = glued.search(text, place, end)
            if match is None:
                break
            found.append(Mark(number=number, start=match.start(), end=match.end()))
            place = match.end()
    return found


def strip(text: str) -> str:
    """Return a text without its marks, for reading its words."""
    return BRACKETED.sub("", text)
