"""Two columns that a producer wrote row by row: read down the left one, then down the right one.

Where the columns were written one after the other, their lines arrive apart and nothing is to be done.
"""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2

# Gaps between words are a third of the letters' size; justified ones may be three times as wide, but not in one place.
_LEAST_GAP = 8.0  # points
_SAMPLE = 12
_LEAST_ROWS = 3
_SHARE_OF_ROWS = 0.4
# Halves of rows of prose are long and go on in the middle of a sentence; cells of a table do neither.
_LEAST_HALF = 20
_LEAST_WIDE_HALF = 10
_GOES_ON = 0.3
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SPACES = " \u3000"


@dataclass(frozen=True, slots=True)
class Span:
    """A line of a page: its characters from `start` to `end`, and the hyphen that pdfium took from its end."""

    start: int
    end: int
    hyphen: str = ""


@dataclass(frozen=True, slots=True)
class _Gap:
    left: float
    right: float
    at: int


def in_order(text_page: pypdfium2.PdfTextPage, text: str, spans: list[Span]) -> list[Span]:
    """Return the lines of a page as they are to be read; `text` is the page's, one character per index."""
    step = max(len(spans) // _SAMPLE, 1)
    gutter = _gutter([_gaps(text_page, text, span) for span in spans[::step]])
    if gutter is None:
        return spans
    rows = [_parted(text_page, text, span, gutter=gutter) for span in spans]
    return _down(rows) if _is_prose(text, rows) else spans


def _gaps(text_page: pypdfium2.PdfTextPage, text: str, span: Span) -> list[_Gap]:
    found = []
    for at in range(span.start + 1, span.end - 1):
        if text[at] in _SPACES:
            left = text_page.get_charbox(at - 1, loose=True)[2]
            right = text_page.get_charbox(at + 1, loose=True)[0]
            if right - left >= _LEAST_GAP:
                found.append(_Gap(left, right, at))
    return found


def _gutter(rows: Sequence[list[_Gap]]) -> float | None:
    """Return where gaps stand one above the other in a good part of the rows, None where they do not."""
    best: list[_Gap] = []
    for row in rows:
        for gap in row:
            middle = (gap.left + gap.right) / 2
            covering = [one for other in rows for one in other if one.left < middle < one.right]
            best = max(best, covering, key=len)
    if len(best) < max(_LEAST_ROWS, len(rows) * _SHARE_OF_ROWS):
        return None
    return (max(gap.left for gap in best) + min(gap.right for gap in best)) / 2


def _parted(
    text_page: pypdfium2.PdfTextPage, text: str, span: Span, *, gutter: float
) -> tuple[Span | None, Span | None, Span | None]:
    """Return what of a line is in the left column, what in the right one, and what runs across both."""
    if text_page.get_charbox(span.start, loose=True)[0] >= gutter:
        return None, span, None
    if text_page.get_charbox(span.end - 1, loose=True)[2] <= gutter:
        return span, None, None
    gap = next((gap for gap in _gaps(text_page, text, span) if gap.left < gutter < gap.right), None)
    if gap is None:
        return None, None, span
    return Span(span.start, gap.at), Span(gap.at + 1, span.end, span.hyphen), None


def _is_prose(text: str, rows: Iterable[tuple[Span | None, Span | None, Span | None]]) -> bool:
    """Say whether the halves of the parted rows are running text."""
    halves = [(text[a.start : a.end], text[b.start : b.end]) for a, b, _ in rows if a is not None and b is not None]
    if len(halves) < _LEAST_ROWS:
        return False
    both = [half for row in halves for half in row]
    is_wide = sum(bool(_WIDE.search(half)) for half in both) * 2 > len(both)
    least = _LEAST_WIDE_HALF if is_wide else _LEAST_HALF
    if min(statistics.median(len(row[side]) for row in halves) for side in (0, 1)) < least:
        return False
    return is_wide or sum(half.lstrip()[:1].islower() for half in both) >= len(both) * _GOES_ON


def _down(rows: Iterable[tuple[Span | None, Span | None, Span | None]]) -> list[Span]:
    """Return left column before right column, between the lines that run across both."""
    ordered: list[Span] = []
    left: list[Span] = []
    right: list[Span] = []
    for one, other, across in rows:
        left += [one] if one is not None else []
        right += [other] if other is not None else []
        if across is not None:
            ordered += [*left, *right, across]
            left, right = [], []
    return [*ordered, *left, *right]
