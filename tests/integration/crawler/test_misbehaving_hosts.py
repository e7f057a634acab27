"""Hosts that misbehave, all at once in one batch: each visit ends as it should, and no host waits for another."""

import dataclasses
import itertools
from collections.abc import Iterator

import pytest

from fakes.authority import Authority
from fakes.crawling import Done
from fakes.watchpost import SETTINGS, Watchpost, mapped, text
from fakes.web import Page, Seen, Web, redirect

pytestmark = pytest.mark.usefixtures("done")

GOOD = text("Participants agree that the Internet is governed by all who use it.", "They will meet again next year.")
CASES = {
    "http://good.example/page": ("new", "first-reading"),
    "http://packed.example/page": ("new", "first-reading"),
    "https://safe.example/page": ("new", "first-reading"),
    "http://forbidding.example/private/page": ("blocked", "robots"),
    "http://forbidding.example/public/page": ("new", "first-reading"),
    "http://robots-error.example/page": ("blocked", "robots-unreachable"),
    "http://robots-slow.example/page": ("blocked", "robots-unreachable"),
    "http://robots-busy.example/page": ("blocked", "robots-unreachable"),
    "http://robots-html.example/page": ("new", "first-reading"),
    "http://robots-loop.example/page": ("new", "first-reading"),
    "http://robots-away.example/page": ("new", "first-reading"),
    "http://to-loopback.example/page": ("broken", "address-refused"),
    "http://to-metadata.example/page": ("broken", "address-refused"),
    "http://to-file.example/page": ("broken", "address-refused"),
    "http://rebinding.example/page": ("broken", "address-refused"),
    "http://big.example/page": ("broken", "too-large"),
    "http://endless.example/page": ("broken", "too-large"),
    "http://bomb.example/page": ("broken", "bomb"),
    "http://slow.example/page": ("broken", "timeout"),
    "http://dripping.example/page": ("broken", "timeout"),
    "http://cut.example/page": ("broken", "truncated"),
    "http://silent.example/page": ("broken", "reset"),
    "http://circle.example/page": ("broken", "loop"),
    "http://chain.example/0": ("broken", "loop"),
    "http://shut.example/page": ("broken", "connect"),
    "http://nowhere.example/page": ("broken", "absent-host"),
    "http://missing.example/page": ("broken", "absent-404"),
    "http://wall.example/page": ("blocked", "http-403"),
    "http://failing.example/page": ("broken", "http-502"),
    "https://stranger.example/page": ("broken", "tls"),
    "https://other-name.example/page": ("broken", "tls"),
}


def script(web: Web) -> None:
    for host in {url.split("/")[2] for url in CASES}:
        web.put(f"{host}/page", Page(GOOD))
    web.put("packed.example/page", Page(GOOD, packed=True, chunked=True))
    web.put("forbidding.example/robots.txt", Page(b"User-agent: *\nDisallow: /private/\n"))
    web.put("forbidding.example/public/page", Page(GOOD))
    web.put("robots-error.example/robots.txt", Page(status=500))
    web.put("robots-slow.example/robots.txt", Page(silent=True))
    web.put("robots-busy.example/robots.txt", Page(status=429))
    web.put("robots-html.example/robots.txt", Page(GOOD))
    web.put("robots-loop.example/robots.txt", redirect("/robots.txt"))
    web.put("robots-away.example/robots.txt", redirect("http://127.0.0.1/robots.txt"))
    web.put("to-loopback.example/page", redirect(f"http://127.0.0.1:{web.port}/page"))
    web.put("to-metadata.example/page", redirect("http://169.254.169.254/latest/meta-data/"))
    web.put("to-file.example/page", redirect("file:///etc/passwd"))
    web.put("big.example/page", Page(b"x" * 300_000))
    web.put("endless.example/page", Page(b"x" * 300_000, chunked=True))
    web.put("bomb.example/page", Page(bytes(20_000_000), packed=True))
    web.put("slow.example/page", Page(silent=True))
    web.put("dripping.example/page", Page(GOOD, drip=0.05))
    web.put("cut.example/page", Page(GOOD, cut=80))
    web.put("silent.example/page", Page(raw=b""))
    web.put("circle.example/page", redirect("/back"))
    web.put("circle.example/back", redirect("/page"))
    for hop in range(12):
        web.put(f"chain.example/{hop}", redirect(f"/{hop + 1}"))
    web.put("missing.example/page", Page(status=404))
    web.put("wall.example/page", Page(GOOD, status=403))
    web.put("failing.example/page", Page(status=502))


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        script(server)
        yield server


