"""Links from a quotation to the words themselves on the page as it stands on the web now."""

from chronicle.changes import selectors
from store.model.evidence import StoredQuoteState


def of(state: StoredQuoteState | None, url: str) -> str:
    """Return the link to the words that were found; "" where none were, or for what is no web address."""
    made = selectors.link(url, state.state) if state is not None else None
    return made if made is not None and made.lower().startswith(("http://", "https://")) else ""
