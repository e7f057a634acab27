"""Regions where two texts differ: moved passages are found, sentences aligned, and what belongs together is paired."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chronicle.changes import align, pagelinks, pairing, passages, stamping
from chronicle.changes.passages import Differences, Job
from chronicle.changes.pieces import Piece
from chronicle.changes.pieces import split as split_piece
from chronicle.changes.stamping import Region
from chronicle.documents.model import BlockKind

# A shorter passage (characters of its key) says too little to be recognised elsewhere.
_MOVABLE = 12
_SHORTEST_MOVED = 4
# Share of equal characters from which two passages are one that was edited.
_SAME_PASSAGE = 0.6
_SAME_LONG_PASSAGE = 0.9


@dataclass(slots=True)
class _Leftovers:
    """Passages without a counterpart in their own region, each with its place in the other text."""

    old: list[tuple[Piece, int]] = field(default_factory=list)
    new: list[tuple[Piece, int]] = field(default_factory=list)


def compare(old: Sequence[Piece], new: Sequence[Piece], *, into: Differences, job: Job) -> None:
    """Compare the passages of two readings."""
    blocks = _differing(old, new, into=into, job=job, limit=job.rules.max_blocks)
    stamping.take(blocks, into=into, job=job)
    _take_moved(blocks, into=into, job=job)
    runs: list[Region] = []
    for region in blocks:
        runs += _sentences(region, into=into, job=job)
    _take_moved(runs, into=into, job=job)
    left = _Leftovers()
    for run in runs:
        _pair(run, left=left, into=into, job=job)
    if job.prose and max(_prose(old), _prose(new)) >= pagelinks.PROSE:
        _take_link_items_in(left)
    _finish(left, into=into, job=job)


def _prose(pieces: Sequence[Piece]) -> int:
    return sum(len(p.text) for p in pieces if not p.links_only)


def _differing(old: Sequence[Piece], new: Sequence[Piece], *, into: Differences, job: Job, limit: int) -> list[Region]:
    """Align by key; compare the equal ones in detail and return the regions that differ."""
    regions = []
    for step in align.align([p.key for p in old], [p.key for p in new], limit=limit):
        if step.tag == "equal":
            for a, b in zip(old[step.i1 : step.i2], new[step.j1 : step.j2], strict=True):
                passages.compare(a, b, into=into, job=job)
        else:
            regions.append(
                Region(
                    list(old[step.i1 : step.i2]),
                    list(new[step.j1 : step.j2]),
                    old[step.i1 - 1].end if step.i1 else 0,
                    new[step.j1 - 1].end if step.j1 else 0,
                )
            )
    return regions


def _sentences(region: Region, *, into: Differences, job: Job) -> list[Region]:
    if not region.old or not region.new:
        return [region]
    old = [s for p in region.old for s in split_piece(p)]
    new = [s for p in region.new for s in split_piece(p)]
    if [s.key for s in old] == [s.key for s in new]:
        into.hold("rewrap", _one(region.old, job.texts[0]), _one(region.new, job.texts[1]))
        for a, b in zip(old, new, strict=True):
            passages.compare(a, b, into=into, job=job)
        return []
    runs = _differing(old, new, into=into, job=job, limit=job.rules.max_sentences)
    for run in runs:
        run.old_place, run.new_place = run.old_place or region.old_place, run.new_place or region.new_place
    return runs


def _take_moved(regions: Sequence[Region], *, into: Differences, job: Job) -> None:
    """Take passages out that stand on both sides, in another place, and list them as moved."""
    gone = Counter(p.key for r in regions for p in r.old if _is_movable(p))
    come = Counter(p.key for r in regions for p in r.new if _is_movable(p))
    moved = gone & come
    if not moved:
        return
    short = {key for key in moved if len(key) < _MOVABLE}
    for key in short:
        if gone[key] != 1 or come[key] != 1:
            del moved[key]
    left_old, left_new = Counter(moved), Counter(moved)
    new_places: dict[str, list[Piece]] = defaultdict(list)
    for region in regions:
        for piece in _take(region.new, left_new):
            new_places[piece.key].append(piece)
    for region in regions:
        for piece in _take(region.old, left_old):
            _moved(piece, new_places[piece.key].pop(0), into=into, job=job)


def _is_movable(piece: Piece) -> bool:
    """Say whether a passage can be recognised elsewhere: a short line only if it is no entry of a list or table."""
    if len(piece.key) >= _MOVABLE:
        return True
    lone = piece.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return lone and len(piece.key) >= _SHORTEST_MOVED and not any(c.isdigit() for c in piece.key)


def _moved(before: Piece, after: Piece, *, into: Differences, job: Job) -> None:
    """List a passage as moved, and tell what differs in it."""
    into.hold("moved", before, after)
    _edited(before, after, into=into, job=job)


def _take(pieces: list[Piece], wanted: Counter[str]) -> list[Piece]:
    taken, kept = [], []
    for piece in pieces:
        if wanted[piece.key] > 0:
            wanted[piece.key] -= 1
            taken.append(piece)
        else:
            kept.append(piece)
    pieces[:] = kept
    return taken


def _pair(run: Region, *, left: _Leftovers, into: Differences, job: Job) -> None:
    """Compare passages of a run that belong together, and leave the others."""
    if not run.old and not run.new:
        return
    whole = _merged(run, job=job)
    if whole is not None:
        passages.compare(*whole, into=into, job=job)
        return
    keys = [p.key for p in run.old], [p.key for p in run.new]
    crossed = pairing.crossed(*keys, limit=job.rules.max_pairs)
    for i, j in crossed:
        _moved(run.old[i], run.new[j], into=into, job=job)
    pairs = pairing.in_order(*keys, limit=job.rules.max_pairs, without=crossed)
    for i, j in pairs:
        _edited(run.old[i], run.new[j], into=into, job=job)
    pairs += crossed
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    left.old += [(p, run.new_place) for i, p in enumerate(run.old) if i not in taken_old]
    left.new += [(p, run.old_place) for j, p in enumerate(run.new) if j not in taken_new]


def _edited(before: Piece, after: Piece, *, into: Differences, job: Job) -> None:
    if before.links_only and after.links_only:
        if before.text != after.text:
            into.hold("links", before, after)
    else:
        passages.compare(before, after, into=into, job=job)


def _merged(run: Region, *, job: Job) -> tuple[Piece, Piece] | None:
    """Return a run as one passage on each side where it is one text cut differently, None where it is not."""
    if min(len(run.old), len(run.new)) == 0 or len(run.old) == len(run.new):
        return None
    if not (_contiguous(run.old, job.texts[0]) and _contiguous(run.new, job.texts[1])):
        return None
    old, new = (_one(side, text) for side, text in zip((run.old, run.new), job.texts, strict=True))
    least = _SAME_PASSAGE if max(len(old.key), len(new.key)) <= pairing.LONG else _SAME_LONG_PASSAGE
    return (old, new) if pairing.similarity(old.key, new.key) >= least else None


def _contiguous(pieces: Sequence[Piece], text: str) -> bool:
    return all(not text[a.end : b.start].strip() for a, b in itertools.pairwise(pieces))


def _one(pieces: Sequence[Piece], text: str) -> Piece:
    start, end = pieces[0].start, pieces[-1].end
    return Piece(text[start:end], start, end, " ".join(p.key for p in pieces), path=pieces[0].path)


def _take_link_items_in(left: _Leftovers) -> None:
    """Take link items for content where they only came, or only went.

    Within a text such an item belongs to an enumeration, as a service or an annex does. Where some went as others
    came, it is a list of other pages.
    """
    one_sided = any(p.links_only for p, _ in left.old) != any(p.links_only for p, _ in left.new)
    if one_sided:
        left.old = [(replace(p, links_only=False), place) for p, place in left.old]
        left.new = [(replace(p, links_only=False), place) for p, place in left.new]


def _finish(left: _Leftovers, *, into: Differences, job: Job) -> None:
    """Pair what was moved and edited at once; the rest came or went as a whole."""
    pairs = pairing.anywhere([p.key for p, _ in left.old], [p.key for p, _ in left.new], limit=job.rules.max_pairs)
    for i, j in pairs:
        before, after = left.old[i][0], left.new[j][0]
        _moved(before, after, into=into, job=job)
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, (piece, place) in enumerate(left.old):
        if i not in taken_old:
            _single(piece, None, at=place, into=into, job=job)
    for j, (piece, place) in enumerate(left.new):
        if j not in taken_new:
            _single(None, piece, at=place, into=into, job=job)


def _single(before: Piece | None, after: Piece | None, *, at: int, into: Differences, job: Job) -> None:
    piece = before or after
    if piece is not None and piece.links_only:
        into.hold("links", before, after)
    elif piece is not None and piece.key:
        into.edits.append(passages.whole(before, after, at=at, language=job.language))
    else:
        into.hold("punctuation", before, after)
