"""The documents of a batch, by host: one of each host under way, so that no host waits for another."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from crawler.visits.under_way import host_of
from store.model.watching import Document


@dataclass(slots=True)
class HostQueues:
    """Hands out documents. A document is handed out once, whatever happens to it.

    `most` documents belong to the batch, `hosts_at_once` are visited at the same time.
    """

    most: int
    hosts_at_once: int
    _waiting: dict[str, deque[Document]] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _known: set[int] = field(default_factory=set)
    _left: list[int] = field(default_factory=list)
    _taken_in: int = 0
    _closed: bool = False

    @property
    def total(self) -> int:
        """How many documents this batch takes on."""
        return self._taken_in

    @property
    def left(self) -> tuple[int, ...]:
        """The documents that stay due."""
        return (*self._left, *(document.id for queue in self._waiting.values() for document in queue))

    def add(self, documents: Iterable[Document]) -> None:
        """Take in documents; those that came in before are left out, those beyond the batch's size stay due."""
        for document in documents:
            if document.id in self._known:
                continue
            self._known.add(document.id)
            if self._closed or self._taken_in >= self.most:
                self._left.append(document.id)
                continue
            self._taken_in += 1
            self._waiting.setdefault(host_of(document.url), deque()).append(document)

    def take(self) -> Document | None:
        """Return the next document of a host that is not busy, None when there is none now."""
        if self._closed or len(self._busy) >= self.hosts_at_once:
            return None
        host = next((host for host in self._waiting if host not in self._busy), None)
        if host is None:
            return None
        self._busy.add(host)
        queue = self._waiting.pop(host)
        document = queue.popleft()
        if queue:  # to the end of the line: the other hosts first
            self._waiting[host] = queue
        return document

    def free(self, host: str) -> None:
        """The visit of this host's document is through."""
        self._busy.discard(host)

    def leave(self, document: Document, *, whole_host: bool = True) -> None:
        """This document stays due; with `whole_host` what waits of its host as well."""
        self._left.append(document.id)
        if whole_host:
            self.leave_host(host_of(document.url))

    def leave_host(self, host: str) -> None:
        """Everything that waits of this host stays due."""
        self._left += [document.id for document in self._waiting.pop(host, ())]

    def close(self) -> None:
        """Hand out nothing more."""
        self._closed = True
