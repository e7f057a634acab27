"""What differs between equal words: their capitals, the way a date is written, signs and blanks around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.changes import align, cases, fold, tokens
from chronicle.changes.model import Edit
from chronicle.changes.tokens import Token

_RUNNING_WORDS = 6  # words from which a passage is running text
_FORMATS = {"date": "date-format", "number": "number-format", "mail": "obfuscation"}
# Signs and words by which editors and readers reach a heading.
_ANCHOR = re.compile(
    r"[¶§#🔗]|(?:edit|edit source|bearbeiten|quelltext bearbeiten|править|править код|编辑)", re.IGNORECASE
)
_LONGEST_HEADING = 120  # characters
Places = tuple[int, int, int, int]
Words = tuple[Sequence[Token], Sequence[Token]]


@dataclass(frozen=True, slots=True)
class Bit:
    """A difference between equal words, by its places in both passages.

    `kind` is its class, None where it must be raised with its `words`; `word` is the number of the old word before it.
    """

    places: Places
    kind: str | None
    words: Words = ((), ())
    is_name: bool = False
    word: int = 0


def find(texts: tuple[str, str], words: Words, changed: Sequence[align.Step], *, hyphens: bool = True) -> list[Bit]:
    """Return the differences that remain where the steps in `changed` are told already.

    `hyphens`: they bind words; where a format breaks words at the ends of lines they say nothing.
    """
    return list(_Pair(texts, words, changed, hyphens=hyphens).bits())


def is_anchor(edit: Edit, before: str, after: str) -> bool:
    """Say whether a sign or a word to reach a heading by came to its end, or went."""
    if bool(edit.before) == bool(edit.after):
        return False
    text, sign = (before, edit.before) if edit.before else (after, edit.after)
    if len(text) > _LONGEST_HEADING or not _ANCHOR.fullmatch(sign.strip("[] |")):
        return False
    behind = text[text.rfind(sign) :]
    bracketed = not sign[0].isalpha() or f"[{sign}" in text or f"{sign}]" in text
    return bracketed and _ANCHOR.sub("", behind).strip("[] |") == ""


class _Pair:
    """Two passages with their words, and the steps at which these differ."""

    def __init__(self, texts: tuple[str, str], words: Words, changed: Sequence[align.Step], *, hyphens: bool) -> None:
        self.hyphens = hyphens
        self.texts, self.words, self.changed = texts, words, changed
        self.is_running = len(words[0]) >= _RUNNING_WORDS
        self.pairs = list(self._equal())
        recased = sum(a.text != b.text and a.text.lower() == b.text.lower() for a, b in self._tokens())
        self.is_restyled = cases.is_restyled(*texts, changed=recased, words=len(self.pairs))

    def bits(self) -> Iterator[Bit]:
        """Return the differences in order."""
        old, new = self.words
        ends = (0, 0)
        last = (-1, -1)
        for i, j in [*self.pairs, (len(old), len(new))]:
            starts = _start(old, i, self.texts[0]), _start(new, j, self.texts[1])
            if (last[0] + 1, last[1] + 1) == (i, j):
                yield from self._gap((ends[0], starts[0], ends[1], starts[1]), word=i - 1)
            else:
                yield from self._seam((ends[0], starts[0], ends[1], starts[1]), last, (i, j))
            if i < len(old):
                yield from self._word(i, j, gap=self.texts[0][ends[0] : starts[0]])
                ends, last = (old[i].end, new[j].end), (i, j)

    def _equal(self) -> Iterator[tuple[int, int]]:
        i = j = 0
        for step in self.changed:
            yield from zip(range(i, step.i1), range(j, step.j1), strict=True)
            i, j = step.i2, step.j2
        yield from zip(range(i, len(self.words[0])), range(j, len(self.words[1])), strict=True)

    def _tokens(self) -> Iterator[tuple[Token, Token]]:
        return ((self.words[0][i], self.words[1][j]) for i, j in self.pairs)

    def _word(self, i: int, j: int, *, gap: str) -> Iterator[Bit]:
        a, b = self.words[0][i], self.words[1][j]
        old, new = self.texts[0][a.start : a.end], self.texts[1][b.start : b.end]
        if old == new:
            return
        places = (a.start, a.end, b.start, b.end)
        kind = _FORMATS.get(a.key.split(":")[0]) if ":" in a.key else None
        if kind is None and a.text != b.text:
            previous = self.words[0][i - 1].text if i else ""
            if not self.is_restyled and cases.is_telling(a, b, gap=gap, previous=previous):
                yield Bit(places, None, ([a], [b]), is_name=a.text.lower() == b.text.lower(), word=i)
                return
            kind = "case"
        yield Bit(places, kind or _class(old, new), word=i)

    def _gap(self, places: Places, *, word: int) -> Iterator[Bit]:
        """Tell what parts two equal neighbours on both sides."""
        i1, i2, j1, j2 = places
        old, new = self.texts[0][i1:i2], self.texts[1][j1:j2]
        if old == new:
            return
        # A sign before the first word marks an item of a list.
        signs = tokens.signs(old, hyphens=self.hyphens), tokens.signs(new, hyphens=self.hyphens)
        if not self.is_running or word < 0 or [t.key for t in signs[0]] == [t.key for t in signs[1]]:
            yield Bit(places, _class(old, new), word=word)
            return
        ends = (i1, j1)
        for step in align.align([t.key for t in signs[0]], [t.key for t in signs[1]], limit=len(old) + len(new)):
            if step.tag != "equal":
                a, b = signs[0][step.i1 : step.i2], signs[1][step.j1 : step.j2]
                spans = (*_span(signs[0], step.i1, step.i2), *_span(signs[1], step.j1, step.j2))
                sign = (i1 + spans[0], i1 + spans[1], j1 + spans[2], j1 + spans[3])
                yield Bit(sign, None, (a, b), word=word)
                yield from self._leftover((ends[0], sign[0], ends[1], sign[2]), word=word)
                ends = sign[1], sign[3]
        yield from self._leftover((ends[0], i2, ends[1], j2), word=word)

    def _leftover(self, places: Places, *, word: int) -> Iterator[Bit]:
        """Tell what differs beside signs or words that are told already; the blanks there come and go with them."""
        i1, i2, j1, j2 = places
        old, new = self.texts[0][i1:i2], self.texts[1][j1:j2]
        if "".join(old.split()) != "".join(new.split()):
            yield Bit(places, _class(old, new), word=word)

    def _seam(self, places: Places, last: tuple[int, int], following: tuple[int, int]) -> Iterator[Bit]:
        """Tell what differs around words that changed: signs that came or went with them."""
        i1, i2, j1, j2 = places
        old, new = (self.words[n][last[n] + 1 : following[n]] for n in (0, 1))
        inner = (old[0].start if old else i1, old[-1].end if old else i1)
        outer = (new[0].start if new else j1, new[-1].end if new else j1)
        yield from self._leftover((i1, inner[0], j1, outer[0]), word=last[0])
        yield from self._leftover((inner[1], i2, outer[1], j2), word=last[0])


def _start(words: Sequence[Token], index: int, text: str) -> int:
    return words[index].start if index < len(words) else len(text)


def _span(signs: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return signs[first].start, signs[last - 1].end
    place = signs[first - 1].end if first else 0
    return place, place


def _class(before: str, after: str) -> str:
    """Name what differs between two strings of the same words."""
    if "".join(before.split()) == "".join(after.split()):
        return "whitespace"
    if fold.without_invisible(before).split() == fold.without_invisible(after).split():
        return "invisible"
    return "typography" if fold.fold_text(before) == fold.fold_text(after) else "punctuation"
