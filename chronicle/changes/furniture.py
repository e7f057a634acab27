"""Text inside a quoted passage that is not part of it: page numbers, running heads, note marks, share bars."""

import re

from chronicle.changes import marks, noise, sentences, tokens
from chronicle.changes.haystack import Haystack

_NOTE_MARK = re.compile(r"\[\s*(?:\d{1,3}|[*†‡]|[a-z])\s*\]|\(\s*(?:\d{1,3}|\*)\s*\)|[¹²³⁴-⁹⁰]{1,3}")
_PAGE = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|s\.|стр(?:аница|\.)?|第)?\s*\d{1,4}\s*(?:页)?(?:\s*(?:/|of|von|из)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"page|seite|стр|第|/|\bof\b|\bvon\b|[-–—|]\s*\d+\s*[-–—|]", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-z])(?:\.\d{1,3})*[.)]", re.IGNORECASE)
_NUMBERING = (
    r"\((?:[ivxlc]{1,6}|\d{1,3}[a-z]?|[a-z])\)|(?:[IVXLC]{1,6}|\d{1,3}[a-z]?|[a-z])[.)](?!\d)"
    r"|\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s)|[IVXLC]{1,6}(?:\.\d{1,3})+\.?"
)
_LEADING_NUMBER = re.compile(rf"(?:[\s(]*(?:{_NUMBERING})\s*)+(?=\S)")
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?:" + _NUMBERING.replace(r"(?=\s)", "") + r")\s*$")
_ENUMERATOR_WORD = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z]")
_CLOSING = ",;:.!?)]}»”’'\"、。，；：！？…"
_OPENING = "([{«„“‘'\"–—-"
_FEW_SIGNS = 6
_LINE_END = re.compile(rf"[ \t]*[^\w\s]{{1,{_FEW_SIGNS}}}(?=[ \t]*\n)")
_LINE_START = re.compile(rf"(?<=\n)[ \t]*[^\w\s]{{1,{_FEW_SIGNS}}}[ \t]*\Z")
_MOST_BREAKS = 2
_FEW_WORDS = 3  # so few inserted words with a "not" among them are never furniture, wherever they stand
# Longest furniture tolerated inside a sentence and between sentences, in characters.
INSIDE = 600
BETWEEN = 600


def tolerated(hay: Haystack, start: int, end: int, *, lines: int = 0) -> bool:
    """Say whether the raw text from `start` to `end`, inserted into a quoted sentence, is furniture.

    `lines` counts the line breaks of the passage beside it: in a list of lines one more line is content.
    """
    start, end = _inner(hay.raw, start, end)
    text = hay.raw[start:end].strip()
    if not text or len(text) > INSIDE:
        return not text
    own_line = lines <= _MOST_BREAKS and _own_line(hay.raw, start, end)
    if _NOTE_MARK.fullmatch(text) or (_PAGE.fullmatch(text) and (own_line or _PAGE_WORD.search(text))):
        return True
    words = tokens.words(text)
    if len(words) <= _FEW_WORDS and any(marks.is_negation(w.key) for w in words):
        return False
    if _ENUMERATOR.fullmatch(text):
        return "\n" in _gap_before(hay.raw, start)
    # In the middle of a line only marks and page numbers are furniture: "open" and "more" are words there.
    return own_line and (len(words) > 1 or noise.classify(text) in _FURNITURE)


def _inner(raw: str, start: int, end: int) -> tuple[int, int]:
    """Leave out signs that close the quoted words before a gap, and those that open the ones behind it.

    At a line's end any sign belongs to the line: direct speech may be interrupted behind its opening mark.
    """
    while start < end and raw[start] in _CLOSING:
        start += 1
    while end > start and raw[end - 1] in _OPENING:
        end -= 1
    if signs := _LINE_END.match(raw, start, end):
        start = signs.end()
    if signs := _LINE_START.search(raw, max(start, end - _FEW_SIGNS), end):
        end = signs.start()
    return start, end


def without_number(text: str) -> str:
    """Return a quoted passage without the number that it begins with ("17. counter public calls")."""
    match = _LEADING_NUMBER.match(text)
    return text[match.end() :] if match else text


def number_before(raw: str, start: int) -> str:
    """Return the paragraph number that stands directly before a passage, "" where there is none."""
    match = _NUMBER_BEFORE.search(raw, max(0, start - 12), start)
    return match.group().strip() if match else ""


def is_numbering(words: list[str]) -> bool:
    """Say whether words at the start of a quoted sentence only number it ("17", "iii", "a"): pages may draw these."""
    return all(_ENUMERATOR_WORD.fullmatch(w) for w in words)


_FURNITURE = frozenset({"share", "counter", "cookie", "newsletter", "language", "overlay", "template", "footer-year"})


def breaks(raw: str, start: int, end: int) -> int:
    """Count the breaks between lines (paragraphs, where the text is wrapped by hand) in a passage."""
    return raw.count("\n\n" if sentences.is_wrapped(raw) else "\n", start, end)


def _own_line(raw: str, start: int, end: int) -> bool:
    gap = "\n\n" if sentences.is_wrapped(raw) else "\n"
    return gap in _gap_before(raw, start) and gap in _gap_after(raw, end)


def _gap_before(raw: str, start: int) -> str:
    """Return the blanks around the beginning of a passage."""
    return _blanks(raw[max(0, start - 40) : start][::-1]) + _blanks(raw[start : start + 40])


def _gap_after(raw: str, end: int) -> str:
    """Return the blanks around the end of a passage."""
    return _blanks(raw[max(0, end - 40) : end][::-1]) + _blanks(raw[end : end + 40])


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip())].replace(" ", "")
