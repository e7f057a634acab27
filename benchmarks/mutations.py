"""What can happen to a quoted passage on its page, each as splices of the document's text; None where it cannot."""

import itertools
import re
from collections.abc import Callable, Sequence

from benchmarks.furniture import INLINE, LINK, TOKENS, WRAP
from benchmarks.passages import Document, Passage, Splice

Splices = list[Splice] | None
_SENTENCE = {"zh": re.compile(r"[。；！？]”?(?=.)"), "": re.compile(r"(?<!\d)[.!?;]”?»?\s+(?=\S)")}
# Below this a part would be too short to mean anything: letters, and Chinese characters.
_LEAST_PART = {"zh": 8, "": 20}


def apply(text: str, splices: Sequence[Splice]) -> str:
    """Return the text with all splices done; they do not overlap."""
    for splice in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
        text = text[: splice.start] + splice.new + text[splice.end :]
    return text


def boundaries(document: Document, passage: Passage) -> list[int]:
    """Return where sentences of the passage begin, the first one left out."""
    words = _SENTENCE.get(document.language, _SENTENCE[""])
    return [m.end() for m in words.finditer(document.text, passage.start, passage.end) if m.end() < passage.end]


def least_part(language: str) -> int:
    """Return the least length of a part that is still quoted."""
    return _LEAST_PART.get(language, _LEAST_PART[""])


def middle(document: Document, passage: Passage) -> int | None:
    """Return a word boundary near the middle of the passage's longest sentence, None where it is too short."""
    edges = [passage.start, *boundaries(document, passage), passage.end]
    start, end = max(itertools.pairwise(edges), key=lambda pair: pair[1] - pair[0])
    if end - start < least_part(document.language):
        return None
    centre = (start + end) // 2
    if document.language == "zh":
        return centre
    after = document.text.find(" ", centre, end)
    return after + 1 if after >= 0 else None


def typographic(document: Document, passage: Passage) -> Splices:
    """Typewriter marks instead of typographic ones, or those of another country."""
    other = {"“": '"', "”": '"', "„": "«", "«": '"', "»": '"', "’": "'", "'": "’", "–": "-", "-": "‑", "…": "..."}
    other |= {"（": "(", "）": ")", "，": ",", "：": ":", "；": ";"} if document.language == "zh" else {}
    found = [
        Splice(at, at + 1, other[document.text[at]])
        for at in range(passage.start, passage.end)
        if document.text[at] in other
    ]
    return found or None


def invisible(document: Document, passage: Passage) -> Splices:
    """Soft hyphens, no-break spaces, ligatures, zero-width characters; in Chinese only the last."""
    text, found = document.text, []
    if document.language == "zh":
        places = range(passage.start + 4, passage.end, 7)
        return [Splice(at, at, "\u200b" if n % 2 else "\u2060") for n, at in enumerate(places) if text[at] != "\n"]
    for n, word in enumerate(re.finditer(r"[^\W\d_]{8,}", text[passage.start : passage.end])):
        at = passage.start + word.start() + 4
        found.append(Splice(at, at, "\u00ad" if n % 3 else "\u200b"))
    for n, space in enumerate(re.finditer(r" ", text[passage.start : passage.end])):
        if n % 3 == 0:
            found.append(Splice(passage.start + space.start(), passage.start + space.end(), "\u00a0"))
    for pair in re.finditer(r"f[fil]", text[passage.start : passage.end]):
        at = passage.start + pair.start()
        if not any(at <= s.start <= at + 2 for s in found):
            found.append(Splice(at, at + 2, {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}[pair.group()]))
    return found


