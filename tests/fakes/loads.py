"""A crowd of hosts on loopback, each at an address of its own, of which a third misbehave in one way or another."""

import contextlib
import gzip
import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.settings import CrawlSettings
from fakes.authority import Authority
from fakes.watchpost import text
from fakes.web import Page, Script, Seen, Web, redirect

GAP = 0.2
# A host that hangs takes seconds for each of them; what it has to show, it shows with few.
_MOST_ON_BAD = 4
SETTINGS = CrawlSettings(
    contact="https://example.org/watch",
    gap_seconds=GAP,
    connect_seconds=5,
    first_byte_seconds=4,
    idle_seconds=4,
    total_seconds=5,
    max_bytes=200_000,
    max_expanded_bytes=2_000_000,
    record_seconds=0.5,
    max_visits=1000,
    allowed_networks=("127.0.0.0/8",),
)
_WORDS = (
    *("members", "agree", "network", "rules", "report", "progress", "trade", "transport", "health", "energy", "river"),
    *("border", "training", "exchange", "annual", "session", "experts", "ministers", "capital", "programme", "adopt"),
)
_SENTENCES = 25


def _good(path: str) -> bytes:
    """Return a page of prose of its own for each path."""
    dice = random.Random(path)
    sentences = [" ".join(dice.choices(_WORDS, k=16)).capitalize() + "." for _ in range(_SENTENCES)]
    return text(*sentences, title=f"Statement {path.strip('/')}")


def _flaky(pages: Sequence[Page]) -> Callable[[Seen], Page]:
    turns = itertools.cycle(pages)
    return lambda _: next(turns)


_DRIP = Page(b"<p>one word after another</p>" * 40, drip=0.1)
_HEAD = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(200)) + b"\r\n"
_BOMB = Page(gzip.compress(bytes(20_000_000), mtime=0), headers=(("Content-Encoding", "gzip"),))
# What each kind of host sends for a document, and how its visits end.
BAD: Mapping[str, tuple[Script, frozenset[str]]] = {
    "drip": (_DRIP, frozenset({"timeout"})),
    "hang": (Page(silent=True), frozenset({"timeout"})),
    "endless": (Page(b"x" * 250_000, length=10**12), frozenset({"too-large"})),
    "endless-chunks": (Page(b"x" * 250_000, chunked=True), frozenset({"too-large"})),
    "errors": (
        _flaky([Page(status=500), Page(status=502), Page(status=503)]),
        frozenset({"http-500", "http-502", "http-503"}),
    ),
    "circle": (redirect("/circle"), frozenset({"loop"})),
    "reset": (Page(raw=b""), frozenset({"reset"})),
    "tls": (Page(b""), frozenset({"tls"})),
    "headers": (Page(raw=_HEAD), frozenset({"too-large"})),
    "bomb": (_BOMB, frozenset({"bomb"})),
    "robots-hang": (Page(b"never asked for"), frozenset({"robots-unreachable"})),
    "patience": (Page(status=429, headers=(("Retry-After", "3600"),)), frozenset({"http-429"})),
    "cut": (Page(b"<p>half</p>" * 50, cut=100), frozenset({"truncated"})),
}


@dataclass(frozen=True)
class Crowd:
    """The hosts by address, each with its kind ("good", or one of BAD), and the documents on them."""

    webs: Mapping[str, Web]
    kinds: Mapping[str, str]
    urls: Sequence[str]

    def kind(self, url: str) -> str:
        """Return what kind of host a document lies on."""
        return self.kinds[urlsplit(url).hostname or ""]

    @property
    def good(self) -> list[str]:
        """The documents that can be had."""
        return [url for url in self.urls if self.kind(url) == "good"]

    def requests(self, kind: str = "") -> list[Seen]:
        """Return what was asked so far, of hosts of one kind or of all, in order."""
        logs = (web.log for host, web in self.webs.items() if kind in {"", self.kinds[host]})
        return sorted((seen for log in logs for seen in log), key=lambda seen: seen.at)

    def shortest_gap(self) -> float:
        """Return the least time, in seconds, from one request to a host to its next, by the servers' own logs."""
        return min(
            later.at - earlier.at for web in self.webs.values() for earlier, later in itertools.pairwise(web.log)
        )

    def while_hanging(self) -> int:
        """Return how many good pages were asked for while the first hanging answer was waited for."""
        hung, after = [seen for seen in self.requests("hang") if seen.path != "/robots.txt"][:2]
        return sum(hung.at < seen.at < after.at for seen in self.requests("good") if seen.path != "/robots.txt")


@contextlib.contextmanager
def crowd(folder: Path, *, hosts: int = 40, documents: int = 500) -> Iterator[Crowd]:
    """Serve a crowd; every third host misbehaves, in turn in each of the ways."""
    bad = itertools.cycle(BAD)
    kinds = {f"127.{n // 10 + 1}.{n % 10}.{n + 1}": next(bad) if n % 3 == 2 else "good" for n in range(hosts)}
    stranger = Authority(folder, "nobody's authority")
    with contextlib.ExitStack() as stack:
        webs = {
            host: stack.enter_context(Web(host, stranger.context(host) if kind == "tls" else None))
            for host, kind in kinds.items()
        }
        places = itertools.islice(_places(kinds), documents)
        urls = [_document(host, webs[host], kinds[host], number) for number, host in enumerate(places)]
        for host, kind in kinds.items():
            if kind == "robots-hang":
                webs[host].put(f"{host}/robots.txt", Page(silent=True))
            if kind == "circle":
                webs[host].put(f"{host}/circle", redirect("/circle"))
        yield Crowd(webs, kinds, urls)


def _places(kinds: Mapping[str, str]) -> Iterator[str]:
    """Yield hosts in turn, those that misbehave a few times only."""
    for turn in itertools.count():
        yield from (host for host, kind in kinds.items() if kind == "good" or turn < _MOST_ON_BAD)


def _document(host: str, web: Web, kind: str, number: int) -> str:
    """Put a document on a host; return its address."""
    path = f"/{number}.html"
    web.put(f"{host}{path}", Page(_good(path)) if kind == "good" else BAD[kind][0])
    return f"http{'s' if web.context is not None else ''}://{web.place}{path}"
