"""Words of a passage that lost its blanks, or has one between all letters: cut where the quoted words end."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from rapidfuzz.distance import Levenshtein

from chronicle.changes.tokens import Token

# Letters of either passage beyond which nothing is cut anew: the alignment's cost grows with their product.
_MOST = 20_000


def split_like(quoted: Sequence[Token], found: Sequence[Token]) -> Sequence[Token]:
    """Return the found words cut where the quoted ones end; letters that came in between are words of their own."""
    old = "".join(t.key for t in quoted)
    letters = [(c, *place) for t in found for c, place in zip(t.key, _places(t), strict=True)]
    if max(len(old), len(letters)) > _MOST:
        return found
    new = "".join(c for c, _, _ in letters)
    ends = set(accumulate(len(t.key) for t in quoted))
    cuts = sorted({0, len(new), *_cuts(old, new, ends)})
    return [Token(new[a:b], new[a:b], letters[a][1], letters[b - 1][2]) for a, b in pairwise(cuts)]


def _places(token: Token) -> list[tuple[int, int]]:
    """Return where each letter of a word stands; of a word that folding made longer or shorter the whole place."""
    if token.end - token.start != len(token.key):
        return [(token.start, token.end)] * len(token.key)
    return [(i, i + 1) for i in range(token.start, token.end)]


def _cuts(old: str, new: str, ends: set[int]) -> Iterator[int]:
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "insert":
            if step.src_start in ends:
                yield from (step.dest_start, step.dest_end)
            continue
        for end in range(step.src_start, step.src_end + 1):
            if end in ends:
                yield min(step.dest_end, step.dest_start + end - step.src_start)
