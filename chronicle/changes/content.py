"""The decision about a visit that brought the document's content."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from chronicle.changes import (
    arrival,
    comparing,
    digest,
    endings,
    flapping,
    identical,
    ignoring,
    judging,
    listings,
    often,
    pagelinks,
    telling,
    tokens,
    told,
    touching,
    volatility,
    watching,
)
from chronicle.changes.listings import Items
from chronicle.changes.model import Comparison, Edit, JudgeContext, Level, Reason, Significance
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.rules import CompareRules
from chronicle.changes.state import (
    Decided,
    DecideRules,
    DocumentState,
    Fetched,
    FindingDraft,
    FindingKind,
    PendingVerdict,
    Trail,
)
from chronicle.changes.volatility import Volatile
from chronicle.changes.watching import Watched
from chronicle.documents.model import ListingItem, Reading

_PERMANENT = frozenset({301, 308})
_MOVED_LIKENESS = 0.9
_RUNNING = 80  # characters from which an edit on a list is more than an entry of it
_MOVED_POINTS = 20.0
_UNSTABLE_POINTS = 5.0
# A list that gains more at once was rebuilt, or is no list; the rest is told of, but not visited.
_MOST_FETCHED = 20
_QUOTE_FINDINGS = frozenset({FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE, FindingKind.QUOTE_RESTORED})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one visit saw. `flipped` are keys of quotes whose change the second visit did not confirm.

    `often` is the place that keeps changing, where nothing else changed this time.
    """

    before: Reading
    reading: Reading
    comparison: Comparison
    context: JudgeContext
    significance: Significance
    change_digest: str | None
    watched: tuple[Watched, ...]
    items: Items
    flipped: frozenset[str]
    reverted: bool
    touched: tuple[str, ...]
    trail: Trail
    often: Volatile | None


def decide(
    state: DocumentState,
    fetched: Fetched,
    reading: Reading,
    *,
    before: Reading,
    now: datetime,
    rules: DecideRules,
    others: Iterable[Reading] = (),
) -> Decided:
    """Compare with the last good reading and say what follows."""
    seen = _see(state, reading, before=before, others=others)
    moved_to = _moved_to(fetched, reading, before=before)
    changed = _reason(seen)
    if changed is None:
        return _unchanged(state, seen, moved_to=moved_to)
    findings = tuple(_findings(state, seen, now=now))
    return Decided(
        endings.end(changed, detail=seen.comparison.summary.en),
        keep_reading=True,
        comparison=seen.comparison,
        significance=seen.significance,
        quote_states=watching.seen(seen.watched),
        findings=findings,
        pending=_verdict(state, seen),
        withdrawn=_withdrawn(state, seen),
        confirm_after=rules.confirm_after if any(not f.confirmed for f in findings) else None,
        new_items=seen.items.new,
        fetch_items=_to_fetch(seen.items),
        moved_to=moved_to,
        touched=seen.touched,
        proposed_rules=volatility.propose(state, seen.trail, before=before, after=reading),
    )


def citation_keys(state: DocumentState) -> tuple[str, ...]:
    """Return the citations that rely on a document, each once."""
    keys = [q.citation_key for q in state.quotes] + [c.citation_key for c in state.cited_titles]
    return tuple(dict.fromkeys((*keys, *state.answers)))


