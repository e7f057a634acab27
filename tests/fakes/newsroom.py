"""A small chronicle with watched sources, brought to life by the real rules: what reports have to tell about.

All prose is invented. The web is a dictionary of pages; visits go straight from a page to the store.
"""

import dataclasses
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from chronicle import changes, documents, records
from chronicle.changes.state import Decided, DecideRules, Fetched
from chronicle.documents.model import Reading, ReadingRules
from chronicle.linking import Linker
from store import opening
from store.archive.ports import Archive, ArchiveWriter
from store.archive.warc import WarcArchive
from store.clock import FixedClock
from store.model.evidence import NewSnapshot, VisitRecord
from store.model.watching import Document, Watch
from store.ports import Store

FIRST_DAY = datetime(2026, 3, 2, 8, 14, tzinfo=UTC)
WEEK_LATER = datetime(2026, 3, 9, 8, 20, tzinfo=UTC)
RULES = DecideRules()
UNANSWERED = "timeout"


@dataclass
class Newsroom:
    """A store with its archive and clock; `visit` brings a page in as the crawler would."""

    store: Store
    archive: Archive
    writer: ArchiveWriter
    clock: FixedClock
    pages: dict[str, str] = field(default_factory=dict)
    visits: int = 0
    linker: Linker | None = None

    def enter(self, text: str, *, name: str) -> str:
        """Import an entry; return its slug."""
        slug = self.store.entries.save(records.parse(text, name=name), at=self.clock.now()).slug
        self.linker = Linker([dataclasses.replace(one.entry, name=one.slug) for one in self.store.entries.all()])
        return slug

    def watch(self, url: str, *, source: str, kind: str = "listing") -> int:
        """Declare a source."""
        wish = Watch(url=url, kind="listing" if kind == "listing" else "page", source=source, institution="Testamt")
        self.store.documents.declare([(source, wish)], at=self.clock.now())
        found = self.store.documents.find(url)
        assert found is not None
        return found.id

    def visit_all(self) -> None:
        """Visit every document once, a second apart."""
        for document in self.store.documents.all():
            self.visit(document)
            self.clock.forward(timedelta(seconds=1))

    def visit(self, document: Document) -> Decided:
        """Visit one document: fetch, archive, read, decide, link, record."""
        body = self.pages.get(document.url)
        fetched = self._fetched(document, body)
        snapshot, reading = None, None
        if body is not None:
            snapshot = self._archived(document, body)
            rules = ReadingRules(kind=document.kind, min_text=40)
            reading = documents.read(body.encode(), url=document.url, media_type="text/html", rules=rules)
        state = self.store.documents.states([document.id])[document.id]
        links = [link.url for link in reading.links] if reading is not None else []
        decided = changes.decide(
            state,
            fetched,
            reading,
            now=self.clock.now(),
            rules=dataclasses.replace(RULES, min_text=40),
            others=self.store.visits.linked(links, document_id=document.id),
        )
        self._record(document, fetched, decided, snapshot=snapshot, reading=reading)
        return decided

    def _fetched(self, document: Document, body: str | None) -> Fetched:
        return Fetched(
            url=document.url,
            final_url=document.url,
            at=self.clock.now(),
            status=200 if body is not None else None,
            headers={"content-type": "text/html; charset=utf-8"} if body is not None else {},
            body_bytes=len(body.encode()) if body is not None else 0,
            error=None if body is not None else UNANSWERED,
        )

    def _archived(self, document: Document, body: str) -> NewSnapshot:
        snapshot = self.writer.response(
            url=document.url,
            captured_at=self.clock.now(),
            address="127.0.0.1",
            status=200,
            headers=[(b"Content-Type", b"text/html; charset=utf-8")],
            body=body.encode(),
            media_type="text/html",
            request_headers=[(b"User-Agent", b"citewatch test")],
        )
        self.writer.flush()
        return snapshot

    def _record(
        self,
        document: Document,
        fetched: Fetched,
        decided: Decided,
        *,
        snapshot: NewSnapshot | None,
        reading: Reading | None,
    ) -> None:
        self.visits += 1
        self.store.visits.record(
            [
                VisitRecord(
                    visit_key=f"visit-{self.visits}",
                    document_id=document.id,
                    url=document.url,
                    final_url=document.url,
                    started_at=fetched.at,
                    finished_at=fetched.at,
                    status=fetched.status,
                    outcome=decided.outcome,
                    snapshot=snapshot,
                    reading=reading,
                    keep_reading=decided.keep_reading,
                    comparison=decided.comparison,
                    significance=decided.significance,
                    quote_states=decided.quote_states,
                    links=tuple(self.linker.link(reading)) if reading is not None and self.linker is not None else (),
                    findings=decided.findings,
                    pending=decided.pending,
                    items=reading.items if reading is not None and decided.keep_reading else (),
                    fetch_items=decided.fetch_items,
                    next_visit_at=fetched.at + timedelta(days=1),
                    host=urlsplit(document.url).hostname or "",
                )
            ]
        )


def build(folder: Path, *, url: str = "memory:", at: datetime = FIRST_DAY) -> Newsroom:
    """Return an empty newsroom whose archive lies in `folder`."""
    clock = FixedClock(at)
    archive = WarcArchive(folder)
    writer = archive.writer(software="test", operator="test", vantage={}, clock=clock, owner="test")
    return Newsroom(opening.open_store(url), archive, writer, clock)
