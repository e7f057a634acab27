"""Pieces of text to the blocks and the text of a Reading: the offsets are made here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.documents.model import Block, BlockKind

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A block that does not know its place yet."""

    kind: BlockKind
    text: str
    path: str
    page: int | None = None


def blocks_of(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """Return the joined text and its blocks with their offsets; empty parts are left out."""
    blocks: list[Block] = []
    texts: list[str] = []
    start = 0
    for part in parts:
        if not part.text:
            continue
        end = start + len(part.text)
        blocks.append(Block(part.kind, part.text, part.path, start, end, part.page))
        texts.append(part.text)
        start = end + len(BETWEEN)
    return BETWEEN.join(texts), tuple(blocks)
