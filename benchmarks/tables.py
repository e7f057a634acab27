"""Prints tables of counts: rows and columns in the order in which they were first met."""

import collections
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

LENGTHS = ("20–39", "40–63", "64–127", "128–255", "256–511", "512–1023", "1024–2000", "over 2000")
_BOUNDS = (40, 64, 128, 256, 512, 1024, 2001)


def length_class(length: int) -> str:
    """Return the class of a quotation with this many characters."""
    return LENGTHS[sum(length >= bound for bound in _BOUNDS)]


class Tally:
    """Counts right and all, by row and column."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0])

    def add(self, row: str, column: str, *, right: bool) -> None:
        """Count one case."""
        count = self._counts[row, column]
        count[0] += right
        count[1] += 1

    def wrong(self, rows: Iterable[str] | None = None, columns: Iterable[str] | None = None) -> tuple[int, int]:
        """Return how many cases were wrong and how many there were, in these rows and columns."""
        kept_rows, kept_columns = _kept(rows), _kept(columns)
        chosen = [count for (r, c), count in self._counts.items() if _in(r, kept_rows) and _in(c, kept_columns)]
        return sum(n - right for right, n in chosen), sum(n for _, n in chosen)

    def show(self, corner: str, *, order: Sequence[str] = ()) -> None:
        """Print `wrong/all` for every row and column; columns as in `order` where it names them."""
        rows = list(dict.fromkeys(row for row, _ in self._counts))
        columns = list(dict.fromkeys(column for _, column in self._counts))
        columns.sort(key=lambda name: order.index(name) if name in order else len(order))
        cells = {}
        for row in rows:
            for column in columns:
                wrong, all_ = self.wrong([row], [column])
                cells[row, column] = f"{wrong}/{all_}" if all_ else "–"
        show_table(corner, rows, columns, cells)


def show_table(corner: str, rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[str, str], str]) -> None:
    """Print a table."""
    first = max(_width(text) for text in (corner, *rows))
    widths = [max(_width(c), *(_width(cells.get((r, c), "–")) for r in rows)) for c in columns] if rows else []
    print(_pad(corner, first), *(_pad(c, w, right=True) for c, w in zip(columns, widths, strict=bool(rows))), sep="  ")
    for row in rows:
        line = (_pad(cells.get((row, c), "–"), w, right=True) for c, w in zip(columns, widths, strict=True))
        print(_pad(row, first), *line, sep="  ")


def percent(part: int, whole: int) -> str:
    """Return a share as text."""
    return f"{100 * part / whole:.2f} %" if whole else "–"


def _kept(names: Iterable[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def _in(name: str, kept: frozenset[str] | None) -> bool:
    return kept is None or name in kept


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, right: bool = False) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
