"""On which page of a paged document a passage stands."""

from chronicle.changes import haystack
from chronicle.documents.model import Reading

_ENOUGH = 60  # letters of a passage that are looked for


def page_of(reading: Reading, start: int, found: str) -> int | None:
    """Return the page (from 1) of a passage found at `start` of the whole text, None where there are no pages."""
    paged = [b for b in reading.blocks if b.page is not None]
    if not paged:
        return None
    if reading.body_text in ("", reading.text):
        return next((b.page for b in paged if b.start <= start < b.end), None)
    wanted = haystack.bare(found)[:_ENOUGH]
    return next((b.page for b in paged if wanted in haystack.bare(b.text)), None)
