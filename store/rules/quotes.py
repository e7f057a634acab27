"""What becomes of a quote's state in a document when a visit has looked for its words. Pure."""

from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.model import QuoteState
from store.model.evidence import StoredQuoteState


@dataclass(frozen=True, slots=True)
class Head:
    """The newest state of a quote in a document, and when we first saw the words standing there."""

    newest: StoredQuoteState
    good_at: datetime | None


def is_news(head: Head | None, state: QuoteState, *, reading_id: int) -> bool:
    """Say whether this must be written down: the first state, another one, or the same in another reading."""
    return head is None or head.newest.reading_id != reading_id or head.newest.state != state


def following(head: Head | None, newest: StoredQuoteState) -> Head:
    """Return the head after this state."""
    good_at = head.good_at if head is not None else None
    if good_at is None and newest.state.state.stands:
        good_at = newest.seen_at
    return Head(newest=newest, good_at=good_at)
