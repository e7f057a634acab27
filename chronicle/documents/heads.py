"""Running heads, running feet and page numbers of paged documents: known by repetition, by sequence and by place.

A line goes only if other pages bear witness to it, or if it names its own page where nothing else stands. A number in
the text, at whatever edge, stays.
"""

import dataclasses
import itertools
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from chronicle.documents import folios
from chronicle.documents.folios import Folio
from chronicle.documents.paragraphs import Line

# Heads and feet stand in the outermost rows of a page.
_EDGE = 3
# Page numbers are the outermost row, or share it with one more (an address, a document's number).
_FOLIO_EDGE = 2
_LEAST_PAGES = 2
_SHARE = 0.5
# The head of a chapter is on few pages of a book, but on pages that follow each other.
_LEAST_OF_CHAPTER = 3
_SAME_ROW = 3.0  # points
_SAME_HEIGHT = 6.0  # points, half a line
# Columns of figures hold numbers that follow each other by chance; those of pages are on a good part of all.
_SHARE_OF_SEQUENCE = 0.25
# The letters of a head are smaller than those of the text by this at least.
_SMALL = 0.95
# A number that stands so many times its size away from the text belongs to the page.
_ISOLATED = 2.2
_NUMBER = re.compile(r"\d+")
_DIGITS_READ = 9


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """A line in the outer rows of a page: at its top or foot, how many rows from outside, how far from the others."""

    line: Line
    is_top: bool
    depth: int
    distance: float

    @property
    def is_isolated(self) -> bool:
        """Whether the row stands clear of the text."""
        size = self.line.top - self.line.bottom
        return size > 0 and self.distance > _ISOLATED * size


