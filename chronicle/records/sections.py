"""Blocks to sections: a heading opens one, and so does a new subject that got no heading of its own."""

import bisect
import re
from collections.abc import Sequence
from datetime import date

from chronicle.calendar import find as calendar
from chronicle.records import marks
from chronicle.records.model import Mark, Section
from chronicle.records.outline import Block

_ACRONYM = re.compile(r"\b[A-Z]{3,8}\d{0,2}\b")


def build(text: str, blocks: Sequence[Block], *, title: str, numbers: Sequence[int]) -> tuple[Section, ...]:
    """Return the sections. `numbers` are those of the notes, for texts whose marks lost their brackets."""
    groups = [part for group in _by_heading(blocks) for part in _by_subject(text, group, title=title)]
    bodies = [(block.start, block.end) for block in blocks if block.kind != "heading"]
    placed = [mark for block in blocks for mark in marks.find(text, block.start, block.end)]
    placed = sorted(
        (*placed, *marks.find_glued(text, bodies, numbers=numbers, known=placed)), key=lambda mark: mark.start
    )
    return tuple(_section(text, group, placed) for group in groups)


def _by_heading(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind == "heading" or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _by_subject(text: str, group: list[Block], *, title: str) -> list[list[Block]]:
    """Part two events that stand under one heading.

    Only where nothing else fits: the entry's title names several organisations, the heading names one of them, and
    after a list a paragraph that leads into a further list names another one and not that of the heading.
    """
    subjects = set(_ACRONYM.findall(title))
    own = subjects & set(_ACRONYM.findall(text[group[0].start : group[0].end]))
    others = subjects - own
    if group[0].kind != "heading" or not own or not others:
        return [group]
    had_list = False
    for index, block in enumerate(group[1:-1], start=1):
        leads_in = block.kind == "paragraph" and group[index + 1].kind == "item"
        named = set(_ACRONYM.findall(text[block.start : block.end]))
        if had_list and leads_in and named & others and not named & own:
            return [group[:index], group[index:]]
        had_list = had_list or block.kind == "item"
    return [group]


def _section(text: str, group: Sequence[Block], placed: Sequence[Mark]) -> Section:
    heading = group[0] if group[0].kind == "heading" else None
    body = group[1:] if heading else group
    start, end = group[0].start, group[-1].end
    first, last = (bisect.bisect_left(placed, place, key=lambda mark: mark.start) for place in (start, end))
    mine = tuple(placed[first:last])
    return Section(
        heading=_even(marks.strip(text[heading.start : heading.end])) if heading else "",
        dates=_dates(text[heading.start : heading.end]) if heading else (),
        text="\n\n".join(_even(text[block.start : block.end]) for block in body),
        marks=tuple(mark.number for mark in mine),
        start=start,
        end=end,
        placed_marks=mine,
        blocks=tuple((block.start, block.end) for block in body),
    )


def _dates(heading: str) -> tuple[date, ...]:
    spans = [span for span in calendar.find_dates(heading, language="de") if span.precision == "day"]
    return tuple(dict.fromkeys(day for span in spans for day in (span.first, span.last)))


def _even(text: str) -> str:
    return " ".join(marks.BRACKETED.sub(lambda mark: mark.group().replace("^", ""), text).split())
