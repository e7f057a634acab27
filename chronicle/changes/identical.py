"""The same change on several pages (a footer, a new name all over a site): known by a digest, and counted for less."""

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence

from chronicle.changes import levels, pagelinks, sentences, tokens
from chronicle.changes.model import Comparison, Edit, Level, Reason
from chronicle.changes.state import FindingDraft, FindingKind
from chronicle.documents.model import Reading
from chronicle.words import Words

NAME = "identical"
# One other page may be a copy of the document, where the change matters as much; it is named and costs nothing.
_FEW, _MANY = 2, 5
_FEW_SHARE, _MANY_SHARE = 0.4, 0.7
# An edit of fewer characters says too little by itself: that "3" became "4" on two pages is no common cause.
_TELLING = 16
_MOST_EDITS = 200
_LOWERED = frozenset({FindingKind.CONTENT_CHANGED, FindingKind.LINKS_CHANGED})


def change_digest(comparison: Comparison, *, before: Reading, after: Reading) -> str | None:
    """Return what is equal where two documents changed in the same way, None where nothing changed.

    The order of the edits, how often one repeats, typography and moved blocks do not count.
    """
    edits = [e for e in comparison.edits if e.kind != "move"]
    parts = {part for edit in edits[:_MOST_EDITS] for part in _edit(edit, before.text, after.text)}
    parts |= {f"+{pagelinks.identity(link.url)}" for link in comparison.links_added[:_MOST_EDITS]}
    parts |= {f"-{pagelinks.identity(link.url)}" for link in comparison.links_removed[:_MOST_EDITS]}
    if not parts:
        return None
    whole = "\x1e".join(sorted(parts))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _edit(edit: Edit, before: str, after: str) -> Iterator[str]:
    old, new = tokens.key(edit.before), tokens.key(edit.after)
    if len(old) + len(new) < _TELLING:
        old = _sentence(before, edit.before_start, edit.before_end)
        new = _sentence(after, edit.after_start, edit.after_end)
    if old != new:
        yield f"{old}\x1f{new}"


def _sentence(text: str, start: int, end: int) -> str:
    first, last = sentences.around(text, start, end)
    return tokens.key(text[first:last])


def part(others: int, *, score: float, is_lowered: bool) -> Reason:
    """Return the named part for so many other documents; `score` is the sum of the parts before it."""
    share = 0.0 if others < _FEW else _FEW_SHARE if others < _MANY else _MANY_SHARE
    points = -round(score * share, 2) if is_lowered and score > 0 else 0.0
    # What is lowered stays a finding, in the lists and in the digest.
    points = max(points, min(0.0, levels.ROUTINE - score))
    return Reason(NAME, points + 0.0, _words(others))


def _words(others: int) -> Words:
    if others == 1:
        return Words(
            "Dieselbe Änderung wurde auch auf einer anderen Seite gesehen.",
            "The same change was seen on one other page as well.",
        )
    return Words(
        f"Dieselbe Änderung wurde auch auf {others} anderen Seiten gesehen.",
        f"The same change was seen on {others} other pages as well.",
    )


def weighed(
    kind: FindingKind, reasons: Sequence[Reason], *, others: int, level: Level
) -> tuple[Level, float, tuple[Reason, ...]]:
    """Return level, score and parts of a finding once so many other documents changed in the same way.

    A finding about a quotation names them and keeps its level and its score.
    """
    own = tuple(r for r in reasons if r.name != NAME)
    score = sum(r.points for r in own)
    if others == 0:
        return (levels.of(score) if len(own) < len(reasons) and kind in _LOWERED else level), round(score, 2), own
    added = part(others, score=score, is_lowered=kind in _LOWERED)
    lowered = round(score + added.points, 2)
    return (levels.of(lowered) if kind in _LOWERED else level), lowered, (*own, added)


def in_view(draft: FindingDraft, *, others: int) -> FindingDraft:
    """Return a finding as it counts beside so many other documents that changed in the same way."""
    level, score, reasons = weighed(draft.kind, draft.reasons, others=others, level=draft.level)
    return dataclasses.replace(draft, level=level, score=score, reasons=reasons)
