"""Which blocks of a page a comparison touched, by path: those of the edits, and those that a rule held back."""

import bisect
from collections.abc import Iterator

from chronicle.changes import hunks
from chronicle.changes.model import Comparison
from chronicle.documents.model import Reading

# A page of which more blocks change than this is not volatile in places: it is another page each time.
MOST = 200


def paths(comparison: Comparison, *, before: Reading, after: Reading) -> tuple[str, ...]:
    """Return the paths of the blocks that changed, each once, at most `MOST`."""
    found: dict[str, None] = {held.place: None for held in comparison.held_back if held.rule and held.place}
    for path in edited(comparison, before=before, after=after):
        found[path] = None
        if len(found) >= MOST:
            break
    return tuple(found)[:MOST]


def edited(comparison: Comparison, *, before: Reading, after: Reading) -> Iterator[str]:
    """Yield the paths of the blocks that the raised edits touch, in either reading; a path may come twice."""
    starts = [[block.start for block in reading.blocks] for reading in (before, after)]
    for edit in comparison.edits:
        if hunks.is_headline(edit) or edit.kind == "move":
            continue
        if edit.after:
            yield from _between(after, starts[1], edit.after_start, edit.after_end)
        if edit.before:
            yield from _between(before, starts[0], edit.before_start, edit.before_end)


def _between(reading: Reading, starts: list[int], start: int, end: int) -> Iterator[str]:
    at = max(bisect.bisect_right(starts, start) - 1, 0)
    while at < len(starts) and starts[at] < end:
        yield reading.blocks[at].path
        at += 1
