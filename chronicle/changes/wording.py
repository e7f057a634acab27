"""How a quoted passage and the passage found differ in words, furniture aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chronicle.changes import align, furniture, respacing, tokens
from chronicle.changes.haystack import Haystack
from chronicle.changes.model import WordEdit
from chronicle.changes.tokens import Token

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_NUMBER = re.compile(r"\d+")
# A word divided at the end of a line, a soft hyphen, or digits in groups of three.
_DIVIDED = re.compile(r"\w[-\u2010\u00ad]\s|\w-?\n\w|\u00ad|\d[\s.,'’]\d{3}\b")
# A letter on its own: formulas are written with and without the blank before an index (NO x, NOx).
_SINGLE = re.compile(r"(?<!\w)\w(?!\w)")
_BEFORE_ITEM = re.compile(r"(?:[;:,.]|\b(?:and|or|und|oder|sowie|и|или))\s?\($")  # "open; (b) promote"
_ITEM = re.compile(r"[a-zа-я]|[ivx]{1,4}")
_NEAR = 8  # characters before an item's letter
_DIVISION = re.compile(r"[-\u2010\n]")  # what stands between the halves of a divided word
_GROUP = 3  # digits
_MOST_WORDS = 3000
_POOR = 0.5  # share of words below which a passage may have lost its blanks
_WEIGHT_OF_ADDED = 0.3  # a clause that was inserted leaves the quoted words where they are
_PAGE_IN_WORD = re.compile(r"(?<=\w)[-\u2010\u00ad]\s*\n\s*\d{1,4}\s*\n\s*(?=\w)")  # a word divided by a page's end
_SUPERSCRIPT = 3  # digits of a note mark glued to a word


@dataclass(frozen=True, slots=True)
class Wording:
    """The word edits between a quoted and a found passage, and the share of the quoted words that stand.

    `added` counts the words that came, as a share of the quoted ones.
    """

    edits: tuple[WordEdit, ...]
    kept: float
    added: float = 0.0

    @property
    def likeness(self) -> float:
        """How close the passages are: what is kept, less a little for what came in between."""
        return self.kept - _WEIGHT_OF_ADDED * self.added


def compare(quoted: str, hay: Haystack, place: tuple[int, int], *, glued: bool = False) -> Wording:
    """Compare a quoted passage with the raw text at `place`. `glued`: blanks between words say nothing."""
    found = hay.raw[slice(*place)]
    old, new = tokens.words(quoted), tokens.words(found)
    if [t.key for t in old] == [t.key for t in new]:
        return Wording((), 1.0)
    if same_spacing_aside(quoted, found, glued=True) and (glued or _divided_only((quoted, old), (found, new))):
        return Wording((), 1.0)
    passage = _Passage(quoted, hay, place, glued)
    result = _compared(passage, old, new)
    if glued and result.kept < _POOR:
        again = _compared(passage, old, respacing.split_like(old, new))
        return again if again.likeness > result.likeness else result
    return result


def _compared(passage: "_Passage", old: Sequence[Token], new: Sequence[Token]) -> Wording:
    edits, lost, added = [], 0, 0
    for step in align.align([t.key for t in old], [t.key for t in new], limit=_MOST_WORDS):
        if step.tag != "equal":
            edit = passage.edit(step, old, new)
            if edit is not None:
                lost += step.i2 - step.i1
                added += max(0, step.j2 - step.j1 - (step.i2 - step.i1))
                edits.append(edit)
    return Wording(tuple(edits), 1 - lost / max(1, len(old)), added / max(1, len(old)))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quoted passage and the place where it was found."""

    quoted: str
    hay: Haystack
    place: tuple[int, int]
    glued: bool

    def edit(self, step: align.Step, old: Sequence[Token], new: Sequence[Token]) -> WordEdit | None:
        """Return a step of the alignment as a word edit, None where it is harmless."""
        before, after = old[step.i1 : step.i2], new[step.j1 : step.j2]
        found = self.hay.raw[slice(*self.place)]
        edit = WordEdit(_text(self.quoted, before), _text(found, after))
        if before and after:
            whole = _PAGE_IN_WORD.sub("", edit.found)
            return None if same_spacing_aside(edit.quoted, whole, glued=self.glued) else edit
        if after:
            return None if self._is_furniture(after, step=step, words=new) else edit
        if step.i1 == 0 and furniture.is_numbering([t.key for t in before]):
            return self._numbering(edit)
        return None if self._is_enumerator(before) else edit

    def _numbering(self, edit: WordEdit) -> WordEdit | None:
        """A paragraph's number may be missing (pages draw them), but not be another one."""
        number = furniture.number_before(self.hay.raw, self.place[0])
        same = tokens.key(number) in ("", tokens.key(edit.quoted))
        return None if same else WordEdit(edit.quoted, number)

    def _is_enumerator(self, words: Sequence[Token]) -> bool:
        """Say whether quoted words that are missing only number an item of a list: pages may draw these."""
        start, end = words[0].start, words[-1].end
        opened = _BEFORE_ITEM.search(self.quoted[max(0, start - _NEAR) : start])
        is_item = len(words) == 1 and _ITEM.fullmatch(words[0].key) is not None
        # A number in brackets may be a reference, "Abs. (3)".
        return opened is not None and self.quoted[end : end + 1] == ")" and is_item

    def _is_furniture(self, after: Sequence[Token], *, step: align.Step, words: Sequence[Token]) -> bool:
        if _is_superscript(after, at=step, words=words):
            return True
        shift = self.place[0]
        first = words[step.j1 - 1].end if step.j1 else after[0].start
        last = words[step.j2].start if step.j2 < len(words) else after[-1].end
        raw, start, end = self.hay.raw, shift + first, shift + last
        beside = furniture.breaks(raw, self.place[0], start) + furniture.breaks(raw, end, self.place[1])
        return furniture.tolerated(self.hay, start, end, lines=beside)


