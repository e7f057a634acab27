"""A store and an archive on disk, and batches of visits in processes of their own."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.settings import CrawlSettings
from fakes import crawling
from fakes.crawling import Done, Job
from store import opening, upgrade
from store.archive.warc import WarcArchive
from store.model.evidence import Snapshot, Visit
from store.model.watching import Document, Watch
from store.ports import Store

BEGIN = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
SETTINGS = CrawlSettings(
    contact="https://example.org/watch",
    gap_seconds=0.15,
    connect_seconds=2,
    first_byte_seconds=1,
    idle_seconds=1,
    total_seconds=2,
    max_bytes=200_000,
    max_expanded_bytes=5_000_000,
    record_seconds=0.3,
    proof_visit_every=4,
)


@dataclass
class Watchpost:
    """A store with documents, and the visits made for it."""

    folder: Path
    database: str
    store: Store
    names: dict[str, Sequence[str]] = field(default_factory=dict)

    def watch(self, *wishes: Watch | str) -> list[int]:
        """Watch addresses; return the documents' ids."""
        asked = [wish if isinstance(wish, Watch) else Watch(wish, min_text=50) for wish in wishes]
        return [self.store.documents.watch(wish, at=BEGIN) for wish in asked]

    def visit(
        self,
        settings: CrawlSettings,
        *,
        day: int = 0,
        documents: Sequence[int] = (),
        stop_after: float | None = None,
        take_over: Sequence[str] = (),
        room: int | None = None,
    ) -> Done:
        """Make one batch of visits, `day` days after the beginning."""
        job = self._job(settings, day=day, documents=documents)
        return crawling.crawl(dataclasses.replace(job, stop_after=stop_after, take_over=take_over, room=room))

    def visit_and_die(self, settings: CrawlSettings, *, when: Callable[[], bool]) -> int | None:
        """Begin a batch of visits and kill its process once `when` says so; return its exit code."""
        return crawling.crawl_and_die(self._job(settings), when=when)

    def _job(self, settings: CrawlSettings, *, day: int = 0, documents: Sequence[int] = ()) -> Job:
        return Job(
            database=self.database,
            archive=self.folder / "warc",
            at=BEGIN + timedelta(days=day),
            settings=settings,
            documents=documents,
            names=self.names,
        )

    def document(self, url: str) -> Document:
        """Return the document with this address."""
        found = self.store.documents.find(url)
        assert found is not None
        return found

    def last(self, url: str) -> Visit:
        """Return the newest visit of the document with this address."""
        return self.store.visits.of(self.document(url).id)[0]

    def ending(self, url: str) -> tuple[str, str]:
        """Return how the newest visit of a document ended: outcome and reason."""
        outcome = self.last(url).outcome
        return outcome.kind.value, outcome.reason

    def endings(self, url: str) -> list[str]:
        """Return the outcomes of all visits of a document, the oldest first."""
        return [visit.outcome.kind.value for visit in reversed(self.store.visits.of(self.document(url).id))]

    def snapshots(self, url: str) -> list[Snapshot]:
        """Return the snapshots of a document, the oldest first."""
        return self.store.visits.snapshots(self.document(url).id)[::-1]

    @property
    def archive(self) -> WarcArchive:
        """The folder of WARC files."""
        return WarcArchive(self.folder / "warc")


def make_watchpost(folder: Path) -> Watchpost:
    """Return a watchpost with an empty store."""
    database = f"sqlite:///{folder / 'citewatch.db'}"
    upgrade.upgrade(database)
    return Watchpost(folder, database, opening.open_store(database))


def text(*sentences: str, title: str = "Declaration") -> bytes:
    """Return a page of prose."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    head = f"<html lang='en'><head><title>{title}</title></head>"
    return f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>".encode()


def mapped(*maps: Mapping[str, str]) -> dict[str, str]:
    """Return several host maps as one."""
    return {host: place for each in maps for host, place in each.items()}
