"""Differences inside a pair of passages that belong together: word by word, sorted into raised and held back.

Words are aligned first. What then differs between equal words (capitals, signs, blanks, ways to write a date) is told
apart in `between`, so that nothing that differs goes unlisted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from chronicle.changes import align, between, fold, marks, noise, tokens, units, wording
from chronicle.changes.between import Bit
from chronicle.changes.model import Edit, HeldBack
from chronicle.changes.pieces import Piece
from chronicle.changes.rules import CompareRules
from chronicle.changes.tokens import Token

# Held-back differences of one pair beyond which they are listed as one.
_MOST_BITS = 8


@dataclass(slots=True)
class Differences:
    """Collects what a comparison finds."""

    edits: list[Edit] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)

    def hold(self, kind: str, before: Piece | None, after: Piece | None) -> None:
        """List a difference of whole passages that is not raised."""
        self.held_back.append(
            HeldBack(
                kind,
                before.text if before else "",
                after.text if after else "",
                (after or before or _NOWHERE).path,
                (after or before or _NOWHERE).rule,
                before.start if before else None,
                before.end if before else None,
                after.start if after else None,
                after.end if after else None,
            )
        )


_NOWHERE = Piece("", 0, 0, "")


@dataclass(frozen=True, slots=True)
class Job:
    """What all steps of one comparison share.

    `glued`: the format loses blanks, so that words may stand joined. `prose`: the page is a text and no list of links.
    """

    texts: tuple[str, str]
    rules: CompareRules
    language: str | None
    glued: bool = False
    prose: bool = False


def compare(before: Piece, after: Piece, *, into: Differences, job: Job) -> None:
    """Sort the differences of two passages that belong together into `into`."""
    if before.text == after.text:
        return
    if before.kinds and (before.kinds, before.masked) == (after.kinds, after.masked):
        # Nothing differs but the values of stamps: they are shown with their labels.
        into.hold(before.kinds[0], before, after)
        return
    old, new = _words(before, job, days=units.days(after.text)), _words(after, job, days=units.days(before.text))
    steps = align.align([t.key for t in old], [t.key for t in new], limit=job.rules.max_words)
    changed = _substitutions(steps, old)
    for step in changed:
        words = (old[step.i1 : step.i2], new[step.j1 : step.j2])
        places = (*_range(old, step.i1, step.i2), *_range(new, step.j1, step.j2))
        edit = _edit(before, after, words=words, places=places, language=job.language)
        kind = _held_class(edit, words=words, pair=(before, after), glued=job.glued)
        if kind is None:
            into.edits.append(edit)
        else:
            into.held_back.append(_held(before, after, places=places, kind=kind))
    _rest(before, after, words=(old, new), changed=changed, into=into, job=job)


def _rest(
    before: Piece,
    after: Piece,
    *,
    words: tuple[Sequence[Token], Sequence[Token]],
    changed: Sequence[align.Step],
    into: Differences,
    job: Job,
) -> None:
    """Sort what differs between and within equal words."""
    bits = between.find((before.text, after.text), words, changed, hyphens=not job.glued)
    held = [bit for bit in bits if bit.kind is not None]
    for bit in bits:
        if bit.kind is None:
            edit = _edit(before, after, words=bit.words, places=bit.places, language=job.language)
            into.edits.append(_as_name(edit) if bit.is_name else edit)
    for bit in _gathered(held, changed) if len(held) > _MOST_BITS else held:
        into.held_back.append(_held(before, after, places=bit.places, kind=bit.kind or ""))


def _gathered(held: Sequence[Bit], changed: Sequence[align.Step]) -> list[Bit]:
    """Join neighbours of one class between which no word changed: a passage wrapped anew is one difference."""
    joined: list[Bit] = []
    for bit in held:
        last = joined[-1] if joined else None
        if last is not None and last.kind == bit.kind and last.word <= bit.word and not _parted(last, bit, changed):
            places = (last.places[0], bit.places[1], last.places[2], bit.places[3])
            joined[-1] = Bit(places, last.kind, word=bit.word)
        else:
            joined.append(bit)
    return joined


def _parted(one: Bit, other: Bit, changed: Sequence[align.Step]) -> bool:
    return any(one.word < step.i1 <= other.word or one.word <= step.i1 < other.word for step in changed)


def whole(before: Piece | None, after: Piece | None, *, at: int, language: str | None = None) -> Edit:
    """Return the edit that inserts or deletes a whole passage; `at` is its place in the other text."""
    piece = before or after
    assert piece is not None  # noqa: S101 - for the type checker: one side always exists
    found = marks.of_words(tokens.words(piece.text), sentence_start=_first_start(piece), language=language)
    if before is not None:
        return Edit("delete", before.text, "", before.start, before.end, at, at, found)
    return Edit("insert", "", piece.text, at, at, piece.start, piece.end, found)


def _words(piece: Piece, job: Job, *, days: frozenset[date]) -> list[Token]:
    return units.words(piece.text, language=job.language, days=days)


def _substitutions(steps: Sequence[align.Step], old: Sequence[Token]) -> list[align.Step]:
    """Return the steps that differ; a Chinese word that shares a character with the one it replaces stays whole."""
    found: list[align.Step] = []
    for step in steps:
        if step.tag == "equal":
            continue
        if found and {found[-1].tag, step.tag} == {"insert", "delete"} and step.i1 - found[-1].i2 == 1:
            last = found[-1]
            if fold.is_cjk(old[last.i2].text):
                found[-1] = align.Step("replace", last.i1, step.i2, last.j1, step.j2)
                continue
        found.append(step)
    return found


def _range(words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return words[first].start, words[last - 1].end
    place = words[first - 1].end if first else 0
    return place, place


def _edit(
    before: Piece,
    after: Piece,
    *,
    words: tuple[Sequence[Token], Sequence[Token]],
    places: tuple[int, int, int, int],
    language: str | None = None,
) -> Edit:
    i1, i2, j1, j2 = places
    old, new = words
    return Edit(
        "replace" if old and new else "delete" if old else "insert",
        before.text[i1:i2],
        after.text[j1:j2],
        before.start + i1,
        before.start + i2,
        after.start + j1,
        after.start + j2,
        marks.of_pair(
            (old, new),
            texts=(before.text, after.text),
            starts=(_first_start(before), _first_start(after)),
            language=language,
        ),
    )


def _as_name(edit: Edit) -> Edit:
    return Edit(
        edit.kind,
        edit.before,
        edit.after,
        edit.before_start,
        edit.before_end,
        edit.after_start,
        edit.after_end,
        tuple(sorted({*edit.marks, "name"})),
    )


def _held(before: Piece, after: Piece, *, places: tuple[int, int, int, int], kind: str) -> HeldBack:
    i1, i2, j1, j2 = places
    return HeldBack(
        kind,
        before.text[i1:i2],
        after.text[j1:j2],
        after.path or before.path,
        before_start=before.start + i1,
        before_end=before.start + i2,
        after_start=after.start + j1,
        after_end=after.start + j2,
    )


def _first_start(piece: Piece) -> int:
    words = tokens.words(piece.text)
    return words[0].start if words else 0


def _held_class(
    edit: Edit,
    *,
    words: tuple[Sequence[Token], Sequence[Token]],
    pair: tuple[Piece, Piece],
    glued: bool,
) -> str | None:
    """Return the noise class of a word edit, None where it must be raised."""
    if wording.same_spacing_aside(edit.before, edit.after, glued=glued):
        return "whitespace"
    if _hides_address(*words):
        return "obfuscation"
    if between.is_anchor(edit, pair[0].text, pair[1].text):
        return "anchor"
    kinds = {k for piece in pair for k in piece.kinds}
    masked = [(p.masked or noise.mask(p.text)[0]).lower() for p in pair]
    return min(kinds) if kinds and masked[0] == masked[1] else None


def _hides_address(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Say whether an address was hidden from robots or shown again; another address is a change."""
    keys = [[t.key for t in side] for side in (old, new)]
    return all(len(k) == 1 and k[0].startswith("mail:") for k in keys) and [units.HIDDEN] in keys
