"""Footnote marks in the running text: "[2]", "[1, 2]", "[^2]", and glued digits in old entries."""

import re
from collections.abc import Iterable, Iterator, Sequence

from chronicle.records.model import Mark

BRACKETED = re.compile(r"\[\^?(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3}){0,9})\]")
_PART = re.compile(r"(?P<first>\d{1,3})(?:\s?[–-]\s?(?P<last>\d{1,3}))?")
_LONGEST_RANGE = 20
_MOST_GLUED = 100  # entries with more have lost more than brackets


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


def find_glued(
    text: str, spans: Sequence[tuple[int, int]], *, numbers: Iterable[int], known: Sequence[Mark]
) -> list[Mark]:
    """Return marks that lost their brackets ("…UNGGE6"), for notes that no bracketed mark in `known` refers to.

    A digit counts when it is glued to a word or to closing marks and stands between the marks before and after it;
    beside bracketed marks it must be the only one that does.
    """
    placed = list(known)
    missing = sorted(set(numbers) - {mark.number for mark in known})[:_MOST_GLUED]
    for number in missing:
        lowest = max((mark.end for mark in placed if mark.number < number), default=0)
        highest = min((mark.start for mark in placed if mark.number > number), default=len(text))
        glued = re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.”“\")])){number}(?=[\s.,;:)]|$)")
        found = [
            Mark(number, match.start(), match.end())
            for start, end in spans
            if start < highest and end > lowest
            for match in glued.finditer(text, max(start, lowest), min(end, highest))
        ]
        if len(found) == 1 or (found and not known):
            placed.append(found[0])
    return placed[len(known) :]


def strip(text: str) -> str:
    """Return a text without its marks, for reading its words."""
    return BRACKETED.sub("", text)
