"""An editorial office on loopback: hosts that are cited, an entry that cites them, a data folder, the real commands.

Each host is an address of its own (127.0.0.2, 127.0.0.3 …), so turns and leases are those of the real web; that they
lie on this machine is allowed by the configuration, as an intranet would be.
"""

import contextlib
import dataclasses
import itertools
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from chronicle import records
from fakes import program
from fakes.program import Ended, Program
from fakes.web import Page, Script, Seen, Web
from store import opening, upgrade
from store.archive import audit
from store.archive.audit import AuditReport
from store.archive.warc import WarcArchive
from store.model.watching import Document
from store.ports import Store

# Both sides of a connection measure: the server notes the end of an answer a little later than the client.
MARGIN = 0.1
# More visits than any test makes.
MANY = 100_000
FILLING = (
    "The meeting of the ministers took place in the capital and was attended by delegations of all member states.",
    "They exchanged views on the implementation of the decisions that had been taken in the previous year.",
    "Several working groups reported on their progress in the fields of trade, transport and public health.",
)


@dataclass
class Town:
    """The hosts, each with its server.

    Pages carry `weight` bytes that no reader sees and nothing packs. `answered` counts answers of alternating pages.
    """

    hosts: Mapping[str, Web]
    paths: Sequence[str]
    weight: int = 0
    answered: Counter[str] = field(default_factory=Counter)

    @property
    def urls(self) -> list[str]:
        """The addresses of all pages."""
        return [f"http://{host}:{web.port}{path}" for host, web in self.hosts.items() for path in self.paths]

    def quote(self, url: str) -> str:
        """Return the words that the entry quotes from this page."""
        number = self.urls.index(url) + 1
        return f"the states will open round {number} of their consultations on secure networks without delay"

    def publish(self, url: str, *, version: int = 0, altered: bool = False) -> None:
        """Put a page on its host. Another `version` changes a sentence; `altered` the quoted words as well."""
        self._put(url, self._page(url, version=version, altered=altered))

    def alternate(self, url: str, *, every: int, versions: int) -> None:
        """Let a page say something else at every n-th request, round and round so many versions."""
        pages = [self._page(url, version=version) for version in range(versions)]

        def answer(_seen: Seen) -> Page:
            number = self.answered[url]
            self.answered[url] += 1
            return pages[number // every % versions]

        self._put(url, answer)

    def _page(self, url: str, *, version: int, altered: bool = False) -> Page:
        quote = self.quote(url)
        words = quote.replace("will open", "will not open") if altered else quote
        outlook = f"The next meeting was announced for the year {2030 + version}, and {version} papers were tabled."
        title = f"Statement number {self.urls.index(url) + 1}"
        body = "".join(f"<p>{sentence}</p>" for sentence in (*FILLING, f"They agreed that {words}.", outlook))
        head = f"<html lang='en'><head><title>{title}</title></head>"
        freight = f"<!-- {random.Random(url).randbytes(self.weight // 2).hex()} -->"
        html = f"{head}<body><main><h1>{title}</h1>{body}</main>{freight}</body></html>"
        return Page(html.encode())

    def slow_down(self, url: str, seconds: float) -> None:
        """Let a page take its time."""
        address = urlsplit(url)
        page = self.hosts[address.hostname or ""].pages[address.hostname or "", address.path]
        assert isinstance(page, Page)
        self._put(url, dataclasses.replace(page, delay=seconds))

    def _put(self, url: str, script: Script) -> None:
        address = urlsplit(url)
        self.hosts[address.hostname or ""].put(f"{address.hostname}{address.path}", script)

    def requests(self) -> list[str]:
        """Return the addresses that were asked for so far, in order."""
        log = [
            (seen.at, f"http://{host}:{web.port}{seen.path}") for host, web in self.hosts.items() for seen in web.log
        ]
        return [url for _, url in sorted(log)]

    def shortest_gap(self, *, since: float) -> float:
        """Return the least time from the end of one request to a host to the start of its next, in seconds.

        Requests before `since` (monotonic) do not count.
        """
        gaps = []
        for web in self.hosts.values():
            log = [seen for seen in web.log if seen.at >= since]
            gaps += [later.at - earlier.until for earlier, later in itertools.pairwise(log)]
        return min(gaps)

    def entry(self) -> str:
        """Return the text of an entry with a quotation from each page."""
        numbers = range(1, len(self.urls) + 1)
        marks = " ".join(f"Weitere Beratungen folgten[{number}]." for number in numbers)
        notes = [
            f"[{number}] Statement number {number}, 10. Januar 2026, „{self.quote(url)}“, in: {url}"
            for number, url in zip(numbers, self.urls, strict=True)
        ]
        return "\n\n".join(["Q1/2026 - Beratungen", "Treffen, 10. Januar 2026", marks, *notes]) + "\n"


@contextlib.contextmanager
def town(*, hosts: int, pages: int = 1, weight: int = 0) -> Iterator[Town]:
    """Serve a town whose pages are at their first version."""
    with contextlib.ExitStack() as stack:
        webs = {f"127.0.0.{n}": stack.enter_context(Web(address=f"127.0.0.{n}")) for n in range(2, hosts + 2)}
        made = Town(webs, [f"/page-{n}.html" for n in range(1, pages + 1)], weight)
        for url in made.urls:
            made.publish(url)
        yield made


@dataclass
class Office:
    """An installation: its configuration and data folder, and the commands run on it."""

    folder: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def database(self) -> str:
        """The database's address."""
        return f"sqlite:///{self.data / 'citewatch.db'}"

    def configure(self, **parts: Any) -> None:  # noqa: ANN401 - YAML's own values
        """Write the configuration; parts that are not given are quick and quiet ones."""
        given = {
            "contact": "desk@example.org",
            "crawl": {"gap": "1s", "timeout": "10s", "allowed_networks": ["127.0.0.0/8"]},
            "schedule": {"tick": "1s", "confirm_after": "1s"},
            "review": {"port": 0},
        }
        (self.folder / "config.yaml").write_text(yaml.safe_dump(given | parts), encoding="utf-8")

    def run(self, *arguments: str | Path, **variables: str) -> Ended:
        """Run a command to its end."""
        return program.call("--data", self.data, *arguments, folder=self.folder, **variables)

    def done(self, *arguments: str | Path) -> str:
        """Run a command that has to succeed; return what it printed."""
        ended = self.run(*arguments)
        assert ended.code == 0, ended.complaints
        return ended.printed

    @contextlib.contextmanager
    def running(self, *arguments: str) -> Iterator[Program]:
        """Start a command; its log is JSON lines."""
        variables = {"CITEWATCH_LOG_JSON": "1"}
        with program.running("--data", self.data, *arguments, folder=self.folder, variables=variables) as started:
            yield started

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        """Look into the store."""
        opened = opening.open_store(self.database)
        try:
            yield opened
        finally:
            opened.close()

    def enter(self, text: str) -> None:
        """Import an entry; make the database where there is none."""
        self.data.mkdir(exist_ok=True)
        upgrade.upgrade(self.database)
        with self.store() as store:
            store.entries.save(records.parse(text, name="entry.txt"), at=datetime.now(tz=UTC))

    def documents(self) -> list[Document]:
        """Return every watched document."""
        with self.store() as store:
            return store.documents.all()

    def visits(self) -> Counter[str]:
        """Return how many visits are recorded of each address; cheap enough to be asked again and again."""
        query = "SELECT d.url, count(v.id) FROM documents d LEFT JOIN visits v ON v.document_id = d.id GROUP BY d.id"
        with contextlib.closing(sqlite3.connect(self.data / "citewatch.db")) as database:
            return Counter(dict(database.execute(query).fetchall()))

    def make_due(self) -> None:
        """Make every document due, as if its time had come."""
        with self.store() as store:
            for document in store.documents.all():
                store.documents.ask_visit(document.id, at=datetime.now(tz=UTC), by="tests")

    def let_leases_expire(self) -> None:
        """Let the minutes pass after which the leases of a process that was killed are over."""
        with contextlib.closing(sqlite3.connect(self.data / "citewatch.db")) as database:
            database.execute("UPDATE hosts SET owner = NULL, expires_at = NULL")
            database.commit()

    def audit(self) -> AuditReport:
        """Compare the archive with its rows."""
        with self.store() as store:
            return audit.verify(store, self.archive)

    @property
    def archive(self) -> WarcArchive:
        """The WARC files."""
        return WarcArchive(self.data / "warc")

    def cut_torn_ends(self) -> None:
        """Cut off what killed processes have left half written at the ends of their files."""
        for flaw in self.audit().flaws:
            if flaw.code == audit.TORN:
                self.archive.cut_torn_end(flaw.warc_file, flaw.offset)

    def integrity(self) -> str:
        """Return what SQLite says of its file: "ok", or what is broken."""
        with contextlib.closing(sqlite3.connect(self.data / "citewatch.db")) as database:
            return str(database.execute("PRAGMA integrity_check").fetchone()[0])

    def database_bytes(self) -> int:
        """Return the size of what the database holds, its log left aside."""
        with contextlib.closing(sqlite3.connect(self.data / "citewatch.db")) as database:
            pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages) * int(size)

    def letters(self) -> list[Path]:
        """Return the messages in the outbox."""
        return sorted((self.data / "outbox").glob("*.eml"))

    def copy(self, folder: Path) -> "Office":
        """Return a copy of this installation in another folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Office(folder)
