"""How much a change matters: a sum of named parts, each with its words for the editor."""

from collections.abc import Iterable, Iterator, Sequence

from chronicle.changes import feedback, identical, levels, standing
from chronicle.changes.model import (
    Comparison,
    Edit,
    JudgeContext,
    Level,
    QuoteState,
    QuoteStateName,
    Reason,
    Significance,
)
from chronicle.words import Words

QUOTE = "quote"
_ADJUSTING = frozenset({feedback.NAME, identical.NAME})
# A weight may double a part or halve it. A touched quotation never counts for less than it does.
_LEAST_WEIGHT, _MOST_WEIGHT = 0.5, 2.0
_MARKS = {
    "number": (15.0, Words("Eine Zahl hat sich geändert.", "A number changed.")),
    "date": (15.0, Words("Ein Datum hat sich geändert.", "A date changed.")),
    "name": (10.0, Words("Ein Name hat sich geändert.", "A name changed.")),
    "negation": (25.0, Words("Eine Verneinung kam hinzu oder entfiel.", "A negation was added or removed.")),
    "modal": (
        15.0,
        Words("„Soll“, „muss“, „darf“ oder „kann“ hat sich geändert.", "“Shall”, “must”, “may” or “can” changed."),
    ),
}
_TEXT, _LARGE_TEXT = 5.0, 15.0
# A change of so many characters counts as large, and so does one of such a share of the text.
_LARGE = 400
_LARGE_SHARE = 0.2
_REMOVED = 15.0
_SENTENCE = 40  # characters from which a removed passage counts as a sentence
_STANDING = 20.0
_STATUS = Words(
    "Was als erlaubt, gültig oder beschlossen galt, hat sich geändert.",
    "What was said to be allowed, valid or decided changed.",
)
_CITED = 5.0
_MOST_CITED = 15.0
_QUOTED = 3.0  # orders findings of one level; a changed number on a page of one footnote stays routine
_BAD = frozenset({QuoteStateName.ALTERED, QuoteStateName.PARTIAL, QuoteStateName.GONE, QuoteStateName.ELSEWHERE})


def judge(comparison: Comparison, *, context: JudgeContext) -> Significance:
    """Return the level and score of a change.

    A weight of the context multiplies the points of the part that it names, within bounds. What editors decided before
    and the same change elsewhere come last; neither counts against a touched quotation.
    """
    return _sum([_weighted(r, context) for r in _reasons(comparison, context)], context)


def apart_from_quotes(significance: Significance, *, context: JudgeContext) -> Significance:
    """Return what is left where the quotations have findings of their own."""
    left = [r for r in significance.reasons if r.name != QUOTE and r.name not in _ADJUSTING]
    return _sum(left, context)


def beside_a_quote(significance: Significance) -> tuple[Reason, ...]:
    """Return the parts that stand beside a finding about a quotation: nothing there counts for less."""
    return tuple(r for r in significance.reasons if r.name != QUOTE and r.points >= 0)


def adjusted(reasons: Sequence[Reason], *, context: JudgeContext) -> tuple[Reason, ...]:
    """Return the parts with what editors decided before on this source; the sum stays a finding's."""
    score = sum(r.points for r in reasons)
    points = feedback.points(context.feedback)
    if points < 0:
        points = 0.0 if _is_touched(reasons) else min(0.0, max(points, levels.ROUTINE - score))
    return (*reasons, feedback.part(context.feedback, points=points)) if points and reasons else tuple(reasons)


def relying(citations: int, *, quotations: int) -> Iterator[Reason]:
    """Yield the parts that say how much the chronicle relies on a document."""
    if citations:
        yield Reason("cited", min(_MOST_CITED, _CITED * citations), _cited(citations))
    if quotations:
        yield Reason("quoted", _QUOTED, _quoted(quotations))


def _sum(reasons: Sequence[Reason], context: JudgeContext) -> Significance:
    parts = adjusted(reasons, context=context)
    score = sum(r.points for r in parts)
    if context.identical and parts:
        parts = (*parts, identical.part(context.identical, score=score, is_lowered=not _is_touched(parts)))
    score = round(sum(r.points for r in parts), 2)
    # No weight and no rule may hide that a quotation is touched.
    return Significance(Level.URGENT if _is_touched(parts) else levels.of(score), score, parts)


def _is_touched(reasons: Iterable[Reason]) -> bool:
    return any(r.name == QUOTE for r in reasons)