def _see(state: DocumentState, reading: Reading, *, before: Reading, others: Iterable[Reading]) -> _Seen:
    # Whether the page is whole was judged on arrival, with the visits before it in view.
    rules = CompareRules(
        collapsed_share=0.0,
        ignored=state.ignored,
        protected=ignoring.protected(state.quotes, before, reading) if state.ignored else frozenset(),
    )
    comparison = comparing.compare(before, reading, rules=rules)
    touched = touching.paths(comparison, before=before, after=reading)
    trail = volatility.follow(state.trail, touched)
    watched = watching.look(state, reading, others=others)
    since = _reverted_to(state, reading, before=before, comparison=comparison)
    if since is not None:
        comparison = replace(
            comparison,
            labels=(*comparison.labels, "revert"),
            summary=telling.reverted(since, comparison.summary),
        )
    context = JudgeContext(
        quote_states=tuple((w.quote.last, w.state) for w in watched if w.quote.good_at is not None),
        citations=len(citation_keys(state)),
        kind=state.kind,
        before_text=before.text,
        after_text=reading.text,
        quotations=sum(quote.good_at is not None for quote in state.quotes),
        feedback=state.feedback,
    )
    pending = {p.subject for p in state.pending if p.kind in _QUOTE_FINDINGS}
    flipped = frozenset(w.quote.key for w in watched if w.quote.key in pending and w.kind == FindingKind.QUOTE_RESTORED)
    return _Seen(
        before,
        reading,
        comparison,
        context,
        judging.judge(comparison, context=context),
        identical.change_digest(comparison, before=before, after=reading),
        watched,
        listings.compare(state, reading),
        flipped,
        since is not None,
        touched,
        trail,
        often.place(comparison, trail, before=before, after=reading),
    )


def _reverted_to(state: DocumentState, reading: Reading, *, before: Reading, comparison: Comparison) -> datetime | None:
    """Return when the page last said what it says again, None where it never did, or has done so all along."""
    if not (comparison.is_change or comparison.link_change):
        return None
    now = digest.text_digest(reading)
    if now == digest.text_digest(before):
        return None
    return max((p.at for p in state.earlier if p.text_digest == now), default=None)


def _reason(seen: _Seen) -> str | None:
    """Return why the visit counts as a change, None where nothing changed."""
    if seen.reverted:
        return "reverted"
    if any(w.kind is not None for w in seen.watched):
        return "quote"
    if seen.items.new or seen.items.vanished:
        return "items"
    if seen.comparison.is_change:
        return "text"
    return "links" if seen.comparison.link_change else None


def _unchanged(state: DocumentState, seen: _Seen, *, moved_to: str | None) -> Decided:
    pending = PendingVerdict.CONFIRM if state.pending else PendingVerdict.KEEP
    if moved_to is not None and not any(v.outcome == OutcomeKind.MOVED for v in state.visits):
        # Told once; later visits of the same redirect follow the text.
        return Decided(_moved_outcome(), findings=(_moved(state, moved_to),), pending=pending, moved_to=moved_to)
    return Decided(
        endings.end("equal-reading"),
        comparison=seen.comparison,
        quote_states=watching.seen(seen.watched),
        pending=pending,
        withdrawn=_withdrawn(state, seen),
        fetch_items=seen.items.cited,
        moved_to=moved_to,
        touched=seen.touched,
    )


def _to_fetch(items: Items) -> tuple[ListingItem, ...]:
    """Return the items to visit at once: what they say tells whom they concern, a title alone hardly ever does."""
    others = [item for item in items.new if item not in items.cited]
    return (*items.cited, *others[:_MOST_FETCHED])


def _moved_outcome() -> Outcome:
    return endings.end("moved-permanently")


def _moved_to(fetched: Fetched, reading: Reading, *, before: Reading) -> str | None:
    """Return the address that a permanent redirect proposes, verified by the text; scheme and `www.` are no move."""
    if not fetched.hops or any(hop.status not in _PERMANENT for hop in fetched.hops):
        return None
    if pagelinks.identity(fetched.final_url) == pagelinks.identity(fetched.url):
        return None
    return fetched.final_url if arrival.likeness(before, reading) >= _MOVED_LIKENESS else None


def _verdict(state: DocumentState, seen: _Seen) -> PendingVerdict:
    """A page that is back as it was withdraws everything; one that went on changing did change."""
    if not state.pending:
        return PendingVerdict.KEEP
    return PendingVerdict.WITHDRAW if seen.reverted else PendingVerdict.CONFIRM


