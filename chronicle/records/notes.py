"""Where the footnotes of an entry stand: "  1. [1] …", "[1] …", "[^1]: …", "1. …", "1 …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.records.lines import Line

BRACKETED = re.compile(r"(?:(?P<ordinal>\d{1,3})[.)]\s{1,4})?\[\^?(?P<number>\d{1,3})\](?:\s?:)?\s{0,4}(?=\S)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?:[.)]\s{1,4}|\s{1,4}(?=[A-ZÄÖÜ„“\"«]))(?=\S)")
_TITLES = frozenset(
    {
        "fußnoten",
        "fussnoten",
        "anmerkungen",
        "quellen",
        "quellenangaben",
        "endnoten",
        "einzelnachweise",
        "nachweise",
        "footnotes",
        "endnotes",
        "notes",
        "references",
        "sources",
    }
)
_SOURCE = re.compile(r"://|\bwww\.|\b[Ii]n:\s|https?:")
_BACK_LINK = re.compile(r"\s*[↑↩⏎^]\ufe0e?\s*$")
# What the page template prints below the notes.
_FURNITURE = re.compile(
    r"(?:mehr zum thema|zurück|teilen|drucken|kontakt|impressum|datenschutz|nach oben|kommentare?|schlagwörter|©)"
    r".{0,80}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it stands: from its number to its end; its words begin at `body`."""

    number: int
    start: int
    body: int
    end: int


def is_notes_title(text: str) -> bool:
    """Say whether a line is no more than the heading above the notes."""
    return text.rstrip(" :").casefold() in _TITLES


def find(lines: Sequence[Line]) -> tuple[int, list[Note]]:
    """Return the index of the first line of the notes, and the notes; the number of lines where there are none."""
    first = next((i for i, line in enumerate(lines) if i and BRACKETED.match(line.text)), None)
    pattern = BRACKETED
    if first is None:
        first = _first_numbered(lines)
        pattern = _NUMBERED
    if first is None:
        return len(lines), []
    return first, _collect(lines, first, pattern=pattern)


def _first_numbered(lines: Sequence[Line]) -> int | None:
    """Find the last list that counts from 1 to the end of the text and whose items name sources."""
    starts = [i for i, line in enumerate(lines) if (m := _NUMBERED.match(line.text)) and int(m["number"]) == 1]
    if not starts or starts[-1] == 0:
        return None
    first = starts[-1]
    items = [line.text for line in lines[first:] if line.text]
    sources = sum(bool(_SOURCE.search(text)) for text in items)
    titled = any(is_notes_title(line.text) for line in lines[max(0, first - 3) : first])
    return first if titled or 2 * sources >= len(items) else None


def _collect(lines: Sequence[Line], first: int, *, pattern: re.Pattern[str]) -> list[Note]:
    found: list[Note] = []
    gap = False
    names_source = False  # the last note does; until then, what follows a blank line still belongs to it
    for line in lines[first:]:
        if not line.text:
            gap = True
            continue
        match = pattern.match(line.text)
        if match and _is_next(int(match["number"]), found, pattern=pattern):
            body = line.start + match.end()
            found.append(Note(int(match["number"]), line.start, body, _end(line)))
            names_source = _SOURCE.search(line.text) is not None
        elif not _FURNITURE.fullmatch(line.text) and (not gap or not names_source):
            last = found[-1]
            found[-1] = Note(last.number, last.start, last.body, _end(line))
            names_source = names_source or _SOURCE.search(line.text) is not None
        else:
            break
        gap = False
    return found


def _is_next(number: int, found: Sequence[Note], *, pattern: re.Pattern[str]) -> bool:
    """Say whether a number opens a note: brackets always do, a bare number only where it counts on."""
    return pattern is BRACKETED or not found or number == found[-1].number + 1


def _end(line: Line) -> int:
    back_link = _BACK_LINK.search(line.text)
    return line.end - (len(line.text) - back_link.start() if back_link else 0)
