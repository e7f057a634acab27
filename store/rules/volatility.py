"""Which blocks of a page keep changing, learned from recorded changes. Pure."""

import bisect
from collections.abc import Mapping

from chronicle.changes.model import Comparison
from chronicle.documents.model import Reading

# A page of which more blocks change than this is not volatile in places: it is another page each time.
MOST_PATHS = 200


def changed_paths(after: Reading, comparison: Comparison) -> tuple[str, ...]:
    """Return the paths of the blocks that this change touched, in order, at most `MOST_PATHS`."""
    starts = [block.start for block in after.blocks]
    found: dict[str, None] = {}
    for edit in comparison.edits:
        at = max(bisect.bisect_right(starts, edit.after_start) - 1, 0)
        while at < len(starts) and starts[at] < max(edit.after_end, edit.after_start + 1):
            found[after.blocks[at].path] = None
            at += 1
        if len(found) >= MOST_PATHS:
            break
    return tuple(found)[:MOST_PATHS]


def shares(counts: Mapping[str, int], *, good_visits: int) -> dict[str, float]:
    """Return, by path, the share of good visits on which the block had changed."""
    return {path: min(1.0, count / good_visits) for path, count in counts.items()} if good_visits else {}