def same_spacing_aside(one: str, other: str, *, glued: bool) -> bool:
    """Say whether two passages have the same letters and numbers.

    Where the format keeps blanks (`glued` is False) only words divided at a line's end may be written apart.
    """
    divided = any(_DIVIDED.search(text) or _SINGLE.search(text) for text in (one, other))
    if not glued and not divided:
        return False
    return spaceless(one) == spaceless(other)


def _divided_only(one: tuple[str, Sequence[Token]], other: tuple[str, Sequence[Token]]) -> bool:
    """Say whether blanks that only one of two passages with the same letters has all come from a division.

    Each is judged where it stands: a word divided at a line's end says nothing about a name elsewhere.
    """
    first, second = _blanks(*one), _blanks(*other)
    return all(side[place] for side in (first, second) for place in first.keys() ^ second.keys() if place in side)


def _blanks(text: str, words: Sequence[Token]) -> dict[int, bool]:
    """Return after how many letters a passage has its blanks, each with whether it may come from a division."""
    places, letters = {}, 0
    for before, after in pairwise(words):
        letters += len(before.key)
        gap = text[before.end : after.start]
        single = min(len(before.key), len(after.key)) == 1
        grouped = before.key[-1].isdigit() and after.key.isdigit() and len(after.key) == _GROUP
        places[letters] = single or grouped or _DIVISION.search(gap) is not None
    return places


def spaceless(text: str) -> tuple[str, list[str]]:
    """Return a passage's letters and, apart from them, its numbers: "1 2" is not "12", but "12 000" is "12000"."""
    key = _THOUSANDS.sub("", tokens.key(text))
    return key.replace(" ", ""), _NUMBER.findall(key)


def _is_superscript(after: Sequence[Token], *, at: align.Step, words: Sequence[Token]) -> bool:
    """Say whether an inserted number hangs on the word before it, as note marks do once their markup is gone."""
    glued = at.j1 > 0 and words[at.j1 - 1].end == after[0].start and words[at.j1 - 1].key.isalpha()
    return glued and len(after) == 1 and after[0].key.isdigit() and len(after[0].key) <= _SUPERSCRIPT


def _text(passage: str, words: Sequence[Token]) -> str:
    return passage[words[0].start : words[-1].end] if words else ""
