"""Watched quotations: their states in a new reading, and which of them are findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chronicle.changes import judging, quoting, telling, tokens
from chronicle.changes.model import Level, QuoteState, QuoteStateName, Reason, Significance
from chronicle.changes.state import DocumentState, FindingDraft, FindingKind, QuoteSeen, WatchedQuote
from chronicle.documents.model import Reading
from chronicle.words import Words

_MISSING = frozenset({QuoteStateName.GONE, QuoteStateName.ELSEWHERE})
_BAD = _MISSING | {QuoteStateName.ALTERED, QuoteStateName.PARTIAL}
_QUOTE_POINTS = 100.0
_RESTORED_POINTS = 40.0


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched quotation with its state in the new reading, and the kind of finding that this makes, if any."""

    quote: WatchedQuote
    state: QuoteState
    kind: FindingKind | None


def look(state: DocumentState, reading: Reading, *, others: Iterable[Reading] = ()) -> tuple[Watched, ...]:
    """Look for every watched quotation in a new reading, and for those that it lacks in linked documents."""
    return tuple(_look(quote, state, reading, others) for quote in state.quotes)


def unseen(state: DocumentState) -> DocumentState:
    """Return the state with only those quotations that were never looked for in this document."""
    return replace(state, quotes=tuple(quote for quote in state.quotes if quote.last is None))


def seen(watched: Sequence[Watched]) -> tuple[QuoteSeen, ...]:
    """Return the states for the record."""
    return tuple(QuoteSeen(w.quote.key, w.state) for w in watched)


def findings(
    watched: Sequence[Watched], *, significance: Significance, at: datetime, flipped: frozenset[str]
) -> Iterator[FindingDraft]:
    """Return the findings about quotations; `flipped` are the keys of those that a second visit did not confirm."""
    for w in watched:
        if w.quote.key in flipped:
            yield _unstable(w, at=at)
        elif w.kind is not None:
            yield _finding(w, kind=w.kind, significance=significance, at=at)


def _look(quote: WatchedQuote, state: DocumentState, reading: Reading, others: Iterable[Reading]) -> Watched:
    now = quoting.find_quote(quote.text, reading, language=quote.language, others=others)
    if state.reading is not None and quote.last is not None and quote.last.stands:
        now = quoting.without_lookalikes(now, state.reading)
    if quote.good_at is None:
        if quote.translated and now.state in _BAD:
            # The entry's author translated these words: that they do not stand there literally says nothing.
            now = replace(now, state=QuoteStateName.OTHER_LANGUAGE)
    elif now.state == QuoteStateName.OTHER_LANGUAGE and _speaks_as_before(state, reading):
        # The very words stood on this page, so its language does not explain that they are missing.
        now = replace(now, state=QuoteStateName.GONE)
    return Watched(quote, now, _kind(quote, now, state))


def _speaks_as_before(state: DocumentState, reading: Reading) -> bool:
    return state.reading is not None and state.reading.language == reading.language


def _kind(quote: WatchedQuote, now: QuoteState, state: DocumentState) -> FindingKind | None:
    """Say what a state makes of a quotation that we ourselves have seen standing; without that, nothing.

    A ruling re-bases: the state it judged is the last one, and only another one, or another wording, is a finding.
    """
    if quote.good_at is None or (quote.last is None and now.state.stands):
        return None
    if now.state.stands:
        return FindingKind.QUOTE_RESTORED if quote.last in _BAD else None
    if now.state not in _BAD:
        return None
    if quote.last == now.state and not _reworded(quote, now, state):
        return None
    if quote.last in _MISSING and now.state in _MISSING:
        # Told already. Whether a linked document has the words hangs on what was archived, not on this page.
        return None
    return FindingKind.QUOTE_GONE if now.state in _MISSING else FindingKind.QUOTE_ALTERED


def _reworded(quote: WatchedQuote, now: QuoteState, state: DocumentState) -> bool:
    """Say whether a quotation that was altered before is altered in another way now."""
    if state.reading is None or now.state in _MISSING:
        return False
    before = quoting.find_quote(quote.text, state.reading, language=quote.language)
    return _wording(before) != _wording(now)


def _wording(state: QuoteState) -> list[str]:
    return [tokens.key(s.found) for s in state.segments]


def _finding(w: Watched, *, kind: FindingKind, significance: Significance, at: datetime) -> FindingDraft:
    others = judging.beside_a_quote(significance)
    if kind == FindingKind.QUOTE_RESTORED:
        words, level, points = telling.restored(w.quote, at=at), Level.IMPORTANT, _RESTORED_POINTS
    else:
        level, points = Level.URGENT, _QUOTE_POINTS
        missing = kind == FindingKind.QUOTE_GONE
        words = telling.gone(w.quote, w.state, at=at) if missing else telling.altered(w.quote, w.state)
    reasons = (Reason(judging.QUOTE, points, _reason(kind)), *others)
    score = round(sum(r.points for r in reasons), 2)
    return FindingDraft(
        kind, w.quote.key, level, score, reasons, words, confirmed=False, citation_keys=(w.quote.citation_key,)
    )


def _unstable(w: Watched, *, at: datetime) -> FindingDraft:
    words = telling.unstable(w.quote, at=at)
    reason = Reason("unstable", _QUOTE_POINTS, words)
    return FindingDraft(
        FindingKind.UNSTABLE,
        w.quote.key,
        Level.URGENT,
        _QUOTE_POINTS,
        (reason,),
        words,
        citation_keys=(w.quote.citation_key,),
    )


def _reason(kind: FindingKind) -> Words:
    if kind == FindingKind.QUOTE_RESTORED:
        return Words("Ein Zitat steht wieder da.", "A quotation stands again.")
    if kind == FindingKind.QUOTE_GONE:
        return Words("Ein Zitat wurde nicht mehr gefunden.", "A quotation was not found any more.")
    return Words("Der Wortlaut eines Zitats hat sich geändert.", "The wording of a quotation changed.")
