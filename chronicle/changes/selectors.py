"""Where a quoted passage stands, in the terms of the W3C Web Annotation model, and as a link to the very words."""

from urllib.parse import quote

from chronicle.changes.model import QuoteSegment

_AROUND = 32  # characters before and after, as annotation tools store them
_WORDS = 5  # words at either end that a link names of a long passage
_SHORT = 60  # characters up to which a link names the whole passage


def of(segment: QuoteSegment, text: str) -> list[dict[str, str | int]]:
    """Return a TextQuoteSelector and a TextPositionSelector for a segment found in `text`; nothing where it is not.

    https://www.w3.org/TR/annotation-model/#text-quote-selector
    """
    if segment.start is None or segment.end is None:
        return []
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[segment.start : segment.end],
            "prefix": text[max(0, segment.start - _AROUND) : segment.start],
            "suffix": text[segment.end : segment.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": segment.start, "end": segment.end},
    ]


def fragment_link(url: str, segment: QuoteSegment) -> str | None:
    """Return a link that makes a browser scroll to the passage, None where it was not found.

    https://wicg.github.io/scroll-to-text-fragment/
    """
    words = segment.found.split()
    if segment.start is None or not words:
        return None
    if len(segment.found) <= _SHORT or len(words) <= 2 * _WORDS:
        text = _encode(" ".join(words))
    else:
        text = f"{_encode(' '.join(words[:_WORDS]))},{_encode(' '.join(words[-_WORDS:]))}"
    return f"{url.split('#', maxsplit=1)[0]}#:~:text={text}"


def _encode(text: str) -> str:
    # A hyphen and a comma are part of the fragment's own grammar.
    return quote(text, safe="").replace("-", "%2D")
