"""When words were first and last seen is told from what is stored, as observations."""

from datetime import timedelta

import pytest

from chronicle.changes.model import QuoteStateName
from chronicle.changes.tracing import ContentState, CopySighting, QuoteTrace
from fakes import stories
from fakes.newsroom import FIRST_DAY, Newsroom
from reports import traces
from reports.speech import Speech
from reports.traces import Seen, TraceView
from store.model.evidence import StoredQuoteState, StoredTrace
from store.model.watching import Document

GERMAN, ENGLISH = Speech("de", "Europe/Berlin"), Speech("en", "Europe/Berlin")
INTACT, GONE, ALTERED = QuoteStateName.INTACT, QuoteStateName.GONE, QuoteStateName.ALTERED


def quotation(room: Newsroom, url: str) -> tuple[list[StoredQuoteState], Document]:
    """Return the states of the first quotation that is looked for at an address, the newest first."""
    document = room.store.documents.find(url)
    assert document is not None
    key = room.store.documents.states([document.id])[document.id].quotes[0].key
    return room.store.visits.quote_history(key), document


def told(room: Newsroom, url: str, speech: Speech = ENGLISH) -> str:
    states, document = quotation(room, url)
    view = traces.gather(room.store, states, document=document)
    assert view is not None
    return " ".join(traces.told(view, speech))


def trace(room: Newsroom, url: str, found: QuoteTrace, *, state: QuoteStateName | None = None) -> None:
    states, document = quotation(room, url)
    newest = states[0]
    kept = StoredTrace(newest.quote_key, document.id, "words", "1", state or newest.state.state, newest.seen_at, found)
    room.store.traces.keep(kept)


def sighting(day: int, state: QuoteStateName = INTACT) -> CopySighting:
    return CopySighting(1, FIRST_DAY + timedelta(days=day), state)


def test_words_that_stand_were_last_seen_at_the_last_good_visit(week: Newsroom) -> None:
    assert told(week, stories.CLOCK) == "First seen on 2 March 2026. Last seen on 9 March 2026."


def test_words_that_went_are_told_from_visits_before_anything_is_traced(week: Newsroom) -> None:
    said = told(week, stories.HOSTILE, GERMAN)

    assert said.endswith("Zuletzt gesehen am 2. März 2026, am 9. März 2026 nicht mehr gefunden.")


def test_another_wording_is_not_called_missing(week: Newsroom) -> None:
    assert told(week, stories.HARBOUR).endswith("Last seen on 2 March 2026, in another wording on 9 March 2026.")


def test_a_trace_tells_what_copies_from_before_the_entry_showed(week: Newsroom) -> None:
    looks = (ContentState(1, INTACT),)
    found = QuoteTrace(9, first=sighting(-30), absent_before=sighting(-37, GONE), last=sighting(0), looks=looks)
    trace(week, stories.CLOCK, found)

    said = told(week, stories.CLOCK)

    assert said == "First seen on 31 January 2026, not yet on 24 January 2026. Last seen on 9 March 2026."


def test_a_trace_from_before_a_loss_does_not_hide_it(week: Newsroom) -> None:
    trace(week, stories.HOSTILE, QuoteTrace(2, first=sighting(0), last=sighting(0)), state=INTACT)

    assert "no longer found on 9 March 2026" in told(week, stories.HOSTILE)


def test_words_that_come_and_go_are_called_so(week: Newsroom) -> None:
    found = QuoteTrace(5, first=sighting(-9), last=sighting(0), gaps=(sighting(-5, GONE), sighting(-4, GONE)))
    trace(week, stories.CLOCK, found)

    said = told(week, stories.CLOCK, GERMAN)

    assert said.endswith("am 25. Februar 2026, 26. Februar 2026 nicht gefunden: Der Wortlaut kommt und geht.")


def test_words_that_no_copy_has_are_not_called_gone() -> None:
    view = TraceView(None, None, None, Seen(FIRST_DAY, GONE), (), is_assumed=True)

    assert traces.told(view, ENGLISH) == ["Found in none of the archived copies that were read."]


def test_without_any_state_there_is_nothing_to_tell(week: Newsroom) -> None:
    assert traces.gather(week.store, [], document=quotation(week, stories.CLOCK)[1]) is None


@pytest.mark.parametrize("state", [ALTERED, QuoteStateName.PARTIAL])
def test_words_that_stand_otherwise_are_not_called_gone(state: QuoteStateName) -> None:
    seen = Seen(FIRST_DAY, INTACT)
    view = TraceView(seen, None, seen, Seen(FIRST_DAY, state), (), is_assumed=False)

    said = " ".join(traces.told(view, GERMAN))

    assert "in anderem Wortlaut" in said
    assert "nicht mehr gefunden" not in said
