"""Where a quoted passage stands, in the terms of the W3C Web Annotation model, and as a link to the very words."""

import re
from urllib.parse import quote

from chronicle.changes import haystack
from chronicle.changes.model import QuoteSegment, QuoteState, TextPositionSelector, TextQuoteSelector

_AROUND = 32  # characters before and after, as annotation tools store them
_WORDS = 5  # words at either end that a link names of a long passage
_SHORT = 60  # characters up to which a link names the whole passage
# Without spaces a passage is cut behind a sign; one without signs is named whole, or not at all.
_LONGEST = 300
_SIGNS = "，。；：、！？,.;:!?"
_CLAUSE = re.compile(f"[{_SIGNS}]")
_HEAD = re.compile(f"[{_SIGNS}]*[^{_SIGNS}]*")
_TAIL = re.compile(f"[^{_SIGNS}]*[{_SIGNS}]*$")
# Words before and after that a link names so that it leads to one place only; the fewest that do.
_BESIDE = (3, 6, 12)


def quote_of(text: str, start: int, end: int) -> TextQuoteSelector:
    """Return the selector of a passage by its words."""
    return TextQuoteSelector(text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])


def of(segment: QuoteSegment, text: str) -> list[TextQuoteSelector | TextPositionSelector]:
    """Return both selectors of a segment found in `text`; nothing where it is not.

    https://www.w3.org/TR/annotation-model/#text-quote-selector
    """
    if segment.start is None or segment.end is None:
        return []
    return [quote_of(text, segment.start, segment.end), TextPositionSelector(segment.start, segment.end)]


def directive(text: str, start: int, end: int) -> str:
    """Return the text directive ("text=[prefix-,]start[,end][,-suffix]") that names this passage and no other.

    "" where none can be given. https://wicg.github.io/scroll-to-text-fragment/
    """
    first, last = _ends(text[start:end])
    if not first:
        return ""
    named = _encode(first) + (f",{_encode(last)}" if last else "")
    if _is_single(text, first):
        return f"text={named}"
    prefix = ""
    for count in _BESIDE:
        prefix = _last_words(text[max(0, start - _LONGEST) : start], count)
        if prefix and _is_single(text, f"{prefix} {first}"):
            return f"text={_encode(prefix)}-,{named}"
    suffix = _first_words(text[end : end + _LONGEST], _BESIDE[-1])
    return f"text={_encode(prefix) + '-,' if prefix else ''}{named}{',-' + _encode(suffix) if suffix else ''}"


def fragment_link(url: str, segment: QuoteSegment) -> str | None:
    """Return a link that makes a browser scroll to the passage, None where it was not found.

    Of paged documents it leads to the page: that is what their viewers understand.
    """
    if segment.start is None or not segment.found.strip():
        return None
    page = url.split("#", maxsplit=1)[0]
    if segment.page is not None:
        return f"{page}#page={segment.page}"
    named = segment.fragment or directive(segment.found, 0, len(segment.found))
    return f"{page}#:~:{named}" if named else None


def link(url: str, state: QuoteState) -> str | None:
    """Return a link to all passages of a quotation that were found, None where none was."""
    address = state.url or url
    links = [made for segment in state.segments if (made := fragment_link(address, segment)) is not None]
    if len(links) <= 1 or "#:~:" not in links[0]:
        return links[0] if links else None
    return "&".join([links[0], *(made.partition("#:~:")[2] for made in links[1:])])


def _ends(passage: str) -> tuple[str, str]:
    """Return how a link names a passage: whole and "", or by its two ends, each within one line of the page."""
    lines = [" ".join(line.split()) for line in passage.split("\n") if line.strip()]
    if not lines:
        return "", ""
    if len(lines) > 1:
        return _first_words(lines[0], _WORDS), _last_words(lines[-1], _WORDS)
    whole = lines[0]
    words = whole.split()
    if len(whole) <= _SHORT or len(words) <= 2 * _WORDS:
        return (whole, "") if len(whole) <= _LONGEST else _clauses(whole)
    return " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])


def _clauses(line: str) -> tuple[str, str]:
    """Return the first and the last clause of a line that has no words to count."""
    parts = [part.strip() for part in _CLAUSE.split(line) if part.strip()]
    return (parts[0], parts[-1]) if len(parts) > 1 and max(map(len, (parts[0], parts[-1]))) <= _LONGEST else ("", "")


def _first_words(text: str, count: int) -> str:
    """Return the first words of the first line that has any; where words are not spaced, its first clause."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    words = line.split()[:count]
    if len(words) != 1:
        return " ".join(words)
    found = _HEAD.match(words[0])
    return found.group()[:_LONGEST] if found else ""


def _last_words(text: str, count: int) -> str:
    """Return the last words of the last line that has any; where words are not spaced, its last clause."""
    line = next((line for line in reversed(text.split("\n")) if line.strip()), "")
    words = line.split()[-count:]
    if len(words) != 1:
        return " ".join(words)
    found = _TAIL.search(words[0][-_LONGEST:])
    return found.group() if found else ""


def _is_single(text: str, passage: str) -> bool:
    """Say whether a passage stands in a text but once, whatever its case and signs."""
    return len(haystack.make(text).places(haystack.bare(passage))) <= 1


def _encode(text: str) -> str:
    # A hyphen, a comma and an ampersand are part of the directive's own grammar.
    return quote(text, safe="").replace("-", "%2D")
