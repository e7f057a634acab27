"""Text inside a quoted passage that is not part of it: page numbers, running heads, note marks, share bars."""

import re

from chronicle.changes import haystack, marks, noise, tokens
from chronicle.changes.haystack import Haystack

_NOTE_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡]|[a-z])\s*[\])]|[¹²³⁴-⁹⁰]{1,3}")
_PAGE = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|s\.|стр(?:аница|\.)?|第)?\s*\d{1,4}\s*(?:页)?(?:\s*(?:/|of|von|из)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"page|seite|стр|第|/|\bof\b|\bvon\b|[-–—|]", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-z])(?:\.\d{1,3})*[.)]", re.IGNORECASE)
_ENUMERATOR_WORD = re.compile(r"\d{1,3}|[ivxlc]{1,6}|[a-z]")
# Longest furniture tolerated inside a sentence and between sentences, in characters.
INSIDE = 160
BETWEEN = 600
_REPEATED = 12  # letters from which a line that stands twice is a running head


def tolerated(hay: Haystack, start: int, end: int) -> bool:
    """Say whether the raw text from `start` to `end`, inserted into a quoted sentence, is furniture."""
    text = hay.raw[start:end].strip()
    if not text or len(text) > INSIDE:
        return not text
    own_line = _own_line(hay.raw, start, end)
    if _NOTE_MARK.fullmatch(text) or (_PAGE.fullmatch(text) and (own_line or _PAGE_WORD.search(text))):
        return True
    words = tokens.words(text)
    if any(marks.is_negation(w.key) for w in words):
        return False
    if _ENUMERATOR.fullmatch(text):
        return "\n" in _gap_before(hay.raw, start)
    if noise.classify(text) in _FURNITURE or (own_line and len(words) > 1):
        return True
    letters = haystack.bare(text)
    return len(letters) >= _REPEATED and len(hay.places(letters)) > 1


def is_numbering(words: list[str]) -> bool:
    """Say whether words at the start of a quoted sentence only number it ("17", "iii", "a"): pages may draw these."""
    return all(_ENUMERATOR_WORD.fullmatch(w) for w in words)


_FURNITURE = frozenset({"share", "counter", "cookie", "newsletter", "language", "overlay", "template", "footer-year"})


def _own_line(raw: str, start: int, end: int) -> bool:
    return "\n" in _gap_before(raw, start) and "\n" in _gap_after(raw, end)


def _gap_before(raw: str, start: int) -> str:
    kept = raw[max(0, start - 40) : start]
    return kept[len(kept.rstrip()) :] + (raw[start : start + 1] if raw[start : start + 1].isspace() else "")


def _gap_after(raw: str, end: int) -> str:
    kept = raw[end : end + 40]
    return kept[: len(kept) - len(kept.lstrip())] + (raw[end - 1 : end] if raw[end - 1 : end].isspace() else "")