def _weighted(reason: Reason, context: JudgeContext) -> Reason:
    least = 1.0 if reason.name == QUOTE else _LEAST_WEIGHT
    weight = min(_MOST_WEIGHT, max(least, context.weights.get(reason.name, 1.0)))
    return Reason(reason.name, round(reason.points * weight, 2), reason.words)


def _reasons(comparison: Comparison, context: JudgeContext) -> Iterator[Reason]:
    yield from _quotes(context)
    yield from _text(comparison, context)
    yield from _links(comparison)
    if comparison.is_change:
        yield from relying(context.citations, quotations=context.quotations)


def _quotes(context: JudgeContext) -> Iterator[Reason]:
    touched = sum(_touches(before, now) for before, now in context.quote_states)
    if touched:
        yield Reason(
            QUOTE,
            levels.URGENT,
            Words("Der Wortlaut eines Zitats ist betroffen.", "The wording of a quotation is affected.")
            if touched == 1
            else Words(f"Der Wortlaut von {touched} Zitaten ist betroffen.", f"{touched} quotations are affected."),
        )


def _touches(before: QuoteStateName | None, now: QuoteState) -> bool:
    return before is not None and before.stands and now.state in _BAD


def _text(comparison: Comparison, context: JudgeContext) -> Iterator[Reason]:
    edits = [e for e in comparison.edits if e.kind != "move"]
    if not edits:
        return
    yield _size(edits, context)
    marks = {mark for e in edits for mark in e.marks}
    for mark, (points, words) in _MARKS.items():
        if mark in marks:
            yield Reason(mark, points, words)
    if any(e.kind == "delete" and len(e.before) >= _SENTENCE for e in edits):
        yield Reason("removed", _REMOVED, Words("Ein Satz steht nicht mehr da.", "A sentence no longer stands."))
    turn = next(standing.turns(edits, before=context.before_text, after=context.after_text), None)
    if turn is not None:
        yield Reason("standing", _STANDING, _turned(*turn))
    elif "status" in marks:
        yield Reason("status", _STANDING, _STATUS)


def _links(comparison: Comparison) -> Iterator[Reason]:
    if comparison.links_removed:
        yield Reason("links-removed", 10.0, Words("Ein Verweis ist entfallen.", "A link is gone."))
    if comparison.links_added:
        yield Reason("links-added", 5.0, Words("Ein Verweis ist hinzugekommen.", "A link was added."))


def _size(edits: Sequence[Edit], context: JudgeContext) -> Reason:
    size = sum(max(len(e.before), len(e.after)) for e in edits)
    whole = max(len(context.before_text), len(context.after_text))
    share = min(1.0, size / whole) if whole else 0.0
    is_large = size >= _LARGE or share >= _LARGE_SHARE
    return Reason("text", _LARGE_TEXT if is_large else _TEXT, _shared(share, is_known=bool(whole), is_large=is_large))


def _shared(share: float, *, is_known: bool, is_large: bool) -> Words:
    percent = round(100 * share)
    if is_known and percent >= 1:
        return Words(f"Etwa {percent} % des Textes haben sich geändert.", f"About {percent} % of the text changed.")
    if is_large:
        return Words("Größere Teile des Textes haben sich geändert.", "Larger parts of the text changed.")
    if is_known:
        return Words("Weniger als 1 % des Textes hat sich geändert.", "Less than 1 % of the text changed.")
    return Words("Der Text hat sich geändert.", "The text changed.")


def _turned(before: Words, after: Words) -> Words:
    return Words(
        f"Was über den Stand gesagt wird, hat sich geändert: {before.de} → {after.de}.",
        f"What is said about its standing changed: {before.en} → {after.en}.",
    )


def _cited(citations: int) -> Words:
    if citations == 1:
        return Words("Eine Fußnote stützt sich auf diese Seite.", "One footnote relies on this page.")
    return Words(f"{citations} Fußnoten stützen sich auf diese Seite.", f"{citations} footnotes rely on this page.")


def _quoted(quotations: int) -> Words:
    if quotations == 1:
        return Words("Aus dieser Seite wird ein Wortlaut zitiert.", "A wording is quoted from this page.")
    return Words(
        f"Aus dieser Seite werden {quotations} Stellen im Wortlaut zitiert.",
        f"{quotations} passages are quoted from this page.",
    )
