"""What differs beside the main text: in the page's frame of menus, clocks, counters and lists of other news.

It is never a change of the text, but it is named, so that nobody has to take our word for what was left out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest

from chronicle.changes import noise, stamps
from chronicle.changes.model import HeldBack
from chronicle.changes.stamps import Place
from chronicle.documents.model import Reading

# Enough to see what kind of noise a page makes; a frame that was built anew would fill the list otherwise.
_MOST = 20
_SHOWN = 200
# The class of what no pattern knows: it stands beside the main text, and that is why it is held back.
BESIDE = "furniture"


def compare(before: Reading, after: Reading, *, raised: Callable[[str], bool] | None = None) -> tuple[HeldBack, ...]:
    """Return the lines that only one side has and that belong to neither main text, in pairs of one class.

    `raised` says of a line whether it was raised as a change all the same.
    """
    old, new = _lines(before), _lines(after)
    if old == new:
        return ()
    known = {line for reading in (before, after) for block in reading.blocks for line in _parts(block.text)}
    gone = [line for line in (old - new) if line not in known and not (raised and raised(line))]
    come = [line for line in (new - old) if line not in known and not (raised and raised(line))]
    held = [HeldBack(kind, a[:_SHOWN], b[:_SHOWN]) for kind, a, b in _pairs(gone, come)]
    return tuple(held[:_MOST])


def _lines(reading: Reading) -> Counter[str]:
    return Counter(_parts(reading.body_text))


def _parts(text: str) -> list[str]:
    return [line for line in (" ".join(part.split()) for part in text.split("\n")) if line]


def _pairs(gone: list[str], come: list[str]) -> Iterator[tuple[str, str, str]]:
    """Put the lines of one class side by side: a clock beside the clock, a counter beside the counter."""
    classes: dict[str, tuple[list[str], list[str]]] = {}
    for side, lines in enumerate((gone, come)):
        for line in lines:
            classes.setdefault(_class(line), ([], []))[side].append(line)
    for kind, (before, after) in classes.items():
        for a, b in zip_longest(before, after, fillvalue=""):
            yield kind, a, b


def _class(line: str) -> str:
    known = noise.classify(line, place=Place.BESIDE)
    if known is not None:
        return known
    _, found = noise.mask(line, Place.BESIDE)
    return found[0] if found else stamps.beside(line) or BESIDE
