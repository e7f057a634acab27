"""Where a line of a PDF stands and in what font, as its characters say it and not as their outlines look.

The outline of a character is as high as its ink: lines of Chinese differ by half for the sign they begin with. Base
line and font size do not.
"""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Place:
    """A line's ends, the height of its base line on the page, its font's size (all in points) and weight."""

    left: float
    right: float
    base: float
    size: float
    weight: int


def of(text_page: pypdfium2.PdfTextPage, first: int, last: int) -> Place:
    """Return the place of the line from character `first` to `last` of a page."""
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    asked = sorted({first, (first + last) // 2, last})
    # The mark of a footnote may begin or end a line: the largest letters are the line's own.
    sizes = {n: _size(text_page, n) for n in asked}
    largest = max(asked, key=sizes.__getitem__)
    size = sizes[largest]
    weights = {int(raw.FPDFText_GetFontWeight(text_page, n)) for n in asked}
    weight = max(weights.pop(), 0) if len(weights) == 1 else 0
    base = _base(text_page, largest)
    if size <= 0 or base is None:
        return Place(left, right, bottom, top - bottom, weight)
    return Place(left, right, base, size, weight)


def _size(text_page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the size of a character's font as it appears on the page, 0.0 where it is unknown."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text_page, index, matrix):
        return 0.0
    size: float = raw.FPDFText_GetFontSize(text_page, index)
    return round(size * math.hypot(matrix.c, matrix.d), 2)


def _base(text_page: pypdfium2.PdfTextPage, index: int) -> float | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(text_page, index, x, y) else None
