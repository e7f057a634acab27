"""Which footnote of a revision is which of the one before, when notes are renumbered, inserted, removed or edited."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from chronicle.records import folding, identity
from chronicle.records.model import Citation, Entry

_SURE = 0.72
_POSSIBLE = 0.45
_SURE_BY_TITLE = 0.5  # enough where the title stayed as it was: a footnote without quotation got another address
_SAME_TITLE = 0.95
_LEAD = 0.08  # a pair is sure only when it leads every other pair of its two footnotes by this much
_LONGEST_COMPARED = 2000  # characters of a quotation; whoever agrees so far agrees
_TITLE_WEIGHT, _ADDRESS_WEIGHT, _WORDS_WEIGHT, _DATES_WEIGHT = 3.0, 3.0, 4.0, 1.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Old footnote numbers to new ones. An editor is asked about the `unsure`; the rest were removed or added."""

    pairs: dict[int, int]
    unsure: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Face:
    """What two footnotes are compared by."""

    number: int
    key: str
    title: str
    addresses: frozenset[str]
    words: str
    dates: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An old and a new footnote that may be the same."""

    score: float
    old: int
    new: int
    is_sure: bool


def align_citations(old: Entry, new: Entry) -> dict[int, int]:
    """Return the sure pairs only: old number to new number."""
    return align(old, new).pairs


def align(old: Entry, new: Entry) -> Alignment:
    """Pair the footnotes of two revisions: equal ones first, then by likeness, best first."""
    before, after = _faces(old), _faces(new)
    pairs = _equal(before, after)
    taken = set(pairs.values())
    left = [face for face in before if face.number not in pairs]
    right = [face for face in after if face.number not in taken]
    unsure: list[tuple[int, int]] = []
    scored = _scored(left, right)
    while scored:
        best = scored[0]
        rivals = [other for other in scored[1:] if (other.old == best.old) != (other.new == best.new)]
        if best.is_sure and all(best.score - other.score >= _LEAD for other in rivals):
            pairs[best.old] = best.new
        else:
            unsure.append((best.old, best.new))
        scored = [other for other in scored if other.old != best.old and other.new != best.new]
    named = {*pairs, *(one for one, _ in unsure)}
    reached = {*pairs.values(), *(two for _, two in unsure)}
    return Alignment(
        pairs=dict(sorted(pairs.items())),
        unsure=tuple(unsure),
        removed=tuple(face.number for face in before if face.number not in named),
        added=tuple(face.number for face in after if face.number not in reached),
    )


def _faces(entry: Entry) -> list[_Face]:
    faces: dict[int, _Face] = {}
    for citation, key in zip(entry.citations, identity.citation_keys(entry), strict=True):
        faces.setdefault(citation.number, _face(citation, key))
    return list(faces.values())


def _face(citation: Citation, key: str) -> _Face:
    return _Face(
        number=citation.number,
        key=key,
        title=folding.fold(citation.title),
        addresses=identity.address_keys(citation),
        words=identity.own_words(citation)[:_LONGEST_COMPARED],
        dates=frozenset(day.isoformat() for day in citation.dates),
    )


def _equal(before: list[_Face], after: list[_Face]) -> dict[int, int]:
    by_key = {face.key: face.number for face in after}
    return {face.number: by_key[face.key] for face in before if face.key in by_key}


def _scored(left: list[_Face], right: list[_Face]) -> list[_Candidate]:
    every = (_candidate(one, two) for one in left for two in right)
    return sorted((one for one in every if one.score >= _POSSIBLE), key=lambda one: (-one.score, one.old, one.new))


def _candidate(one: _Face, two: _Face) -> _Candidate:
    score = _likeness(one, two)
    same_title = bool(one.title) and fuzz.ratio(one.title, two.title) >= 100 * _SAME_TITLE
    return _Candidate(score, one.number, two.number, score >= (_SURE_BY_TITLE if same_title else _SURE))


def _likeness(one: _Face, two: _Face) -> float:
    """Return how alike two footnotes are, 0 to 1, over what at least one of them has."""
    total = weight = 0.0
    if one.title or two.title:
        total += _TITLE_WEIGHT * fuzz.ratio(one.title, two.title) / 100
        weight += _TITLE_WEIGHT
    if one.addresses or two.addresses:
        total += _ADDRESS_WEIGHT * len(one.addresses & two.addresses) / len(one.addresses | two.addresses)
        weight += _ADDRESS_WEIGHT
    if one.words or two.words:
        total += _WORDS_WEIGHT * fuzz.ratio(one.words, two.words) / 100
        weight += _WORDS_WEIGHT
    if one.dates or two.dates:
        total += _DATES_WEIGHT * len(one.dates & two.dates) / len(one.dates | two.dates)
        weight += _DATES_WEIGHT
    return total / weight if weight else 0.0
