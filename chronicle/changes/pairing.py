"""Which passage of the old text became which of the new one, by likeness."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from chronicle.changes import align

# Share of equal characters (two times the common ones over all) from which a passage counts as edited, not replaced.
_IN_PLACE = 0.5
# A passage found in another place must be more alike, and long enough to be recognised (characters).
_ELSEWHERE = 0.8
_RECOGNISABLE = 40
# Neighbours that changed places are recognised by less: there are few to take one for.
_SWAPPED = 0.7
LONG = 20_000  # characters


def similarity(before: str, after: str, *, at_least: float = 0.0) -> float:
    """Return the likeness of two keys, 0 to 1; 0 where it is below `at_least`.

    Very long texts are compared by their words whatever their order: letter by letter takes the square of the length.
    """
    if max(len(before), len(after)) > LONG:
        return _shared_words(before, after)
    return fuzz.ratio(before, after, score_cutoff=100 * at_least) / 100


def _shared_words(before: str, after: str) -> float:
    old, new = Counter(before.split()), Counter(after.split())
    return 2 * (old & new).total() / max(1, old.total() + new.total())


def in_order(
    before: Sequence[str], after: Sequence[str], *, limit: int, without: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Pair keys without crossing so that the sum of likeness is greatest; nothing beyond `limit` comparisons.

    Keys that `without` pairs already are left out.
    """
    rows, columns = len(before), len(after)
    if not rows or not columns or rows * columns > limit:
        return []
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    like = _likeness(before, after, without=without)
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    return _trace(best, like)


def crossed(before: Sequence[str], after: Sequence[str], *, limit: int) -> list[tuple[int, int]]:
    """Pair keys that changed places: each the other's clearest likeness, though in order they would not meet."""
    if min(len(before), len(after)) <= 1 or len(before) * len(after) > limit:
        return []
    like = _likeness(before, after)
    best_new = [max(range(len(after)), key=row.__getitem__) for row in like]
    best_old = [max(range(len(before)), key=lambda i, j=j: like[i][j]) for j in range(len(after))]  # type: ignore[misc]
    mutual = [(i, j) for i, j in enumerate(best_new) if best_old[j] == i and like[i][j] >= _SWAPPED]
    if [j for _, j in mutual] == sorted(j for _, j in mutual):
        return []
    straight = set(align.rising(mutual))
    return [pair for pair in mutual if pair not in straight]


def _likeness(
    before: Sequence[str], after: Sequence[str], *, without: Sequence[tuple[int, int]] = ()
) -> list[list[float]]:
    rows, columns = {i for i, _ in without}, {j for _, j in without}
    return [
        [0.0 if i in rows or j in columns else similarity(a, b, at_least=_IN_PLACE) for j, b in enumerate(after)]
        for i, a in enumerate(before)
    ]


def _trace(best: list[list[float]], like: list[list[float]]) -> list[tuple[int, int]]:
    pairs = []
    i = j = 0
    while i < len(like) and j < len(like[0]):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def anywhere(before: Sequence[str], after: Sequence[str], *, limit: int) -> list[tuple[int, int]]:
    """Pair long, very like keys wherever they stand, the best first; nothing beyond `limit` comparisons."""
    if len(before) * len(after) > limit:
        return []
    scored = [
        (score, i, j)
        for i, a in enumerate(before)
        if len(a) >= _RECOGNISABLE
        for j, b in enumerate(after)
        if len(b) >= _RECOGNISABLE and (score := similarity(a, b, at_least=_ELSEWHERE))
    ]
    pairs, rows, columns = [], set(), set()
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if i not in rows and j not in columns:
            pairs.append((i, j))
            rows.add(i)
            columns.add(j)
    return pairs
