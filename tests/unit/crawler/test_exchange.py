"""One request over real sockets: what is sent, what comes back, and the codes of what goes wrong."""

import asyncio
import dataclasses
import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.settings import CrawlSettings
from crawler.transport import tls
from crawler.transport.answer import Answer, Order
from crawler.transport.exchange import Exchange
from crawler.transport.failure import VisitFailedError
from crawler.transport.names import TableResolver
from crawler.transport.seam import Seam
from fakes.authority import Authority
from fakes.web import Page, Web
from store.clock import FixedClock

QUICK = CrawlSettings(connect_seconds=2, first_byte_seconds=0.3, idle_seconds=0.3, total_seconds=1.5)
CLOCK = FixedClock(datetime(2026, 3, 2, 9, 14, tzinfo=UTC))


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


def ask(
    url: str, *webs: Web, settings: CrawlSettings = QUICK, ca: Path | None = None, order: Order | None = None
) -> Answer:
    host_map = {key: place for web in webs for key, place in web.map("www.example.org").items()}
    seam = Seam(TableResolver({"inside.example.org": ["10.0.0.7"], "dead.example.org": ["127.0.0.9"]}), (), host_map)
    exchange = Exchange(seam, tls.make_context(str(ca or "")), settings, CLOCK)
    return asyncio.run(exchange.get(order or Order(url, ((b"User-Agent", b"citewatch"),), settings.max_bytes)))


def code_of(url: str, *webs: Web, settings: CrawlSettings = QUICK, ca: Path | None = None) -> str:
    with pytest.raises(VisitFailedError) as caught:
        ask(url, *webs, settings=settings, ca=ca)
    return caught.value.code


def test_the_body_is_dechunked_and_stays_packed(web: Web) -> None:
    web.put("www.example.org/page", Page(b"<p>text</p>" * 500, chunked=True, packed=True))

    answer = ask("http://www.example.org/page", web)

    assert gzip.decompress(answer.body) == b"<p>text</p>" * 500


def test_headers_keep_their_spelling_and_their_number(web: Web) -> None:
    web.put("www.example.org/", Page(headers=(("eTaG", 'W/"a,b"'), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))))

    answer = ask("http://www.example.org/", web)

    assert [pair for pair in answer.headers if pair[0] in {b"eTaG", b"Set-Cookie"}] == [
        (b"eTaG", b'W/"a,b"'),
        (b"Set-Cookie", b"a=1"),
        (b"Set-Cookie", b"b=2"),
    ]
    assert answer.first(b"etag") == 'W/"a,b"'


def test_what_is_noted_as_sent_is_what_the_server_saw(web: Web) -> None:
    web.put("www.example.org/a?b=%D0%B0", Page(b"x"))

    answer = ask("http://www.example.org/a?b=%D0%B0", web)

    head = b"GET /a?b=%D0%B0 HTTP/1.1\r\n" + b"".join(b"%b: %b\r\n" % pair for pair in answer.request_headers) + b"\r\n"
    assert web.log[0].raw == head


def test_lines_without_a_colon_do_not_spoil_an_answer(web: Web) -> None:
    raw = b"HTTP/1.1 200 OK\r\nX-Good: 1\r\nserver says hello\r\nContent-Length : 2\r\n\r\nok"
    web.put("www.example.org/", Page(raw=raw))

    answer = ask("http://www.example.org/", web)

    assert (answer.body, answer.first(b"x-good")) == (b"ok", "1")


@pytest.mark.hazard(9)
@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(silent=True), "timeout"),
        (Page(b"slow" * 100, drip=0.02), "timeout"),
        (Page(b"x" * 5000, cut=100), "truncated"),
        (Page(b"x" * 5000, chunked=True, cut=100), "truncated"),
        (Page(raw=b""), "reset"),
        (Page(raw=b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "protocol"),
        (Page(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000), "too-large"),
        (Page(b"x" * 2000), "too-large"),
        (Page(b"x" * 2000, chunked=True), "too-large"),
    ],
)
def test_each_failure_has_its_code(web: Web, page: Page, code: str) -> None:
    web.put("www.example.org/", page)

    settings = dataclasses.replace(QUICK, max_bytes=1500)
    if code == "truncated":
        settings = QUICK

    assert code_of("http://www.example.org/", web, settings=settings) == code


