"""How much a change matters: a sum of named parts, each with its words for the editor."""

from collections.abc import Iterable, Iterator

from chronicle.changes.model import Comparison, JudgeContext, Level, QuoteState, QuoteStateName, Reason, Significance
from chronicle.words import Words

_URGENT, _IMPORTANT, _ROUTINE = 100.0, 30.0, 1.0
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
# A change of so many characters counts as large.
_LARGE = 400
_SENTENCE = 40  # characters from which a removed passage counts as a sentence
_CITED = 5.0
_MOST_CITED = 15.0
_BAD = frozenset({QuoteStateName.ALTERED, QuoteStateName.PARTIAL, QuoteStateName.GONE, QuoteStateName.ELSEWHERE})


def judge(comparison: Comparison, *, context: JudgeContext) -> Significance:
    """Return the level and score of a change. A weight of the context multiplies the points of the part it names."""
    reasons = tuple(
        Reason(r.name, round(r.points * context.weights.get(r.name, 1.0), 2), r.words)
        for r in _reasons(comparison, context)
    )
    score = round(sum(r.points for r in reasons), 2)
    return Significance(_level(score, reasons=reasons), score, reasons)


def _level(score: float, *, reasons: Iterable[Reason]) -> Level:
    # No weight and no rule may hide that a quotation is touched.
    return Level.URGENT if any(r.name == "quote" for r in reasons) else level_of(score)


def level_of(score: float) -> Level:
    """Return the level that a score makes without a quotation being touched."""
    if score >= _URGENT:
        return Level.URGENT
    if score >= _IMPORTANT:
        return Level.IMPORTANT
    return Level.ROUTINE if score >= _ROUTINE else Level.NONE


def _reasons(comparison: Comparison, context: JudgeContext) -> Iterator[Reason]:
    yield from _quotes(context)
    yield from _text(comparison)
    yield from _links(comparison)
    if comparison.is_change and context.citations:
        points = min(_MOST_CITED, _CITED * context.citations)
        yield Reason("cited", points, _cited(context.citations))


def _quotes(context: JudgeContext) -> Iterator[Reason]:
    touched = sum(_touches(before, now) for before, now in context.quote_states)
    if touched:
        yield Reason(
            "quote",
            _URGENT,
            Words("Der Wortlaut eines Zitats ist betroffen.", "The wording of a quotation is affected.")
            if touched == 1
            else Words(f"Der Wortlaut von {touched} Zitaten ist betroffen.", f"{touched} quotations are affected."),
        )


def _touches(before: QuoteStateName | None, now: QuoteState) -> bool:
    return before is not None and before.stands and now.state in _BAD


def _text(comparison: Comparison) -> Iterator[Reason]:
    edits = [e for e in comparison.edits if e.kind != "move"]
    if not edits:
        return
    size = sum(max(len(e.before), len(e.after)) for e in edits)
    yield Reason("text", 5.0 + (10.0 if size >= _LARGE else 0.0), _size(size))
    marks = {mark for e in edits for mark in e.marks}
    for mark, (points, words) in _MARKS.items():
        if mark in marks:
            yield Reason(mark, points, words)
    removed = sum(e.kind == "delete" and len(e.before) >= _SENTENCE for e in edits)
    if removed:
        yield Reason("removed", 15.0, Words("Ein Satz steht nicht mehr da.", "A sentence no longer stands."))


def _links(comparison: Comparison) -> Iterator[Reason]:
    if comparison.links_removed:
        yield Reason("links-removed", 10.0, Words("Ein Verweis ist entfallen.", "A link is gone."))
    if comparison.links_added:
        yield Reason("links-added", 5.0, Words("Ein Verweis ist hinzugekommen.", "A link was added."))


def _size(characters: int) -> Words:
    if characters >= _LARGE:
        return Words("Größere Teile des Textes haben sich geändert.", "Larger parts of the text changed.")
    return Words("Der Text hat sich geändert.", "The text changed.")


def _cited(citations: int) -> Words:
    if citations == 1:
        return Words("Eine Fußnote stützt sich auf diese Seite.", "One footnote relies on this page.")
    return Words(f"{citations} Fußnoten stützen sich auf diese Seite.", f"{citations} footnotes rely on this page.")
