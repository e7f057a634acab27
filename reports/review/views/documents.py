"""What is watched: every document with how its last visit ended."""

from starlette.responses import Response

from reports import condition
from reports.places import Shelf
from reports.review import asking
from reports.review.asking import Asked
from store.model.watching import Document

BATCH = 500
# Looking for failing documents reads at most this many rows for one page.
MOST_BATCHES = 40
LONGEST_NUMBER = 18  # digits; the store counts in 64 bits


def show(asked: Asked) -> Response:
    """Show a page of documents by number, all of them or those that are not reached."""
    failing = asked.choice("failing", ("", "1"), "")
    after = _number(asked.query.get("after", ""))
    size = asked.desk.settings.page_size
    found = _failing(asked, after, size + 1) if failing else asked.store.documents.all(after=after, limit=size + 1)
    shelf = Shelf(asked.store)
    return asking.page(
        asked,
        "documents.html",
        documents=[condition.of(document, shelf=shelf) for document in found[:size]],
        failing=failing,
        first=after == 0,
        next_after=found[size - 1].id if len(found) > size else 0,
        count=asked.store.documents.count(),
        sources=asked.store.documents.sources() if after == 0 and not failing else [],
    )


def _failing(asked: Asked, after: int, limit: int) -> list[Document]:
    found: list[Document] = []
    for _ in range(MOST_BATCHES):
        batch = asked.store.documents.all(after=after, limit=BATCH)
        found += [document for document in batch if document.failing_since is not None]
        if len(batch) < BATCH or len(found) >= limit:
            break
        after = batch[-1].id
    return found[:limit]


def _number(text: str) -> int:
    """Return a document's number out of the address; 0 for anything that none can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0
