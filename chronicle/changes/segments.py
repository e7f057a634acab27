"""A quotation cut into segments: at ellipses in all their forms, then at sentences."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.changes import fold, sentences

_DOTS = "…⋯‥․."
_ELLIPSIS = re.compile(
    rf"[\[(<{{（［【〔⟨〈]\s*(?:[{_DOTS}·](?:\s?[{_DOTS}·])*|-{{2,}}|[–—]+)?\s*[\])>}}）］】〕⟩〉]"
    rf"|[…⋯‥]+|[{_DOTS}](?:\s?[{_DOTS}]){{2,}}|·(?:\s?·){{2,}}|。{{3,}}|\*(?:\s?\*){{2,}}|[–—](?:\s[–—]){{2,}}"
    r"|(?<![:/])//(?!/)"  # as lines of verse are parted; not in an address
)
# What somebody who quotes adds on their own account.
_EDITORIAL = re.compile(
    r"\s*[\[(](?:sic|!|\?|(?:emphasis|italics)\s[^\])]{2,30}|hervorh(?:ebung(?:en)?|\.)\s?[^\])]{2,40}"
    r"|(?:выделено|курсив)\s[^\])]{2,30})!?[\])]",
    re.IGNORECASE,
)
# Sentences and numbered paragraphs that a copy glued together ("… the region.2.They agreed", "… the day.The states").
_GLUED = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_])"
    r"|(?<=[^\W\d_]{3}[.!?:;])(?<!\bAbs\.)(?<!\bArt\.)(?<!\bSec\.)(?=(?:\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\))\s*[A-ZÀ-ÖØ-ÞА-ЯЁ])"
    r"|(?<=[。；：])(?=(?:\d{1,3}[.、]|[（(]\w{1,3}[)）])\s*[^\W\d_])"
)
_OUTER = " \t\r\n\"'“”„‚‘’«»‹›「」『』"
_CLAUSE = re.compile(r"(?<=[;；])\s*")
# A segment shorter than this (folded characters) is too weak to be found alone and joins its neighbour.
_LEAST = 40
# A longer sentence is cut at its semicolons: a list of twenty clauses is no one sentence.
_LONG = 300
_WIDE = 2.5  # a Chinese character says about as much as this many letters


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a quotation. `part` counts the stretches between ellipses."""

    text: str
    part: int


def split(quote: str) -> list[Segment]:
    """Return the segments of a quotation in order; nothing where it has no letter or digit."""
    found = []
    for number, text in enumerate(_parts(quote)):
        found += [Segment(text[a:b], number) for a, b in _merge(text, _ranges(text))]
    return found


def parts(quote: str) -> list[str]:
    """Return the stretches of a quotation between its ellipses."""
    return list(_parts(quote))


def without_editorial(quote: str) -> str:
    """Return a quotation without notes of the one who quotes: "[sic]", "(emphasis added)"."""
    return _EDITORIAL.sub("", quote)


def length(text: str) -> float:
    """Return how much a text says, in letters of an alphabet."""
    folded = fold.fold_text(text)
    wide = sum(fold.is_cjk(c) for c in folded)
    return len(folded) + (_WIDE - 1) * wide


def _parts(quote: str) -> list[str]:
    texts = (piece.strip(_OUTER) for piece in _ELLIPSIS.split(quote))
    return [t for t in texts if any(c.isalnum() for c in t)]


def _ranges(text: str) -> list[tuple[int, int]]:
    ranges = []
    for a, b in _sentences(text):
        if b - a <= _LONG:
            ranges.append((a, b))
            continue
        cuts = [a, *(a + m.end() for m in _CLAUSE.finditer(text[a:b])), b]
        ranges += [(c, d) for c, d in itertools.pairwise(cuts) if text[c:d].strip()]
    return ranges


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Return the sentences of a text, those apart that a copy glued together."""
    cuts = [0, *(m.end() for m in _GLUED.finditer(text)), len(text)]
    for start, end in itertools.pairwise(cuts):
        yield from ((start + a, start + b) for a, b in sentences.split(text[start:end]))


def _merge(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join short ranges to the one that follows, the last to the one before."""
    merged: list[tuple[int, int]] = []
    for a, b in ranges:
        if merged and length(text[slice(*merged[-1])]) < _LEAST:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    if len(merged) > 1 and length(text[slice(*merged[-1])]) < _LEAST:
        _, end = merged.pop()
        merged[-1] = (merged[-1][0], end)
    return merged