def marked_up(document: Document, passage: Passage) -> Splices:
    """A link in bold around words near the middle, and lines broken anew in the source."""
    start = middle(document, passage)
    if start is None:
        return None
    if document.language == "zh":
        return [Splice(start, start, LINK[0]), Splice(start + 4, start + 4, LINK[1])]
    end = document.text.find(" ", start, passage.end)
    wraps = [m.start() for m in re.finditer(" ", document.text[passage.start : passage.end])][2::5]
    broken = [Splice(passage.start + at, passage.start + at + 1, WRAP) for at in wraps]
    end = passage.end if end < 0 else end
    return [Splice(start, start, LINK[0]), Splice(end, end, LINK[1]), *(s for s in broken if s.start != end)]


def between(length: int) -> Callable[[Document, Passage], Splices]:
    """Furniture of this length between two sentences of the passage."""

    def put(document: Document, passage: Passage) -> Splices:
        places = boundaries(document, passage)
        if not places:
            return None
        at = places[len(places) // 2]
        return [Splice(at, at, TOKENS[length, False])]

    return put


def inside(length: int) -> Callable[[Document, Passage], Splices]:
    """Furniture of this length inside a sentence of the passage."""

    def put(document: Document, passage: Passage) -> Splices:
        at = middle(document, passage)
        return None if at is None else [Splice(at, at, TOKENS[length, True])]

    return put


def inline(document: Document, passage: Passage) -> Splices:
    """The like without any border around it: nothing but its sense tells it from an inserted clause."""
    at = middle(document, passage)
    return None if at is None else [Splice(at, at, INLINE)]


def cut(document: Document, passage: Passage) -> Splices:
    """A sentence fewer; of a single sentence the last third."""
    places = boundaries(document, passage)
    if places:
        edges = [passage.start, *places, passage.end]
        which = len(edges) // 2 - 1
        return [Splice(edges[which], edges[which + 1], "")]
    at = passage.end - (passage.end - passage.start) // 3
    if document.language != "zh":
        at = document.text.find(" ", at, passage.end)
    return None if at < 0 else [Splice(at, passage.end, "")]


def negated(_: Document, passage: Passage) -> Splices:
    """A "not" more, at one place."""
    return [passage.negations[len(passage.negations) // 2]] if passage.negations else None


def renumbered(_: Document, passage: Passage) -> Splices:
    """Another number, at one place."""
    return [passage.numbers[len(passage.numbers) // 2]] if passage.numbers else None


def reworded(_: Document, passage: Passage) -> Splices:
    """Another word, at one place."""
    return [passage.words[len(passage.words) // 2]] if passage.words else None


def reordered(document: Document, passage: Passage) -> Splices:
    """The passage's sentences in reverse order."""
    edges = [passage.start, *boundaries(document, passage), passage.end]
    if len(edges) < 3:
        return None
    parts = [document.text[a:b].strip() for a, b in itertools.pairwise(edges)]
    return [Splice(passage.start, passage.end, ("" if document.language == "zh" else " ").join(reversed(parts)))]


def moved(document: Document, passage: Passage) -> Splices:
    """The passage whole, but as the last paragraph of the page."""
    end = len(document.text)
    words = document.text[passage.start : passage.end]
    return [Splice(passage.start, passage.end, ""), Splice(end, end, f"\n{words}")]


def removed(_: Document, passage: Passage) -> Splices:
    """The passage is not there."""
    return [Splice(passage.start, passage.end, "")]


def elided(document: Document, passage: Passage, form: str) -> str | None:
    """Return the quotation with its middle third left out, None where the parts would be too short."""
    quote = document.quote(passage)
    least = least_part(document.language)
    first, last = len(quote) // 3, 2 * len(quote) // 3
    if document.language != "zh":
        first, last = quote.rfind(" ", 0, first), quote.find(" ", last) + 1
        form = f" {form} "
    else:
        first, last = _outside_words(quote, first), _outside_words(quote, last)
    if first < least or len(quote) - last < least or last <= first:
        return None
    return quote[:first].rstrip() + form + quote[last:]


def _outside_words(quote: str, at: int) -> int:
    """Return the nearest place from here on that is not within a number or a word in letters."""
    while 0 < at < len(quote) and quote[at - 1].isascii() and quote[at].isascii():
        at += 1
    return at