def without(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without what belongs to their frame; all as it was where nothing else would be left."""
    gone = _running(pages)
    gone |= _like_heads(pages, gone)
    rest = _dropped(pages, gone)
    gone |= _folios(rest)
    rest = _dropped(pages, gone)
    return rest if any(rest) else pages


def _dropped(pages: list[list[Line]], gone: set[int]) -> list[list[Line]]:
    return [[line for line in lines if id(line) not in gone] for lines in pages]


def _edges(lines: list[Line]) -> Iterator[_Place]:
    """Yield the lines of the uppermost and lowest rows; producers may write a page's foot before its text."""
    rows = _rows(lines)
    for number, row in enumerate(rows):
        is_top = number < len(rows) - 1 - number
        depth = min(number, len(rows) - 1 - number)
        if depth >= _EDGE:
            continue
        inner = number + 1 if is_top else number - 1
        distance = abs(row[0].bottom - rows[inner][0].bottom) if 0 <= inner < len(rows) else 0.0
        yield from (_Place(line, is_top, depth, distance) for line in row)


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Return the lines from top to foot, those on one height together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        is_placed = line.top > line.bottom
        if rows and is_placed and rows[-1][0].bottom - line.bottom < _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _running(pages: list[list[Line]]) -> set[int]:
    """Return the ids of lines that repeat at one height, but for numbers that stay or rise with the page."""
    alike: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
    for lines in pages:
        for place in _edges(lines):
            shape = tuple(token for token, _ in _tokens(place.line.text))
            if shape != ("#",):
                alike[shape].append(place.line)
    gone: set[int] = set()
    for shape, found in alike.items():
        for level in _levels(found):
            same = _same_numbers(level)
            if _is_running({line.page for line in same}, len(pages), has_words=any(map(str.isalpha, shape))):
                gone.update(id(line) for line in same)
    return gone


def _tokens(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return the words with "#" for numbers, and the numbers; sorted, as left pages mirror right ones."""
    found = ((_NUMBER.sub("#", word), word) for word in text.casefold().split())
    return sorted(
        ((shape, tuple(int(number[:_DIGITS_READ]) for number in _NUMBER.findall(word))) for shape, word in found),
        key=lambda token: token[0],
    )


def _levels(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand at about one height, as many together as there are."""
    ordered = sorted(lines, key=lambda line: line.bottom)
    level = ordered[:1]
    for line in ordered[1:]:
        if line.bottom - level[-1].bottom > _SAME_HEIGHT:
            yield level
            level = []
        level.append(line)
    yield level


def _same_numbers(lines: list[Line]) -> list[Line]:
    """Return the lines whose numbers are those of most lines, or rise with the page as in most lines."""
    numbers = [[n for _, values in _tokens(line.text) for n in values] for line in lines]
    fitting = set(range(len(lines)))
    for column in zip(*numbers, strict=False):
        fixed, times_fixed = Counter(column).most_common(1)[0]
        offsets = [value - line.page for value, line in zip(column, lines, strict=True)]
        rising, times_rising = Counter(offsets).most_common(1)[0]
        seen, wanted = (column, fixed) if times_fixed >= times_rising else (tuple(offsets), rising)
        fitting &= {n for n, value in enumerate(seen) if value == wanted}
    return [line for n, line in enumerate(lines) if n in fitting]


def _is_running(found: set[int], total: int, *, has_words: bool) -> bool:
    """Say whether a line on these pages is on most of all, on most left or right ones, or on a chapter's."""
    if len(found) >= max(_LEAST_PAGES, total * _SHARE):
        return True
    for parity in (0, 1):
        of_side = len(range(2 - parity, total + 1, 2))
        is_one_sided = all(page % 2 == parity for page in found)
        # "Annex" above two of eight pages is no head of the left ones.
        if is_one_sided and len(found) >= _LEAST_PAGES and len(found) > of_side * _SHARE:
            return True
    return has_words and max(_stretches(found, 1), _stretches(found, 2)) >= _LEAST_OF_CHAPTER


def _stretches(found: Iterable[int], step: int) -> int:
    """Return the length of the longest run of pages, each `step` after the one before."""
    pages = set(found)
    longest = 0
    for first in pages:
        if first - step not in pages:
            longest = max(
                longest, sum(1 for _ in itertools.takewhile(pages.__contains__, itertools.count(first, step)))
            )
    return longest


def _like_heads(pages: list[list[Line]], running: set[int]) -> set[int]:
    """Return the ids of uppermost lines that stand clear of the text where other pages have their heads.

    In a short document each side of a mirrored head is there only once. Feet are not judged so: a note may stand there.
    """
    sizes = [line.top - line.bottom for lines in pages for line in lines]
    small = statistics.median(sizes) * _SMALL if sizes else 0.0
    clear = [place.line for lines in pages for place in _edges(lines) if _is_clear_top(place)]
    gone: set[int] = set()
    for level in _levels(clear):
        is_head = any(id(line) in running for line in level) or all(line.top - line.bottom < small for line in level)
        if is_head and len({line.page for line in level}) >= max(_LEAST_PAGES, len(pages) * _SHARE):
            gone.update(id(line) for line in level)
    return gone


def _is_clear_top(place: _Place) -> bool:
    return place.is_top and place.depth == 0 and place.is_isolated


def _folios(pages: list[list[Line]]) -> set[int]:
    """Return the ids of the page numbers: those in sequence, and those that name their own page and stand alone."""
    found: list[tuple[_Place, Folio]] = []
    for lines in pages:
        for place in _edges(lines):
            folio = folios.of(place.line.text) if place.depth < _FOLIO_EDGE else None
            if folio:
                found.append((place, folio))
    pages_of: defaultdict[tuple[bool, bool, int], set[int]] = defaultdict(set)
    for place, folio in found:
        pages_of[_sequence(place, folio)].add(place.line.page)
    return {
        id(place.line)
        for place, folio in found
        if _is_continued(place, folio, pages_of[_sequence(place, folio)], total=len(pages))
        or _names_its_page(place, folio, len(pages))
    }


def _sequence(place: _Place, folio: Folio) -> tuple[bool, bool, int]:
    """Return what the numbers of one sequence share: the edge, the kind of numerals, the distance to the page."""
    return place.is_top, folio.is_roman, folio.number - place.line.page


def _is_continued(place: _Place, folio: Folio, pages: set[int], *, total: int) -> bool:
    """Say whether the numbers of these pages, all in one sequence, are page numbers."""
    if len(pages) < _LEAST_PAGES:
        return False
    return folio.is_labelled or place.is_isolated or len(pages) >= total * _SHARE_OF_SEQUENCE


def _names_its_page(place: _Place, folio: Folio, total: int) -> bool:
    """Say whether a number that no other page continues is a page number all the same."""
    if place.depth:
        return False
    if folio.is_labelled:
        return folio.total in {0, total} or place.is_isolated
    return place.is_isolated and folio.number == place.line.page
