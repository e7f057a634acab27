"""Plain text to paragraphs: what an empty line separates."""

import re

from chronicle.documents.assembling import Part
from chronicle.documents.model import BlockKind

_EMPTY_LINES = re.compile(r"\n[ \t\u3000\u00a0]*\n\s*")
_HEADING = re.compile(r"#{1,6} \S")
_ITEM = re.compile(r"(?:[-*•] |\d{1,3}[.)] )\S")


def parts_of(text: str) -> list[Part]:
    """Return the paragraphs with their ordinal as path; line breaks inside a paragraph stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    found = [part for part in (p.strip("\n\f ") for p in _EMPTY_LINES.split(lines)) if part.strip()]
    return [Part(_kind(part), part, f"p[{number}]") for number, part in enumerate(found, start=1)]


def title_of(parts: list[Part]) -> str:
    """Return the first line when it is short enough to be a title."""
    first = parts[0].text.split("\n", 1)[0].lstrip("# ").strip() if parts else ""
    return first if len(first) <= 200 else ""  # noqa: PLR2004 - longer first lines are prose


def _kind(part: str) -> BlockKind:
    if _HEADING.match(part):
        return BlockKind.HEADING
    return BlockKind.ITEM if _ITEM.match(part) else BlockKind.PARAGRAPH
