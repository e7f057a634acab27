"""One pass over documents: readings by an older reader are made anew from their last good copies."""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chronicle import linking
from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from crawler.replay import renewing
from store.archive.ports import Archive
from store.clock import Clock
from store.errors import ArchiveError, StaleLeaseError
from store.model.watching import Document, Lease
from store.ports import Store

_LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Rederived:
    """What a pass did: how many documents were looked at, and how many readings were renewed.

    `differing` of these say something else than before. `busy` are documents whose host somebody else is visiting,
    `unreadable` those whose copy could not be read, with the reason.
    """

    documents: int = 0
    renewed: int = 0
    differing: int = 0
    busy: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Rederiving:
    """Renews readings one by one, each under the lease of its host, so that no visit compares with half a change."""

    store: Store
    archive: Archive
    clock: Clock
    owner: str
    even_if_present: bool = False
    on_progress: Callable[[str], None] = lambda _: None
    _linker: linking.Linker | None = None
    _renewed: int = 0
    _differing: int = 0
    _busy: list[str] = field(default_factory=list)
    _unreadable: list[tuple[str, str]] = field(default_factory=list)

    def run(self, documents: Iterable[Document], *, since: datetime | None = None) -> Rederived:
        """Renew what is outdated among these documents; `since`: only those seen at or after that time."""
        count = 0
        for document in documents:
            if document.reading_id is None or (since is not None and (document.last_good_at or since) < since):
                continue
            count += 1
            self._renew(document)
            self.on_progress(document.url)
        return Rederived(count, self._renewed, self._differing, tuple(self._busy), tuple(self._unreadable))

    def _renew(self, document: Document) -> None:
        lease = self.store.hosts.acquire(document.host, owner=self.owner, now=self.clock.now(), ttl=_LEASE)
        if lease is None:
            self._busy.append(document.url)
            return
        try:
            self._under(lease, document)
        except ArchiveError as error:
            self._unreadable.append((document.url, str(error)))
        except StaleLeaseError:
            self._busy.append(document.url)
        finally:
            self.store.hosts.release(lease, next_allowed_at=None)

    def _under(self, lease: Lease, document: Document) -> None:
        # Read anew under the lease: a visit may have come between.
        state = self.store.documents.states([document.id]).get(document.id)
        present = self.store.documents.get(document.id)
        if state is None or present is None:
            return
        made = renewing.renew(
            present, state, store=self.store, archive=self.archive, even_if_present=self.even_if_present
        )
        if made is None:
            return
        links, topic = self._link(present, made.reading)
        record = renewing.record(
            made, visits=self.store.visits, links=links, topic=topic, at=self.clock.now(), fence=lease.fence
        )
        self.store.visits.record([record])
        self._renewed += 1
        self._differing += state.reading is None or state.reading.text != made.reading.text

    def _link(self, document: Document, reading: Reading) -> tuple[tuple[Link, ...], str | None]:
        if self._linker is None:
            entries = [dataclasses.replace(stored.entry, name=stored.slug) for stored in self.store.entries.all()]
            self._linker = linking.Linker(entries)
        # Footnotes cite the address that was asked, wherever it led.
        asked = dataclasses.replace(reading, url=document.url)
        links = tuple(self._linker.link(asked))
        return (links, None) if links else ((), self._linker.topic(asked).value)