@pytest.mark.hazard(46)
def test_a_body_that_never_ends_is_stopped_by_the_cap(web: Web) -> None:
    web.put("www.example.org/", Page(b"x" * 3000, length=10**12))

    assert code_of("http://www.example.org/", web) == "too-large"


@pytest.mark.hazard(54)
def test_a_robots_file_is_cut_rather_than_refused(web: Web) -> None:
    web.put("www.example.org/robots.txt", Page(b"x" * 5000))

    order = Order("http://www.example.org/robots.txt", (), 1000, cut=True)

    assert len(ask(order.url, web, order=order).body) == 1000


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://nobody.example.org/", "dns-nxdomain"),
        ("http://inside.example.org/", "address-refused"),
        ("http://dead.example.org/", "address-refused"),
        ("http://127.0.0.1:9/", "address-refused"),
        ("http://169.254.169.254/latest/meta-data/", "address-refused"),
        ("http://[::1]/", "address-refused"),
        ("http://[::ffff:127.0.0.1]/", "address-refused"),
    ],
)
def test_nobody_connects_where_the_guard_says_no(url: str, code: str) -> None:
    assert code_of(url) == code


def test_an_opened_network_is_reached_and_a_closed_port_says_connect() -> None:
    settings = dataclasses.replace(QUICK, allowed_networks=("127.0.0.9/32",))
    seam = Seam(TableResolver({"dead.example.org": ["127.0.0.9"]}), settings.allowed_networks)
    exchange = Exchange(seam, tls.make_context(""), settings, CLOCK)

    with pytest.raises(VisitFailedError) as caught:
        asyncio.run(exchange.get(Order("http://dead.example.org:1/", (), 1000)))

    assert caught.value.code == "connect"


@pytest.mark.hazard(59)
def test_a_second_address_is_tried_when_the_first_is_down(web: Web) -> None:
    web.put("two.example.org/", Page(b"here"))
    seam = Seam(TableResolver({"two.example.org": ["127.0.0.9", "127.0.0.1"]}), ("127.0.0.0/8",))
    exchange = Exchange(seam, tls.make_context(""), QUICK, CLOCK)

    answer = asyncio.run(exchange.get(Order(f"http://two.example.org:{web.port}/", (), 1000)))

    assert (answer.body, answer.address) == (b"here", "127.0.0.1")


@dataclasses.dataclass
class Rebinding:
    """A name server that leads inside from the second question on."""

    asked: int = 0

    async def addresses(self, host: str) -> list[str]:  # noqa: ARG002 - it answers the same for every name
        self.asked += 1
        return ["127.0.0.1"] if self.asked == 1 else ["127.0.0.2"]


@pytest.mark.hazard(52)
def test_the_connection_goes_to_the_address_that_was_checked(web: Web) -> None:
    web.put("two.example.org/", Page(b"here"))
    resolver = Rebinding()
    exchange = Exchange(Seam(resolver, ("127.0.0.1/32",)), tls.make_context(""), QUICK, CLOCK)
    order = Order(f"http://two.example.org:{web.port}/", (), 1000)

    answer = asyncio.run(exchange.get(order))

    assert (answer.address, resolver.asked) == ("127.0.0.1", 1)
    with pytest.raises(VisitFailedError, match="address-refused"):
        asyncio.run(exchange.get(order))


def test_tls_is_verified_against_the_name_that_was_asked_for(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with Web(context=authority.context("www.example.org")) as web:
        web.put("www.example.org/", Page(b"safe"))

        assert ask("https://www.example.org/", web, ca=authority.file).body == b"safe"


@pytest.mark.hazard(57)
@pytest.mark.parametrize("flaw", ["unknown authority", "other name", "expired"])
def test_a_certificate_that_does_not_hold_is_refused(tmp_path: Path, flaw: str) -> None:
    authority = Authority(tmp_path)
    host = "other.example.org" if flaw == "other name" else "www.example.org"
    with Web(context=authority.context(host, expired=flaw == "expired")) as web:
        trusted = None if flaw == "unknown authority" else authority.file

        assert code_of("https://www.example.org/", web, ca=trusted) == "tls"