@pytest.fixture(scope="module")
def done(post: Watchpost, web: Web) -> Iterator[Done]:
    authority, stranger = Authority(post.folder), Authority(post.folder, "unknown authority")
    hosts = {url.split("/")[2] for url in CASES} - {"rebinding.example", "shut.example", "nowhere.example"}
    post.names = {"rebinding.example": ["10.0.0.7", "127.0.0.1"], "shut.example": ["127.0.0.9"]}
    with (
        Web(context=authority.context("safe.example")) as safe,
        Web(context=stranger.context("stranger.example")) as unknown,
        Web(context=authority.context("safe.example")) as wrong,
    ):
        script(safe)
        settings = dataclasses.replace(
            SETTINGS,
            max_redirects=5,
            extra_ca_file=str(authority.file),
            allowed_networks=("127.0.0.9/32",),
            host_map=mapped(
                web.map(*hosts),
                safe.map("safe.example"),
                unknown.map("stranger.example"),
                wrong.map("other-name.example"),
            ),
        )
        post.watch(*CASES)
        yield post.visit(settings)


@pytest.mark.hazard(46, cases=("http://big.example/page", "http://endless.example/page"))
@pytest.mark.hazard(47, cases=("http://bomb.example/page",))
@pytest.mark.hazard(48, cases=("http://slow.example/page", "http://dripping.example/page"))
@pytest.mark.hazard(
    51, cases=("http://circle.example/page", "http://chain.example/0", "http://robots-loop.example/page")
)
@pytest.mark.hazard(
    52,
    cases=(
        "http://to-loopback.example/page",
        "http://to-metadata.example/page",
        "http://to-file.example/page",
        "http://rebinding.example/page",
    ),
)
@pytest.mark.hazard(
    53,
    cases=(
        "http://forbidding.example/private/page",
        "http://forbidding.example/public/page",
    ),
)
@pytest.mark.hazard(
    54,
    cases=(
        "http://robots-error.example/page",
        "http://robots-slow.example/page",
        "http://robots-busy.example/page",
        "http://robots-html.example/page",
        "http://robots-away.example/page",
    ),
)
@pytest.mark.hazard(
    57,
    cases=(
        "https://other-name.example/page",
        "https://stranger.example/page",
    ),
)
@pytest.mark.parametrize("url", CASES)
def test_each_visit_ends_with_its_reason(post: Watchpost, done: Done, url: str) -> None:
    assert done.report.visits == len(CASES)
    assert post.ending(url) == CASES[url]


def test_every_visit_has_its_record_in_the_archive(post: Watchpost) -> None:
    kinds = {url: [snapshot.record_type for snapshot in post.snapshots(url)] for url in CASES}

    unanswered = {url for url, types in kinds.items() if types == ["metadata"]}
    assert all(len(types) == 1 for types in kinds.values())
    assert unanswered == {
        url
        for url, (kind, reason) in CASES.items()
        if kind in {"blocked", "broken"} and reason not in {"absent-404", "http-403", "http-502"}
    }


@pytest.mark.hazard(47)
def test_a_bomb_is_not_kept(post: Watchpost) -> None:
    [snapshot] = post.snapshots("http://bomb.example/page")

    assert (snapshot.record_type, snapshot.digest) == ("metadata", "")


@pytest.mark.hazard(53)
def test_nothing_was_asked_where_robots_txt_said_no(web: Web) -> None:
    assert [seen.path for seen in web.log if seen.host == "forbidding.example"] == ["/robots.txt", "/public/page"]
    assert [seen.path for seen in web.log if seen.host == "robots-error.example"] == ["/robots.txt"]


def test_the_gap_of_every_host_is_kept(web: Web) -> None:
    by_host: dict[str, list[Seen]] = {}
    for seen in sorted(web.log, key=lambda seen: seen.at):
        by_host.setdefault(seen.host, []).append(seen)
    gaps = [later.at - earlier.at for log in by_host.values() for earlier, later in itertools.pairwise(log)]

    assert len(gaps) > 20
    assert min(gaps) >= SETTINGS.gap_seconds


def test_one_request_at_a_time_and_host(web: Web) -> None:
    answered = [seen for seen in web.log if seen.until]
    overlapping = [
        (one.host, one.path, other.path)
        for one in answered
        for other in answered
        if one is not other and one.host == other.host and one.at <= other.at < one.until
    ]

    assert overlapping == []


@pytest.mark.hazard(48)
def test_no_host_waits_for_another(web: Web) -> None:
    """The slow ones take two seconds; whoever answers at once is through long before."""
    begin = min(seen.at for seen in web.log)
    [page] = [seen for seen in web.asked("/page") if seen.host == "good.example"]

    assert page.at - begin < 1.0


def test_hops_are_recorded(post: Watchpost) -> None:
    document = post.document("http://chain.example/0")
    visit = post.store.visits.of(document.id)[0]

    assert visit.final_url == "http://chain.example/5"


def test_who_we_are_is_told_to_every_server(web: Web) -> None:
    assert {seen.headers["User-Agent"] for seen in web.log} == {"citewatch/0.1 (+https://example.org/watch)"}
    assert not [seen for seen in web.log if "Cookie" in seen.headers or "Referer" in seen.headers]
