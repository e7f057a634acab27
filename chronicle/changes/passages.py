"""Differences inside a pair of passages that belong together: word by word, sorted into raised and held back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chronicle.changes import align, dateforms, fold, marks, noise, tokens, wording
from chronicle.changes.model import Edit, HeldBack
from chronicle.changes.pieces import Piece
from chronicle.changes.rules import CompareRules
from chronicle.changes.tokens import Token


@dataclass(slots=True)
class Differences:
    """Collects what a comparison finds."""

    edits: list[Edit] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)

    def hold(self, kind: str, before: str, after: str, *, place: str = "", rule: int = 0) -> None:
        """List a difference that is not raised."""
        self.held_back.append(HeldBack(kind, before, after, place, rule))


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
    old, new = _words(before), _words(after)
    if [t.text for t in old] == [t.text for t in new]:
        typographic = _typographic_class(before.text, after.text)
        if typographic == "punctuation" and len(old) >= _RUNNING_WORDS:
            _punctuation(before, after, into=into, job=job)
        else:
            into.hold(typographic, before.text, after.text, place=after.path)
        return
    _case(old, new, pair=(before, after), into=into)
    steps = align.align([t.key for t in old], [t.key for t in new], limit=job.rules.max_words)
    for step in _substitutions(steps, old):
        words = (old[step.i1 : step.i2], new[step.j1 : step.j2])
        edit = _edit(before, after, words=words, places=_places(step, old, new), language=job.language)
        kind = _held_class(edit, pair=(before, after), glued=job.glued)
        if kind is None:
            into.edits.append(edit)
        else:
            into.hold(kind, edit.before, edit.after, place=after.path)


def whole(before: Piece | None, after: Piece | None, *, at: int, language: str | None = None) -> Edit:
    """Return the edit that inserts or deletes a whole passage; `at` is its place in the other text."""
    piece = before or after
    assert piece is not None  # noqa: S101 - for the type checker: one side always exists
    found = marks.of_words(tokens.words(piece.text), sentence_start=_first_start(piece), language=language)
    if before is not None:
        return Edit("delete", before.text, "", before.start, before.end, at, at, found)
    return Edit("insert", "", piece.text, at, at, piece.start, piece.end, found)


def _words(piece: Piece) -> list[Token]:
    """Return a passage's words, each written date as one word."""
    words = list(tokens.words(piece.text))
    folded = fold.fold(piece.text)
    for date in reversed(dateforms.find(folded.text)):
        start, end = folded.span(date.start, date.end)
        inside = [i for i, t in enumerate(words) if t.start >= start and t.end <= end]
        if inside:
            merged = Token(f"date:{date.day}", f"date:{date.day}", start, end)
            words[inside[0] : inside[-1] + 1] = [merged]
    return words


def _typographic_class(before: str, after: str) -> str:
    """Name what differs between two passages with the same words."""
    if "".join(before.split()) == "".join(after.split()):
        return "whitespace"
    if fold.without_invisible(before).split() == fold.without_invisible(after).split():
        return "invisible"
    if fold.fold_text(before) == fold.fold_text(after):
        return "typography"
    old, new = tokens.words(before), tokens.words(after)
    return "punctuation" if [t.key for t in old] == [t.key for t in new] else "date-format"


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


def _punctuation(before: Piece, after: Piece, *, into: Differences, job: Job) -> None:
    """Raise signs that part or bind the words of a sentence where they came or went, and hold back all others.

    In short passages they are furniture. A sign before the first word marks an item of a list, and where a format
    breaks words at the ends of lines, a hyphen says nothing.
    """
    old, new = (tokens.binding(piece.text, hyphens=not job.glued) for piece in (before, after))
    raised = False
    for step in align.align([t.key for t in old], [t.key for t in new], limit=job.rules.max_words):
        if step.tag != "equal":
            words = (old[step.i1 : step.i2], new[step.j1 : step.j2])
            into.edits.append(_edit(before, after, words=words, places=_places(step, old, new)))
            raised = True
    if not raised:
        into.hold("punctuation", before.text, after.text)


def _case(old: Sequence[Token], new: Sequence[Token], *, pair: tuple[Piece, Piece], into: Differences) -> None:
    """Hold back words that differ in case alone; an acronym that is a common word otherwise (who, WHO) is raised."""
    if [t.key for t in old] != [t.key for t in new]:
        return
    for a, b in zip(old, new, strict=True):
        if a.text == b.text:
            continue
        if marks.is_acronym(a.text) != marks.is_acronym(b.text) and len(a.text) <= _ACRONYM and not _shouted(pair):
            into.edits.append(_edit(*pair, words=([a], [b]), places=(a.start, a.end, b.start, b.end)))
        else:
            into.hold("case", a.text, b.text, place=pair[1].path)


_RUNNING_WORDS = 6  # words from which a passage is running text
_ACRONYM = 4  # letters; a longer word in capitals is shouting, not an acronym


def _shouted(pair: tuple[Piece, Piece]) -> bool:
    """Say whether one of the passages is written in capitals throughout, as headings are."""
    return any(p.text.isupper() for p in pair)


def _places(step: align.Step, old: Sequence[Token], new: Sequence[Token]) -> tuple[int, int, int, int]:
    return (*_range(old, step.i1, step.i2), *_range(new, step.j1, step.j2))


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
    found = {
        *marks.of_words(old, sentence_start=_first_start(before), language=language),
        *marks.of_words(new, sentence_start=_first_start(after), language=language),
    }
    return Edit(
        "replace" if old and new else "delete" if old else "insert",
        before.text[i1:i2],
        after.text[j1:j2],
        before.start + i1,
        before.start + i2,
        after.start + j1,
        after.start + j2,
        tuple(sorted(found)),
    )


def _first_start(piece: Piece) -> int:
    words = tokens.words(piece.text)
    return words[0].start if words else 0


def _held_class(edit: Edit, *, pair: tuple[Piece, Piece], glued: bool) -> str | None:
    """Return the noise class of a word edit, None where it must be raised."""
    if wording.same_spacing_aside(edit.before, edit.after, glued=glued):
        return "whitespace"
    kinds = {k for piece in pair for k in piece.kinds}
    if "obfuscation" in kinds and _other_address(pair):
        return None
    if kinds and noise.mask(pair[0].text)[0] == noise.mask(pair[1].text)[0]:
        return min(kinds)
    return None


def _other_address(pair: tuple[Piece, Piece]) -> bool:
    """Say whether mail addresses changed that both passages write out; hiding one is no change."""
    old, new = (noise.addresses(piece.text) for piece in pair)
    return bool(old) and bool(new) and old != new
