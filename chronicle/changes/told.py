"""Which edits the findings about quotations tell already, so that nothing is told twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chronicle.changes import quoting, sentences
from chronicle.changes.model import Edit, QuoteStateName
from chronicle.changes.watching import Watched
from chronicle.documents.model import Reading

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """Where a quotation stands in one of the two main texts, by offsets there.

    `places` are its segments, `hull` the whole sentences around them. `whole`: every segment was found.
    """

    places: tuple[Range, ...]
    hull: tuple[Range, ...]
    whole: bool


def by_quotations(
    edits: Sequence[Edit], watched: Iterable[Watched], *, before: Reading, after: Reading
) -> tuple[Edit, ...]:
    """Return the edits that lie inside a quotation about which there is a finding.

    An edit is inside where it touches the quoted words and does not reach beyond their sentences. Where words are not
    found any more, what an edit puts in their place has no such limits.
    """
    inside: set[int] = set()
    for one in watched:
        if one.kind is not None and len(inside) < len(edits):
            old, new = _side(one, before), _side(one, after, missing=_missing(one))
            inside |= {number for number, edit in enumerate(edits) if _is_inside(edit, old, new)}
    return tuple(edit for number, edit in enumerate(edits) if number in inside)


def _missing(one: Watched) -> frozenset[int]:
    """Return the segments that the visit did not find; what looks like them in the main text is something else."""
    return frozenset(n for n, s in enumerate(one.state.segments) if s.state == QuoteStateName.GONE)


def _side(one: Watched, reading: Reading, *, missing: frozenset[int] = frozenset()) -> _Side:
    # Edits count in the main text, so the words are looked for there, and not among all that the page shows.
    main = replace(reading, body_text=reading.text)
    segments = quoting.find_quote(one.quote.text, main, language=one.quote.language).segments
    places = tuple(
        (s.start, s.end)
        for number, s in enumerate(segments)
        if s.start is not None and s.end is not None and number not in missing
    )
    around = (sentences.around(reading.text, start, end) for start, end in places)
    return _Side(places, _joined(reading.text, around), bool(places) and len(places) == len(segments))


def _joined(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Join ranges between which there are only blanks."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_inside(edit: Edit, old: _Side, new: _Side) -> bool:
    removed, added = (edit.before_start, edit.before_end), (edit.after_start, edit.after_end)
    if not (_touches(removed, old) or _touches(added, new)):
        return False
    return _stays(removed, old) and _stays(added, new)


def _touches(edit: Range, side: _Side) -> bool:
    return any(edit[0] < end and start < edit[1] for start, end in side.places)


def _stays(edit: Range, side: _Side) -> bool:
    """Say whether one side of an edit stays within the quotation's sentences, as far as these are known."""
    if edit[0] == edit[1] or not side.whole:
        return True
    return any(start <= edit[0] and edit[1] <= end for start, end in side.hull)
