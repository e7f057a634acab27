"""Regions of two texts that differ, and what is taken out of them first: passages that are no content."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes import passages
from chronicle.changes.passages import Differences, Job
from chronicle.changes.pieces import Piece


@dataclass(slots=True)
class Region:
    """Passages of both sides that do not match, and where they stand in the other text."""

    old: list[Piece]
    new: list[Piece]
    old_place: int
    new_place: int


def take(regions: Sequence[Region], *, into: Differences, job: Job) -> None:
    """Take the noise out of regions and list it, class by class; what only changed its place is listed as moved."""
    _take_displaced(regions, into=into, job=job)
    pairs: dict[tuple[str, int], tuple[list[Piece], list[Piece]]] = defaultdict(lambda: ([], []))
    for region in regions:
        for side, found in enumerate((region.old, region.new)):
            for piece in found:
                if piece.noise is not None:
                    pairs[piece.noise, piece.rule][side].append(piece)
            found[:] = [piece for piece in found if piece.noise is None]
    for (kind, _), (gone, come) in pairs.items():
        for index in range(max(len(gone), len(come))):
            into.hold(kind, _at(gone, index), _at(come, index))


def _take_displaced(regions: Sequence[Region], *, into: Differences, job: Job) -> None:
    """Pair noise with the same words elsewhere, whatever these are there: a place may make one of them content."""
    old, new = ([p for r in regions for p in side(r)] for side in (_old, _new))
    marked = {p.key for p in (*old, *new) if p.noise is not None}
    both = Counter(p.key for p in old if p.key in marked) & Counter(p.key for p in new if p.key in marked)
    come: dict[str, list[Piece]] = defaultdict(list)
    left = Counter(both)
    for region in regions:
        for piece in _pull(region.new, left):
            come[piece.key].append(piece)
    left = Counter(both)
    for region in regions:
        for piece in _pull(region.old, left):
            other = come[piece.key].pop(0)
            into.hold("moved", piece, other)
            passages.compare(piece, other, into=into, job=job)


def _old(region: Region) -> list[Piece]:
    return region.old


def _new(region: Region) -> list[Piece]:
    return region.new


def _pull(found: list[Piece], wanted: Counter[str]) -> list[Piece]:
    pulled, kept = [], []
    for piece in found:
        if wanted[piece.key] > 0:
            wanted[piece.key] -= 1
            pulled.append(piece)
        else:
            kept.append(piece)
    found[:] = kept
    return pulled


def _at(pieces: Sequence[Piece], index: int) -> Piece | None:
    return pieces[index] if index < len(pieces) else None
