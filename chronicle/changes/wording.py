"""How a quoted passage and the passage found differ in words, furniture aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes import align, furniture, tokens
from chronicle.changes.haystack import Haystack
from chronicle.changes.model import WordEdit
from chronicle.changes.tokens import Token

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_NUMBER = re.compile(r"\d+")
_MOST_WORDS = 3000
_SUPERSCRIPT = 3  # digits of a note mark glued to a word


@dataclass(frozen=True, slots=True)
class Wording:
    """The word edits between a quoted and a found passage, and the share of the quoted words that stand."""

    edits: tuple[WordEdit, ...]
    kept: float


def compare(quoted: str, hay: Haystack, start: int, end: int) -> Wording:
    """Compare a quoted passage with the raw text found from `start` to `end`."""
    found = hay.raw[start:end]
    old, new = tokens.words(quoted), tokens.words(found)
    if [t.key for t in old] == [t.key for t in new] or spaceless(quoted) == spaceless(found):
        return Wording((), 1.0)
    edits, lost = [], 0
    for step in align.align([t.key for t in old], [t.key for t in new], limit=_MOST_WORDS):
        if step.tag == "equal":
            continue
        before, after = old[step.i1 : step.i2], new[step.j1 : step.j2]
        if _harmless(before, after, at=step, words=new, hay=hay, shift=start):
            continue
        lost += len(before)
        edits.append(WordEdit(_text(quoted, before), _text(found, after)))
    return Wording(tuple(edits), 1 - lost / max(1, len(old)))


def spaceless(text: str) -> tuple[str, list[str]]:
    """Return a passage's letters and, apart from them, its numbers: "1 2" is not "12", but "12 000" is "12000"."""
    key = _THOUSANDS.sub("", tokens.key(text))
    return key.replace(" ", ""), _NUMBER.findall(key)


def _harmless(
    before: Sequence[Token],
    after: Sequence[Token],
    *,
    at: align.Step,
    words: Sequence[Token],
    hay: Haystack,
    shift: int,
) -> bool:
    if not after:
        return at.i1 == 0 and furniture.is_numbering([t.key for t in before])
    if before:
        return "".join(t.key for t in before) == "".join(t.key for t in after) and not _has_digit(before)
    if _is_superscript(after, at=at, words=words):
        return True
    first = words[at.j1 - 1].end if at.j1 else after[0].start
    last = words[at.j2].start if at.j2 < len(words) else after[-1].end
    return furniture.tolerated(hay, shift + first, shift + last) or furniture.tolerated(
        hay, shift + after[0].start, shift + after[-1].end
    )


def _is_superscript(after: Sequence[Token], *, at: align.Step, words: Sequence[Token]) -> bool:
    """Say whether an inserted number hangs on the word before it, as note marks do once their markup is gone."""
    glued = at.j1 > 0 and words[at.j1 - 1].end == after[0].start and words[at.j1 - 1].key.isalpha()
    return glued and len(after) == 1 and after[0].key.isdigit() and len(after[0].key) <= _SUPERSCRIPT


def _has_digit(words: Sequence[Token]) -> bool:
    return any(_NUMBER.search(t.key) for t in words)


def _text(passage: str, words: Sequence[Token]) -> str:
    return passage[words[0].start : words[-1].end] if words else ""
