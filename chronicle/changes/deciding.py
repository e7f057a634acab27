"""The decision about one visit: what was known, what was fetched, the new reading, the clock and the rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chronicle.changes import absence, arrival, content, endings, judging, labels, levels, listings, telling, watching
from chronicle.changes.arrival import Missing
from chronicle.changes.model import Level, Reason
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.state import (
    Decided,
    DecideRules,
    DocumentState,
    Fetched,
    FindingDraft,
    FindingKind,
    PendingVerdict,
)
from chronicle.documents.model import Reading
from chronicle.words import Words

_GONE_POINTS = 60.0
_NOT_REACHED_POINTS = 20.0
_TOUCHED = frozenset({FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE})
# A confirming visit that failed is asked for once more, so much later.
_SECOND_TRY = 6


def decide(
    state: DocumentState,
    fetched: Fetched,
    reading: Reading | None,
    *,
    now: datetime,
    rules: DecideRules,
    others: Iterable[Reading] = (),
) -> Decided:
    """Return how a visit ended and what follows from it.

    `others` are readings of linked documents. They are gone through (each time from the first) only where quoted words
    are missing, so they may be loaded then. Only an outcome with content carries quote states, and only `new` and
    `changed` keep the reading.
    """
    trouble = arrival.failure(state, fetched, reading, rules=rules)
    if isinstance(trouble, Missing):
        trouble = absence.decide(trouble, state, now=now, rules=rules)
    if trouble is not None:
        return _without_content(state, trouble, now=now, rules=rules)
    if fetched.not_modified or reading is None:
        decided = _unmodified(state, fetched, reading=state.reading, others=others)
    elif state.reading is None:
        decided = _first(state, reading, others=others)
    else:
        decided = content.decide(state, fetched, reading, before=state.reading, now=now, rules=rules, others=others)
    return _awaiting_more(state, decided, reading or state.reading, now=now, rules=rules)


def _awaiting_more(
    state: DocumentState, decided: Decided, reading: Reading | None, *, now: datetime, rules: DecideRules
) -> Decided:
    """Ask for visits soon while a text announces its continuation and has grown not long ago."""
    grown_at = now if decided.keep_reading or state.reading_at is None else state.reading_at
    if reading is None or now - grown_at >= rules.growing_for or not labels.is_unfinished(reading.text):
        return decided
    return replace(decided, revisit_after=rules.growing_every)


def _unmodified(
    state: DocumentState, fetched: Fetched, *, reading: Reading | None, others: Iterable[Reading]
) -> Decided:
    """The page is as it was at the last good visit: what that visit found is confirmed.

    The server's word (304) and equal bytes are told apart: after a run of mere words a full fetch is due.
    The page has not changed, but the entries may have: what they gained is looked for in the last good reading.
    """
    said_so = fetched.status in (None, 304)
    outcome = endings.end("not-modified" if said_so else "equal-bytes")
    if reading is None:
        return Decided(outcome, pending=_confirmed(state))
    return Decided(
        outcome,
        quote_states=watching.seen(watching.look(watching.unseen(state), reading, others=others)),
        pending=_confirmed(state),
        fetch_items=listings.awaited(state, reading),
    )


def _confirmed(state: DocumentState) -> PendingVerdict:
    return PendingVerdict.CONFIRM if state.pending else PendingVerdict.KEEP


def _first(state: DocumentState, reading: Reading, *, others: Iterable[Reading]) -> Decided:
    """The first good visit takes stock: states and items are noted, and nothing is a finding."""
    watched = watching.look(state, reading, others=others)
    return Decided(
        endings.end("first-reading"),
        keep_reading=True,
        quote_states=watching.seen(watched),
        fetch_items=listings.awaited(state, reading),
    )


def _without_content(state: DocumentState, outcome: Outcome, *, now: datetime, rules: DecideRules) -> Decided:
    wanted = bool(state.pending) and bool(state.visits) and state.visits[0].outcome.is_content
    return Decided(
        outcome,
        findings=(*_gone(state, outcome), *_not_reached(state, outcome, now=now, rules=rules)),
        confirm_after=rules.confirm_after * _SECOND_TRY if wanted else None,
    )


def _gone(state: DocumentState, outcome: Outcome) -> tuple[FindingDraft, ...]:
    """Tell once that a document we have seen is gone."""
    if outcome.kind != OutcomeKind.GONE or absence.was_gone(state) or state.reading is None:
        return ()
    reason = Reason("gone", _GONE_POINTS, outcome.words)
    return (_document(state, FindingKind.DOCUMENT_GONE, Level.IMPORTANT, reason=reason, words=outcome.words),)


def _not_reached(
    state: DocumentState, outcome: Outcome, *, now: datetime, rules: DecideRules
) -> tuple[FindingDraft, ...]:
    """Tell once, when the time is up between the last visit and this one, that a page was long not reached."""
    since = state.failing_since
    if since is None or state.reading is None or outcome.kind == OutcomeKind.GONE:
        return ()
    due = since + rules.not_reached_after
    told = bool(state.visits) and state.visits[0].at >= due
    if now < due or told:
        return ()
    words = telling.not_reached(since)
    whole = Words(f"{words.de} {outcome.words.de}", f"{words.en} {outcome.words.en}")
    reason = Reason("not-reached", _NOT_REACHED_POINTS, words)
    return (_document(state, FindingKind.NOT_REACHED, Level.ROUTINE, reason=reason, words=whole),)


def _document(state: DocumentState, kind: FindingKind, level: Level, *, reason: Reason, words: Words) -> FindingDraft:
    """Tell about a document that is not there. What was seen of its quotations before must not wait for ever."""
    keys = content.citation_keys(state)
    standing = sum(quote.good_at is not None for quote in state.quotes)
    reasons = [reason, *judging.relying(len(keys), quotations=standing)]
    if any(p.kind in _TOUCHED for p in state.pending):
        level = Level.URGENT
        reasons.append(Reason(judging.QUOTE, levels.URGENT, telling.never_confirmed()))
    return FindingDraft(
        kind, "", level, round(sum(r.points for r in reasons), 2), tuple(reasons), words, citation_keys=keys
    )
