"""Where on a page its main text stood in the reading before: it settles what is nearly even, and nothing else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from chronicle.documents.model import Block
from chronicle.documents.outline import Box, Outline

# What stands between a path and the number of a piece in its box.
PIECE = "~"
# With less of the old text in its old place, the page was built anew: nothing is remembered of it.
_LEAST_FOUND = 0.5

Memory = Mapping[int, float]
"""The share of the earlier main text that stood in each box, by the box's id; empty without a memory."""


def of_boxes(outline: Outline, before: Sequence[Block]) -> Memory:
    """Return where the blocks of an earlier reading of this document stood. `before` is empty for a first reading."""
    if not before:
        return {}
    old: dict[str, int] = defaultdict(int)
    for block in before:
        old[block.path.partition(PIECE)[0]] += len(block.text)
    held: dict[int, float] = defaultdict(float)
    for box in outline.boxes:
        size = old.pop(box.path, 0) if old else 0
        at: Box | None = box if size else None
        while at is not None:
            held[id(at)] += size
            at = at.parent
    whole = sum(len(block.text) for block in before)
    if held.get(id(outline.root), 0.0) < whole * _LEAST_FOUND:
        return {}
    return {one: size / held[id(outline.root)] for one, size in held.items()}
