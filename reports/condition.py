"""How a watched document stands: its last change and the worst of the quotations that rest on it."""

from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.model import QuoteStateName
from reports.places import Shelf
from store.model.evidence import StoredQuoteState
from store.model.watching import Document
from store.ports import Store

# How many differences back we look for one that a reader would call a change.
CHANGES_BACK = 20
TROUBLE = (QuoteStateName.GONE, QuoteStateName.ALTERED, QuoteStateName.PARTIAL)


@dataclass(frozen=True, slots=True)
class Condition:
    """A document with the time at which its present text was seen first after a change (None: no change seen), and
    the state of the quotation that is worst off (None: none is altered or missing).
    """

    document: Document
    changed_at: datetime | None
    quote: StoredQuoteState | None

    @property
    def is_unchanged(self) -> bool:
        """Whether the last visit saw what the one before it saw."""
        return self.document.last_outcome == "same"


def of(document: Document, *, shelf: Shelf) -> Condition:
    """Return how a document stands."""
    changes = shelf.store.visits.changes(document.id, limit=CHANGES_BACK)
    changed_at = next((change.seen_at for change in changes if change.comparison.is_change), None)
    return Condition(document, changed_at, _worst(shelf.store, document, shelf=shelf))


def _worst(store: Store, document: Document, *, shelf: Shelf) -> StoredQuoteState | None:
    keys: set[str] = set()
    for link in store.entries.cited(document_id=document.id):
        stored = shelf.entry(link.entry)
        keys.update(stored.quote_keys.get(link.number, ()) if stored is not None else ())
    states = store.visits.quote_states(document_id=document.id, quote_keys=sorted(keys)) if keys else []
    troubled = [state for state in states if state.state.state in TROUBLE]
    return min(troubled, key=lambda state: TROUBLE.index(state.state.state), default=None)
