"""The shape of an entry: title, blocks of text, tags, notes. Sentences are read elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chronicle.records import headings, lines, notes, quarters, tags
from chronicle.records.lines import Line
from chronicle.records.model import EntryError
from chronicle.records.notes import Note
from chronicle.records.rendering import Rendering

_BULLET = re.compile(r"(?:[•‣▪●◦·*]|[-–—])\s+(?=\S)")
_RULE = re.compile(r"[-–—_*=\s]{3,}")
_LINES_BEFORE_TITLE = 15  # a page's header may stand above the title
_LONGEST_TITLE = 300
_LONGEST_SENTENCE_TITLE = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item between two places; the bullet is left out."""

    kind: Literal["heading", "paragraph", "item"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What an entry consists of, in places of its text."""

    title: str
    blocks: tuple[Block, ...]
    tags: tuple[str, ...]
    notes: tuple[Note, ...]


def draw(rendering: Rendering, *, name: str) -> Outline:
    """Take a plain text apart. Raises EntryError where there is no title or no text."""
    everything = lines.split(rendering.text)
    title, after = _title(everything, rendering, name=name)
    rest = everything[after:]
    first_note, found = notes.find([_PLACEHOLDER, *rest])
    body = rest[: first_note - 1]
    body, chips = _without_chips(body)
    blocks = tuple(_blocks(body, rendering))
    if not blocks:
        raise EntryError(
            f"{name or 'the entry'}: there is no text below the title {title[:80]!r}; "
            "give the whole entry, with its sections and footnotes"
        )
    return Outline(title=title, blocks=blocks, tags=tuple(dict.fromkeys([*rendering.tags, *chips])), notes=tuple(found))


# Stands for the title in the search for notes, which never begin in the first line.
_PLACEHOLDER = Line(text="", start=0, end=0, indented=False)


def _title(everything: Sequence[Line], rendering: Rendering, *, name: str) -> tuple[str, int]:
    if rendering.title:
        return rendering.title, 0
    filled = [(i, line) for i, line in enumerate(everything) if line.text]
    for i, line in filled[:_LINES_BEFORE_TITLE]:
        if quarters.begins_with(line.text) and len(line.text) <= _LONGEST_TITLE:
            return _collapse(line.text), i + 1
    i, line = filled[0]
    if _can_be_title(line.text):
        return _collapse(line.text), i + 1
    raise EntryError(
        f"{name or 'the entry'}, line {i + 1}: there is no title; "
        "begin the text with a line of its own such as “Q2/2021 - Tadschikische SCO-Präsidentschaft”"
    )


def _can_be_title(text: str) -> bool:
    if _BULLET.match(text) or notes.BRACKETED.match(text) or not any(c.isalpha() for c in text):
        return False
    return len(text) <= _LONGEST_SENTENCE_TITLE or (len(text) <= _LONGEST_TITLE and not text.endswith("."))


def _without_chips(body: list[Line]) -> tuple[list[Line], list[str]]:
    """Cut the template's words and chips off the end of the text."""
    for i in range(len(body) - 1, -1, -1):
        if tags.is_title(body[i].text):
            below = [line.text for line in body[i + 1 :] if line.text and not notes.is_notes_title(line.text)]
            if tags.are_chips(below):
                return body[:i], [chip for text in below for chip in tags.split(text)]
            break
    end = len(body)
    while end and (not body[end - 1].text or _is_trimming(body[end - 1].text)):
        end -= 1
    body = body[:end]
    if body and tags.is_chip_line(body[-1].text):
        return body[:-1], tags.split(body[-1].text)
    return body, []


def _is_trimming(text: str) -> bool:
    return notes.is_notes_title(text) or _RULE.fullmatch(text) is not None


def _blocks(body: list[Line], rendering: Rendering) -> Iterator[Block]:
    stretches = list(_stretches(body, rendering))
    for index, block in enumerate(stretches):
        if block.kind != "paragraph":
            yield block
            continue
        below = stretches[index + 1] if index + 1 < len(stretches) else None
        yield Block("heading", block.start, block.end) if _is_heading(block, below, rendering=rendering) else block


def _is_heading(block: Block, below: Block | None, *, rendering: Rendering) -> bool:
    if rendering.headings is not None:
        return block.start in rendering.headings
    return below is not None and headings.looks_like_heading(rendering.text[block.start : block.end])


def _stretches(body: list[Line], rendering: Rendering) -> Iterator[Block]:
    wrapped = rendering.headings is None and lines.are_wrapped(body)
    current: Block | None = None
    for line in body:
        if not line.text or _RULE.fullmatch(line.text):
            if current is not None:
                yield current
            current = None
            continue
        bullet = _BULLET.match(line.text)
        if current is not None and wrapped and not bullet:
            current = Block(current.kind, current.start, line.end)
            continue
        if current is not None:
            yield current
        current = Block("item" if bullet else "paragraph", line.start + (bullet.end() if bullet else 0), line.end)
    if current is not None:
        yield current


def _collapse(text: str) -> str:
    return " ".join(text.split())
