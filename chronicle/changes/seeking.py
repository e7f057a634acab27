"""Finding one segment of a quotation: exactly, around furniture, or with few changed characters."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import edlib

from chronicle.changes import furniture, haystack, interruptions, remnants, resembling, segments, slips, tokens, wording
from chronicle.changes.haystack import Haystack
from chronicle.changes.wording import Wording

# Share of changed characters up to which a passage is the quoted one, by its length in characters.
_LIMITS = ((40, 0.10), (64, 0.15), (128, 0.25))
_SHORTEST_FUZZY = 40
# Share of the quoted words that must stand in a passage that is called altered.
_LEAST_KEPT = 0.5
_MOST_SYMBOLS = 255  # edlib's alphabet, one symbol kept for "anything else"
_MOST_LOCATIONS = 10
_CHUNK = 200_000  # characters searched at once; chunks overlap by the segment's length
_NEAR = 4  # characters between a sign and its word
_UNITS = frozenset("%‰°€$£¥")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, as a range of the haystack's `soft`, with its wording compared to the quoted one."""

    start: int
    end: int
    wording: Wording

    @property
    def stands(self) -> bool:
        """Whether the quoted words are all there, furniture and typography aside."""
        return not self.wording.edits


def seek(text: str, hay: Haystack, *, after: int, glued: bool = False) -> Hit | None:
    """Return the best place of a segment, the first behind `after` where several are equally good.

    `glued`: the text comes from a format that loses blanks, so that words may stand joined or split.
    """
    hit = _seek(text, hay, after=after, glued=glued)
    bare = furniture.without_number(text)
    if (hit is None or not hit.stands) and bare != text:
        # A page may draw the numbers of its paragraphs, and a quotation write them out.
        unnumbered = _seek(bare, hay, after=after, glued=glued)
        if unnumbered is not None:
            again = _hit(text, hay, unnumbered.start, unnumbered.end, glued=glued)
            return _best([h for h in (hit, again) if h is not None], after=after)
    return hit


def _seek(text: str, hay: Haystack, *, after: int, glued: bool) -> Hit | None:
    found: list[Hit] = []
    for search in (_exact, _interrupted, _fuzzy, _slipped, _resembling, _cut):
        hit = _best(list(search(text, hay, glued=glued)), after=after)
        if hit is not None and hit.stands:
            return hit
        if hit is not None:
            found.append(hit)
        if found and search in (_fuzzy, _slipped):
            break
    return _best(found, after=after)


def exact(text: str, hay: Haystack, *, after: int, glued: bool = False) -> Hit | None:
    """Return the place where a text stands word for word, the first behind `after` if there is one."""
    hits = [h for h in _exact(text, hay, glued=glued) if h.stands]
    return _best(hits, after=after)


def _best(hits: list[Hit], *, after: int) -> Hit | None:
    return min(hits, key=lambda h: (-h.wording.likeness, len(h.wording.edits), h.start < after, h.start), default=None)


