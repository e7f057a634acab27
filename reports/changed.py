"""What changed in a text, place by place: both wordings in their sentence, with the differing words marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes import hunks
from chronicle.changes.model import Comparison, Edit
from reports.passages import Piece

CONTEXT = 80  # characters around an edit: about the sentence that it stands in


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """One place. A side that has nothing marked says nothing new, and is empty."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def passages(comparison: Comparison, *, before: str, after: str) -> tuple[ChangedPassage, ...]:
    """Return the places of a comparison in the order of the old text, the headline first."""
    headlines = [
        ChangedPassage(_whole(edit.before), _whole(edit.after)) for edit in comparison.edits if hunks.is_headline(edit)
    ]
    found = hunks.gather(comparison, before=before, after=after, context=CONTEXT)
    places = [
        ChangedPassage(
            _side(before, hunk.before, [(edit.before_start, edit.before_end) for edit in hunk.edits]),
            _side(after, hunk.after, [(edit.after_start, edit.after_end) for edit in hunk.edits]),
        )
        for hunk in found
    ]
    return (*headlines, *places)


def bare(edits: Sequence[Edit]) -> tuple[ChangedPassage, ...]:
    """Return edits without their surroundings, for when the texts are not at hand."""
    return tuple(ChangedPassage(_whole(edit.before), _whole(edit.after)) for edit in edits)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, marked=True),) if text else ()


def _side(text: str, window: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    real = [(start, end) for start, end in ranges if end > start]
    if not real:
        return ()
    return tuple(Piece(piece, marked=marked) for marked, piece in hunks.pieces(text, window, real))
