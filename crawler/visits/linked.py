"""The last readings of documents that may have words which a visited page lacks; loaded only when it does."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chronicle.changes import pagelinks
from chronicle.documents.model import Reading
from crawler.visits.under_way import VisitUnderWay
from store.ports import Visits


@dataclass(slots=True)
class LinkedReadings:
    """Readings of other documents, for `changes.decide`: asked of the store once, when somebody goes through them.

    First where the visit was led to, then the links that are new on the page, then its other links, and at last its
    neighbours on the host.
    """

    visits: Visits
    visit: VisitUnderWay
    reading: Reading | None
    _found: list[Reading] | None = field(default=None)

    def __iter__(self) -> Iterator[Reading]:
        """Go through them. Raises `StoreError`."""
        if self._found is None:
            self._found = self.visits.linked(self._addresses(), document_id=self.visit.document.id)
        return iter(self._found)

    def _addresses(self) -> list[str]:
        before = self.visit.state.reading
        page = self.reading or before
        if page is None:
            return []
        hops = [hop.to for hop in reversed(self.visit.trail.hops)]
        old = pagelinks.documents(before) if before is not None else {}
        now = pagelinks.documents(page)
        new = [link.url for key, link in now.items() if key not in old]
        rest = [link.url for key, link in now.items() if key in old]
        return list(dict.fromkeys((*hops, *new, *rest)))
