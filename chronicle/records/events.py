"""Counted events that a text names: "15. SCO-Jahrestag", "XII BRICS Summit", "20th Meeting of the Council of …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.gazetteer.loading import Gazetteer
from chronicle.gazetteer.model import ConceptType

_ORG = r"(?P<org>[A-Z][A-Z0-9]{1,7})"
_GERMAN = re.compile(
    rf"(?<![\d.,/])(?P<number>\d{{1,3}}\.)\s+(?:(?!\d)[\w-]+(?:e|en|er|es)\s+)?(?:{_ORG}-)?"
    r"(?P<noun>Gipfeltreffens?|Gipfels?|Jahrestag\w{0,2}|Geburtstag\w{0,2}|Jubiläums?)\b"
)
_ENGLISH = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:st|nd|rd|th))\s+(?:{_ORG}\s+)?"
    r"(?P<noun>(?i:anniversary|summit|(?:meeting|session)\s+of\s+the\s+(?:sco\s+)?(?:council\s+of\s+)?heads\s+of\s+state))"
    r"(?!\s+and\s+(?i:government))\b"
)
_ROMAN = re.compile(rf"\b(?P<number>[IVXL]{{1,6}})\s+(?:{_ORG}\s+)?(?P<noun>(?i:summit))\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_ANNIVERSARIES = ("jahrestag", "geburtstag", "jubiläum", "anniversary")
# A title that its footnote cut short still names the organisation.
_CUT_SHORT = re.compile(r"Shanghai Cooperation\b")
_CONTEXT = 120  # characters around the event in which its organisation stands


@dataclass(frozen=True, slots=True)
class CountedEvent:
    """An event with its number; `number_start` and `number_end` are the places of the number as written."""

    kind: str
    organisation: str
    number: int
    start: int
    end: int
    number_start: int
    number_end: int


def find(text: str, start: int, end: int, *, gazetteer: Gazetteer) -> Iterator[CountedEvent]:
    """Yield the counted events between two places whose organisation is clear."""
    for pattern in (_GERMAN, _ENGLISH, _ROMAN):
        for match in pattern.finditer(text, start, end):
            organisation = _organisation(text, match, start=start, end=end, gazetteer=gazetteer)
            if organisation:
                noun = match["noun"].casefold()
                yield CountedEvent(
                    kind="anniversary" if noun.startswith(_ANNIVERSARIES) else "summit",
                    organisation=organisation,
                    number=_value(match["number"]),
                    start=match.start(),
                    end=match.end(),
                    number_start=match.start("number"),
                    number_end=match.end("number"),
                )


def _organisation(text: str, match: re.Match[str], *, start: int, end: int, gazetteer: Gazetteer) -> str | None:
    """Return the organisation: named with the event, else the only one around it."""
    near = match["org"] or text[max(start, match.start() - _CONTEXT) : min(end, match.end() + _CONTEXT)]
    found = {mention.concept for mention in gazetteer.find(near) if mention.type is ConceptType.ORG}
    if not found and _CUT_SHORT.search(near):
        found = {"sco"}
    return found.pop() if len(found) == 1 else None


def _value(written: str) -> int:
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits.group())
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
