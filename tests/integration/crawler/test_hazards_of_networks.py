"""Hosts that are hard to reach: odd certificates, old ciphers, one family of addresses, cookies that must be shown."""

import contextlib
import dataclasses
from collections.abc import Iterator

import pytest
from warcio.archiveiterator import ArchiveIterator

from fakes.answers import PROSE
from fakes.authority import Authority
from fakes.watchpost import SETTINGS, Watchpost, mapped, text
from fakes.web import Page, Seen, Web

GOOD = text(*PROSE)
NEW = ("new", "first-reading")
TLS = ("broken", "tls")
COOKIE = (("Location", "/page"), ("Set-Cookie", "node=7; Path=/"))
HOSTS = ("chain", "chain-declared", "national", "old", "old-declared", "expired", "self-signed")


def wants_cookie(seen: Seen) -> Page:
    """Lead everybody back here with a cookie who does not show it."""
    return Page(GOOD) if "node=7" in seen.headers.get("Cookie", "") else Page(status=302, headers=COOKIE)


def away(_: Seen) -> Page:
    """Set a cookie and lead to another host."""
    return Page(status=302, headers=(("Location", "http://open.example/page"), ("Set-Cookie", "spy=1; Domain=example")))


@dataclasses.dataclass
class Net:
    """All the servers, by what they are."""

    post: Watchpost
    plain: Web
    secure: dict[str, Web]
    six: Web

    def ending(self, host: str) -> tuple[str, str]:
        return self.post.ending(self.url(host))

    def url(self, host: str) -> str:
        if host in self.secure:
            return f"https://{host}.example/page"
        port = {"six": f":{self.six.port}", "half": f":{self.plain.port}"}.get(host, "")
        return f"http://{host}.example{port}/page"

    def detail(self, host: str) -> str:
        return self.post.last(self.url(host)).outcome.detail

    def notes(self, host: str) -> tuple[str, ...]:
        return self.post.store.visits.readings(self.post.document(self.url(host)).id)[-1].reading.notes


def secured(post: Watchpost, stack: contextlib.ExitStack) -> tuple[dict[str, Web], dict[str, str]]:
    """Return a server for each certificate, and the files of the authorities that are declared for single hosts."""
    known = Authority(post.folder)
    link = Authority(post.folder, "the missing link", known)
    national, stranger = Authority(post.folder, "national authority"), Authority(post.folder, "stranger")
    contexts = {
        "chain": link.context("chain.example"),
        "chain-declared": link.context("chain-declared.example"),
        "national": national.context("national.example"),
        "old": known.context("old.example", old=True),
        "old-declared": known.context("old-declared.example", old=True),
        "expired": known.context("expired.example", expired=True),
        "self-signed": stranger.context("self-signed.example"),
    }
    servers = {name: stack.enter_context(Web(context=context)) for name, context in contexts.items()}
    for name, server in servers.items():
        server.put(f"{name}.example/page", Page(GOOD))
    return servers, {"chain-declared.example": str(link.file), "national.example": str(national.file)}


@pytest.fixture(scope="module")
def net(post: Watchpost) -> Iterator[Net]:
    with contextlib.ExitStack() as stack:
        secure, ca_files = secured(post, stack)
        plain, six = stack.enter_context(Web()), stack.enter_context(Web(address="::1"))
        six.put("six.example/page", Page(GOOD))
        plain.put("half.example/page", Page(GOOD))
        plain.put("open.example/page", Page(GOOD))
        plain.put("cookie.example/page", wants_cookie)
        plain.put("away.example/page", away)
        plain.put("slow.example/page", Page(GOOD, delay=2.5))
        plain.put("patient.example/page", Page(GOOD, delay=2.5))
        post.names = {"six.example": ["::1"], "half.example": ["::1", "127.0.0.1"], "failing.example": []}
        here = [f"{name}.example" for name in ("open", "cookie", "away", "slow", "patient", *HOSTS)]
        settings = dataclasses.replace(
            SETTINGS,
            extra_ca_file=str(post.folder / "citewatch-test-authority.pem"),
            host_ca_files=ca_files,
            host_security_levels={"old-declared.example": 0},
            host_seconds={"patient.example": 10},
            allowed_networks=("::1/128", "127.0.0.1/32"),
            host_map=mapped(plain.map(*here), *(web.map(f"{name}.example") for name, web in secure.items())),
        )
        made = Net(post, plain, secure, six)
        names = [*HOSTS, "six", "half", "failing", "nobody", "cookie", "away", "slow", "patient"]
        post.watch(*(made.url(name) for name in names))
        post.visit(settings)
        yield made


