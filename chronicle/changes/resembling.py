"""Sentences of a page that resemble a quoted one too little for a search by characters: most words kept, in order."""

from bisect import bisect_left
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from chronicle.changes import haystack, segments, sentences, tokens
from chronicle.changes.haystack import Haystack

# Likeness by characters from which a sentence is worth a look, 0 to 100.
_WORTH_A_LOOK = 60
_LOOKS = 5
# Shares of words, in order, from which two sentences are versions of one, by the quoted one's length in characters.
# Two unrelated sentences of one language share a fifth to a third of their little words.
_SHARES = ((40, 0.75), (64, 0.68), (128, 0.55))
_SHORTEST = 40
# So many words in a row must stand in both: little words in the right order are no evidence.
_RUN = 3


def candidates(text: str, hay: Haystack) -> list[tuple[int, int]]:
    """Return the ranges (of `soft`) of sentences that look like an edited form of a quoted one, the best first."""
    length = segments.length(text)
    if length < _SHORTEST:
        return []
    ranges, softs = _sentences(hay.raw)
    looked = process.extract(
        haystack.soft(text), softs, scorer=fuzz.ratio, processor=None, score_cutoff=_WORTH_A_LOOK, limit=_LOOKS
    )
    wanted = [t.key for t in tokens.words(text)]
    least = _least(length)
    return [_in_soft(hay, *ranges[i]) for _, _, i in looked if _resembles(wanted, hay.raw[slice(*ranges[i])], least)]


def _resembles(wanted: list[str], sentence: str, least: float) -> bool:
    found = [t.key for t in tokens.words(sentence)]
    if not found:
        return False
    common = LCSseq.similarity(wanted, found)
    return 2 * common >= least * (len(wanted) + len(found)) and _longest_run(wanted, found) >= _RUN


def _longest_run(one: list[str], other: list[str]) -> int:
    grams = {tuple(other[i : i + _RUN]) for i in range(len(other) - _RUN + 1)}
    return _RUN if any(tuple(one[i : i + _RUN]) in grams for i in range(len(one) - _RUN + 1)) else 0


def _least(length: float) -> float:
    return next((share for limit, share in reversed(_SHARES) if length >= limit), 1.0)


@lru_cache(maxsize=4)
def _sentences(raw: str) -> tuple[list[tuple[int, int]], list[str]]:
    ranges = [r for r in sentences.split(raw, wrapped=sentences.is_wrapped(raw)) if r[1] - r[0] >= _SHORTEST // 3]
    return ranges, [haystack.soft(raw[a:b]) for a, b in ranges]


def _in_soft(hay: Haystack, start: int, end: int) -> tuple[int, int]:
    return bisect_left(hay.folded.starts, start), bisect_left(hay.folded.starts, end)
