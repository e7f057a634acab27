"""Edits gathered with the text around them, for showing. Everything here is plain text; nothing is markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes.model import Comparison, Edit

CONTEXT = 120  # characters shown before and after an edit


@dataclass(frozen=True, slots=True)
class Hunk:
    """Edits that stand close together, and the ranges of both texts that show them."""

    edits: tuple[Edit, ...]
    before: tuple[int, int]
    after: tuple[int, int]


def gather(comparison: Comparison, *, before: str, after: str, context: int = CONTEXT) -> list[Hunk]:
    """Return a comparison's edits in groups, in the order of the old text."""
    groups: list[list[Edit]] = []
    for edit in comparison.edits:
        if is_headline(edit):
            continue
        if groups and _near(groups[-1][-1], edit, context=context):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return [_hunk(group, before=before, after=after, context=context) for group in groups]


def is_headline(edit: Edit) -> bool:
    """Say whether an edit is one of the headline, which has no place in the texts."""
    return "title" in edit.marks and edit.before_end == edit.after_end == 0


def pieces(text: str, window: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> list[tuple[bool, str]]:
    """Cut a window of a text into stretches, each with whether it is one of `ranges`."""
    found: list[tuple[bool, str]] = []
    position = window[0]
    for start, end in ranges:
        found += [(False, text[position:start]), (True, text[start:end])]
        position = end
    found.append((False, text[position : window[1]]))
    return [(marked, piece) for marked, piece in found if piece]


def _near(last: Edit, following: Edit, *, context: int) -> bool:
    return (
        0 <= following.before_start - last.before_end <= context
        and 0 <= following.after_start - last.after_end <= context
    )


def _hunk(edits: Sequence[Edit], *, before: str, after: str, context: int) -> Hunk:
    return Hunk(
        tuple(edits),
        _window(before, edits[0].before_start, edits[-1].before_end, context=context),
        _window(after, edits[0].after_start, edits[-1].after_end, context=context),
    )


def _window(text: str, start: int, end: int, *, context: int) -> tuple[int, int]:
    """Widen a range by the context, but not into another paragraph and not through a word."""
    low = max(0, start - context, text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0)
    high = text.find("\n\n", end)
    high = min(len(text) if high < 0 else high, end + context)
    if low > 0 and low == start - context:
        blank = text.find(" ", low, start)
        low = blank + 1 if blank >= 0 else low
    if high < len(text) and high == end + context:
        blank = text.rfind(" ", end, high)
        high = blank if blank >= 0 else high
    return low, high