def _withdrawn(state: DocumentState, seen: _Seen) -> tuple[str, ...]:
    """Return what stands again on a page that otherwise went on changing: quotations, and items of a list."""
    back = {pagelinks.identity(item.url) for item in seen.reading.items}
    items = [
        p.subject
        for p in state.pending
        if p.kind == FindingKind.ITEM_VANISHED and pagelinks.identity(p.subject) in back
    ]
    return (*sorted(seen.flipped), *items)


def _findings(state: DocumentState, seen: _Seen, *, now: datetime) -> Iterator[FindingDraft]:
    for about_quote in watching.findings(seen.watched, significance=seen.significance, at=now, flipped=seen.flipped):
        yield replace(about_quote, change_digest=seen.change_digest)
    for about_item in listings.findings(seen.items, at=now, cited=state.cited_titles):
        reasons = judging.adjusted(about_item.reasons, context=seen.context)
        yield replace(about_item, reasons=reasons, score=round(sum(r.points for r in reasons), 2))
    if state.pending and seen.reverted:
        yield from _flapping(state, now=now)
        return
    if _is_text_finding(state, seen):
        yield _whole(state, seen, FindingKind.CONTENT_CHANGED)
    elif _is_link_finding(seen):
        yield _whole(state, seen, FindingKind.LINKS_CHANGED)


def _flapping(state: DocumentState, *, now: datetime) -> Iterator[FindingDraft]:
    """Name a page that keeps switching once: at its second way back."""
    if flapping.ways_back(state.visits) != 1:
        return
    words = telling.unstable(None, at=now)
    reason = Reason("unstable", _UNSTABLE_POINTS, words)
    yield FindingDraft(FindingKind.UNSTABLE, "", Level.ROUTINE, _UNSTABLE_POINTS, (reason,), words)


def _is_text_finding(state: DocumentState, seen: _Seen) -> bool:
    edits = [e for e in seen.comparison.edits if e.kind != "move"]
    if state.kind != "page":
        edits = [e for e in edits if _is_running(e, seen.items)]
    # A quotation that changed raises a finding of its own; what lies outside of all these is told as well.
    return len(told.by_quotations(edits, seen.watched, before=seen.before, after=seen.reading)) < len(edits)


def _is_running(edit: Edit, items: Items) -> bool:
    """Say whether an edit on a list is text of its own rather than an entry that came or went."""
    text = edit.after or edit.before
    titles = {tokens.key(i.title) for i in (*items.new, *items.vanished)}
    return len(text) >= _RUNNING and not any(t and t in tokens.key(text) for t in titles)


def _is_link_finding(seen: _Seen) -> bool:
    """Say whether links changed that are not entries of a list told on their own."""
    items = {pagelinks.identity(i.url) for i in (*seen.items.new, *seen.items.vanished)}
    links = (*seen.comparison.links_added, *seen.comparison.links_removed)
    return any(pagelinks.identity(link.url) not in items for link in links)


def _whole(state: DocumentState, seen: _Seen, kind: FindingKind) -> FindingDraft:
    words = seen.comparison.summary
    if kind == FindingKind.LINKS_CHANGED:
        links = (*seen.comparison.links_added, *seen.comparison.links_removed)
        words = telling.links(words, [link.text for link in links])
    own = judging.apart_from_quotes(seen.significance, context=seen.context)
    if seen.often is not None:
        own = often.lowered(own, seen.often)
    return FindingDraft(
        kind,
        "",
        own.level,
        own.score,
        own.reasons,
        words,
        confirmed=seen.often is not None or often.is_again(state, seen.touched),
        citation_keys=citation_keys(state),
        change_digest=seen.change_digest,
    )


def _moved(state: DocumentState, moved_to: str) -> FindingDraft:
    words = telling.moved(moved_to)
    reason = Reason("moved", _MOVED_POINTS, words)
    return FindingDraft(
        FindingKind.DOCUMENT_MOVED,
        moved_to,
        Level.ROUTINE,
        _MOVED_POINTS,
        (reason,),
        words,
        citation_keys=citation_keys(state),
    )