def _exact(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    for start, end in hay.places(haystack.bare(text)):
        yield _hit(text, hay, *hay.whole_words(start, end, digits_only=glued), glued=glued)


def _hit(text: str, hay: Haystack, start: int, end: int, *, glued: bool) -> Hit:
    start, end = _with_signs(text, hay, start, end)
    return Hit(start, end, wording.compare(text, hay, hay.original(start, end), glued=glued))


def _with_signs(text: str, hay: Haystack, start: int, end: int) -> tuple[int, int]:
    """Widen a range by the signs that belong to its words: those the quoted text has, and what makes 5 to 5 %."""
    keys = [t.key for t in tokens.words(text)]
    for key in reversed(list(itertools.takewhile(_is_sign, keys))):
        window = hay.soft[max(0, start - _NEAR) : start]
        before = window.rstrip()
        if before.endswith(key):
            start -= len(window) - len(before) + len(key)
    for key in reversed(list(itertools.takewhile(_is_sign, reversed(keys)))):
        after = hay.soft[end : end + _NEAR]
        if after.lstrip().startswith(key):
            end += len(after) - len(after.lstrip()) + len(key)
    if hay.soft[end - 1 : end].isdigit() and hay.soft[end : end + 1] in _UNITS:
        end += len(hay.soft[end : end + 1])
    return start, end


def _is_sign(key: str) -> bool:
    return not any(c.isalnum() for c in key)


def _interrupted(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    for start, end, whole in interruptions.find(text, hay):
        yield Hit(start, end, Wording((), 1.0)) if whole else _hit(text, hay, start, end, glued=glued)


def _fuzzy(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    needle = haystack.soft(text)
    if segments.length(text) < _SHORTEST_FUZZY:
        return
    most = int(_limit(segments.length(text)) * len(needle))
    for start, end in _locations(needle, hay.soft, most=most):
        hit = _hit(text, hay, *hay.whole_words(start, end, digits_only=glued), glued=glued)
        if hit.wording.kept >= _LEAST_KEPT:
            yield hit
    if glued:
        yield from _blankless(text, hay)


def _blankless(text: str, hay: Haystack) -> Iterator[Hit]:
    """Search by letters alone where blanks may be lost, or stand between all letters."""
    needle = haystack.bare(text)
    for start, end in _locations(needle, hay.bare, most=int(_limit(segments.length(text)) * len(needle))):
        place = hay.whole_words(hay.bare_at[start], hay.bare_at[end - 1] + 1, digits_only=True)
        hit = _hit(text, hay, *place, glued=True)
        if hit.wording.kept >= _LEAST_KEPT:
            yield hit


def _slipped(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    for start, end in slips.find(text, hay):
        hit = _hit(text, hay, start, end, glued=glued)
        if hit.wording.edits:
            yield hit


def _resembling(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    for start, end in resembling.candidates(text, hay):
        hit = _hit(text, hay, start, end, glued=glued)
        if hit.wording.edits:
            yield hit


def _cut(text: str, hay: Haystack, *, glued: bool) -> Iterator[Hit]:
    for start, end in remnants.find(text, hay):
        hit = _hit(text, hay, start, end, glued=glued)
        # Letters alone mislead: one long compound may be most of a sentence of which all that was said is gone.
        if hit.wording.edits and hit.wording.kept >= _LEAST_KEPT:
            yield hit


def _limit(length: float) -> float:
    shortest, limit = _LIMITS[0]
    for longer, higher in _LIMITS[1:]:
        if length <= longer:
            return limit + (higher - limit) * max(0.0, length - shortest) / (longer - shortest)
        shortest, limit = longer, higher
    return limit


def _locations(needle: str, text: str, *, most: int) -> list[tuple[int, int]]:
    """Return the places where a needle stands with the fewest changed characters, at most `most`."""
    symbols = {c: chr(i) for i, c in enumerate(sorted(set(needle))[:_MOST_SYMBOLS], start=1)}
    table = _Remap(symbols)
    query = needle.translate(table)
    best = most
    found: list[tuple[int, int]] = []
    for offset in range(0, max(1, len(text)), _CHUNK):
        chunk = text[offset : offset + _CHUNK + 2 * len(needle)].translate(table)
        # Only the ends are asked for here: finding a start for each of a hundred thousand ends takes minutes.
        answer = edlib.align(query, chunk, mode="HW", task="distance", k=best)
        distance = answer["editDistance"]
        if distance < 0:
            continue
        ends = [b for _, b in answer["locations"][:_MOST_LOCATIONS]]
        places = [(offset + _start(query, chunk, end=b, distance=distance), offset + b + 1) for b in ends]
        found = places if distance < best or not found else found + places
        best = distance
    return list(dict.fromkeys(found))[:_MOST_LOCATIONS]


def _start(query: str, chunk: str, *, end: int, distance: int) -> int:
    """Return where the passage begins that ends at `end` and differs from a query in `distance` characters."""
    low = max(0, end + 1 - len(query) - distance)
    answer = edlib.align(query[::-1], chunk[low : end + 1][::-1], mode="SHW", task="distance", k=distance)
    longest: int = max(b for _, b in answer["locations"])
    return end - longest


class _Remap(dict[int, str]):
    """A translation table in which every character without an own symbol becomes the same one."""

    def __init__(self, symbols: dict[str, str]) -> None:
        super().__init__({ord(c): s for c, s in symbols.items()})

    def __missing__(self, key: int) -> str:
        return "\x00"
