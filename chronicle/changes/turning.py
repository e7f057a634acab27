"""The differences of two texts seen from the other side."""

from chronicle.changes.model import Edit, HeldBack
from chronicle.changes.passages import Differences

_KINDS = {"insert": "delete", "delete": "insert"}


def turn(found: Differences) -> Differences:
    """Return differences with old and new exchanged."""
    return Differences([_edit(e) for e in found.edits], [_held(h) for h in found.held_back])


def _edit(edit: Edit) -> Edit:
    return Edit(
        _KINDS.get(edit.kind, edit.kind),  # type: ignore[arg-type] # the table turns kinds into kinds
        edit.after,
        edit.before,
        before_start=edit.after_start,
        before_end=edit.after_end,
        after_start=edit.before_start,
        after_end=edit.before_end,
        marks=edit.marks,
    )


def _held(held: HeldBack) -> HeldBack:
    return HeldBack(
        held.kind,
        held.after,
        held.before,
        held.place,
        held.rule,
        before_start=held.after_start,
        before_end=held.after_end,
        after_start=held.before_start,
        after_end=held.before_end,
    )