@pytest.mark.hazard(55)
def test_a_chain_with_a_missing_link_names_what_is_missing(net: Net) -> None:
    assert net.ending("chain") == TLS
    assert "CN=the missing link" in net.detail("chain")


@pytest.mark.hazard(55, 56)
@pytest.mark.parametrize("host", ["chain-declared", "national"])
def test_a_host_that_is_given_an_authority_of_its_own_is_reached_and_its_copies_are_marked(net: Net, host: str) -> None:
    assert (net.ending(host), net.notes(host)) == (NEW, ("tls-own-authority",))


@pytest.mark.hazard(56)
def test_the_authority_of_one_host_vouches_for_no_other(net: Net) -> None:
    assert net.ending("self-signed") == TLS
    assert net.ending("chain") == TLS


@pytest.mark.hazard(57)
@pytest.mark.parametrize("host", ["expired", "self-signed"])
def test_a_certificate_that_does_not_hold_is_never_a_way_to_plain_http(net: Net, host: str) -> None:
    assert net.ending(host) == TLS
    assert [seen for seen in net.plain.log if seen.host == f"{host}.example"] == []


@pytest.mark.hazard(58)
def test_old_ciphers_are_refused_unless_declared_for_the_host_and_marked_then(net: Net) -> None:
    assert net.ending("old") == TLS
    assert (net.ending("old-declared"), net.notes("old-declared")) == (NEW, ("tls-low-security",))


@pytest.mark.hazard(56, 58)
def test_the_archive_marks_the_copies_as_well(net: Net) -> None:
    marks = {}
    for name in net.post.archive.files():
        with (net.post.archive.folder / name).open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response" and (mark := record.rec_headers.get_header("X-Mark")):
                    marks[record.rec_headers.get_header("WARC-Target-URI")] = mark

    assert marks[net.url("national")] == "tls-own-authority"
    assert marks[net.url("old-declared")] == "tls-low-security"


@pytest.mark.hazard(59)
def test_a_host_with_one_family_of_addresses_is_reached(net: Net) -> None:
    """And one whose other family is broken."""
    assert [net.ending(host) for host in ("six", "half")] == [NEW, NEW]


@pytest.mark.hazard(9, 59)
def test_a_name_that_nobody_could_tell_is_not_one_that_does_not_exist(net: Net) -> None:
    assert net.ending("failing") == ("broken", "dns-failure")
    assert net.ending("nobody") == ("broken", "absent-host")


@pytest.mark.hazard(77)
def test_a_host_that_insists_on_its_cookie_gets_it_within_the_visit(net: Net) -> None:
    shown = [seen.headers.get("Cookie") for seen in net.plain.log if seen.host == "cookie.example"]

    assert net.ending("cookie") == NEW
    assert shown == [None, None, "node=7"]


@pytest.mark.hazard(77)
def test_no_cookie_goes_to_another_host(net: Net) -> None:
    assert net.ending("away") == NEW
    assert not [seen for seen in net.plain.log if seen.host == "open.example" and "Cookie" in seen.headers]


@pytest.mark.hazard(48)
def test_a_host_may_have_a_time_limit_of_its_own(net: Net) -> None:
    assert net.ending("slow") == ("broken", "timeout")
    assert net.ending("patient") == NEW
