"""When quoted words were first and last seen: from what visits saw, and from the archived copies as far as traced.

It only tells what is stored; copies are read by batches and by `citewatch history`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.model import QuoteStateName
from chronicle.changes.tracing import CopySighting
from reports.speech import Speech
from store.model.evidence import StoredQuoteState, StoredTrace
from store.model.watching import Document
from store.ports import Store

# As many visits back the last sighting before a loss is looked for; further back the state's own time is used.
VISITS_BACK = 50
MOST_DAYS = 5
_MISSING = (QuoteStateName.GONE, QuoteStateName.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting: when, how the words stood, and the archived copy (None where only a visit is known)."""

    at: datetime
    state: QuoteStateName
    snapshot_id: int | None = None


@dataclass(frozen=True, slots=True)
class TraceView:
    """The way of quoted words through a document's visits and copies; each sighting is None where there is none.

    `is_assumed`: not every copy was read; between those that were, the words are taken to have stood.
    """

    first: Seen | None
    absent_before: Seen | None
    last: Seen | None
    missing_since: Seen | None
    gaps: tuple[Seen, ...]
    is_assumed: bool

    def copies(self, first: str, last: str, after: str) -> list[tuple[Seen, str]]:
        """Return the sightings of which there is an archived copy, each copy once, under these names."""
        named = ((self.first, first), (self.last, last), (self.missing_since, after))
        found: dict[int, tuple[Seen, str]] = {}
        for seen, name in named:
            if seen is not None and seen.snapshot_id is not None:
                found.setdefault(seen.snapshot_id, (seen, name))
        return list(found.values())


def gather(store: Store, newest_first: Sequence[StoredQuoteState], *, document: Document | None) -> TraceView | None:
    """Return the way of a quotation through one document, of which these are its states; None without any."""
    if not newest_first or document is None:
        return None
    newest = newest_first[0]
    traced = store.traces.get(newest.quote_key, document.id)
    if traced is not None and traced.trace.first is None and not any(one.state.state.stands for one in newest_first):
        return TraceView(None, None, None, _seen(traced.trace.missing_since), (), is_assumed=True)
    first, before = _beginning(newest_first, traced)
    last, since = _end(store, newest_first, traced, document=document)
    gaps = tuple(seen for gap in traced.trace.gaps if (seen := _seen(gap)) is not None) if traced else ()
    return TraceView(first, before, last, since, gaps, is_assumed=bool(traced and traced.trace.looks))


def told(view: TraceView, speech: Speech) -> list[str]:
    """Return the sentences about a way: observations with their days, nothing about the time between."""
    sentences = [*_told_beginning(view, speech), *_told_end(view, speech)]
    if view.gaps:
        days = ", ".join(dict.fromkeys(speech.day(gap.at) for gap in view.gaps[:MOST_DAYS]))
        sentences.append(speech.gettext("In between not found on %(days)s: the words come and go.") % {"days": days})
    return sentences


def _told_beginning(view: TraceView, speech: Speech) -> list[str]:
    if view.first is None:
        return []
    day = speech.day(view.first.at)
    if view.absent_before is None:
        return [speech.gettext("First seen on %(day)s.") % {"day": day}]
    sentence = speech.gettext("First seen on %(day)s, not yet on %(before)s.")
    return [sentence % {"day": day, "before": speech.day(view.absent_before.at)}]


def _told_end(view: TraceView, speech: Speech) -> list[str]:
    since = view.missing_since
    if view.last is None:
        return [speech.gettext("Found in none of the archived copies that were read.")] if since is not None else []
    if since is None:
        return [speech.gettext("Last seen on %(day)s.") % {"day": speech.day(view.last.at)}]
    sentence = (
        speech.gettext("Last seen on %(day)s, no longer found on %(since)s.")
        if since.state in _MISSING
        else speech.gettext("Last seen on %(day)s, in another wording on %(since)s.")
    )
    return [sentence % {"day": speech.day(view.last.at), "since": speech.day(since.at)}]


def _beginning(newest_first: Sequence[StoredQuoteState], traced: StoredTrace | None) -> tuple[Seen | None, Seen | None]:
    """Return the first sighting, and the one before it without the words."""
    if traced is not None and traced.trace.first is not None:
        return _seen(traced.trace.first), _seen(traced.trace.absent_before)
    first = next((one for one in reversed(newest_first) if one.state.state.stands), None)
    return (_of_state(first) if first is not None else None), None


def _end(
    store: Store, newest_first: Sequence[StoredQuoteState], traced: StoredTrace | None, *, document: Document
) -> tuple[Seen | None, Seen | None]:
    """Return the last sighting, and the first one after it without the words."""
    newest = newest_first[0]
    if newest.state.state.stands:
        # Every good visit since has looked for them.
        at = max(newest.seen_at, document.last_good_at or newest.seen_at)
        return Seen(at, newest.state.state), None
    if traced is not None and traced.state is newest.state.state and traced.trace.last is not None:
        return _seen(traced.trace.last), _seen(traced.trace.missing_since)
    for index, one in enumerate(newest_first):
        if one.state.state.stands:
            since = newest_first[index - 1]
            return _last_good_before(store, one, since.seen_at), _of_state(since)
    return None, _of_state(newest_first[-1])


def _last_good_before(store: Store, standing: StoredQuoteState, until: datetime) -> Seen:
    """Return the last good visit before a loss: it still saw the words."""
    for visit in store.visits.of(standing.document_id, limit=VISITS_BACK):
        if visit.outcome.kind.is_content and standing.seen_at <= visit.started_at < until:
            return Seen(visit.started_at, standing.state.state, visit.snapshot_id)
    return _of_state(standing)


def _of_state(stored: StoredQuoteState) -> Seen:
    return Seen(stored.seen_at, stored.state.state, stored.snapshot_id)


def _seen(sighting: CopySighting | None) -> Seen | None:
    return Seen(sighting.at, sighting.state, sighting.copy) if sighting is not None else None
