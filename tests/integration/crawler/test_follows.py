"""Pages that only show where the text lies: the text is fetched within the same visit, and is what is read."""

import dataclasses
import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.settings import CrawlSettings
from fakes import papers
from fakes.authority import Authority
from fakes.crawling import Done
from fakes.watchpost import BEGIN, SETTINGS, Watchpost
from fakes.web import Page, Seen, Web, redirect
from store.model.watching import Watch

VIEWERS, FILES = "docs.un.org", "documents.un.org"
GAP = 0.15
ETAG = '"2f1-61a"'
SENTENCES = (
    "The Assembly takes note of what the two secretariats have done together since they last reported on it.",
    "It asks them to go on, and to say in two years which of the plans have been carried out and which have not.",
    "It also asks the funds and programmes to name somebody who can be written to in each of the member States.",
)
PAPER = papers.pdf("Cooperation between two organizations", *SENTENCES)
EDITED = papers.pdf(
    "Cooperation between two organizations", SENTENCES[0], SENTENCES[1], SENTENCES[2].replace("each", "none")
)
FRAME = b"<!doctype html><html><head><title>Documents</title></head><body><app-root></app-root></body></html>"

REDIRECTED = "https://undocs.org/en/A/RES/1"
FRAMED = f"https://{VIEWERS}/en/A/RES/2"
UNPUBLISHED = f"https://{VIEWERS}/en/A/RES/3"
RUSSIAN = f"https://{VIEWERS}/ru/A/RES/4"
BARE = f"https://{VIEWERS}/en/A/RES/5"
CIRCLE = f"https://{VIEWERS}/en/A/RES/6"
CHAIN = f"https://{VIEWERS}/en/A/RES/7"
FORBIDDEN = f"https://{VIEWERS}/en/A/RES/8"
ONCE_BARE = f"https://{VIEWERS}/en/A/RES/9"
LISTED = f"https://{VIEWERS}/en/A/RES/10"


def viewer(number: int, file: str = "", language: str = "en") -> Page:
    """Return a viewer's page; it shows the symbol's file, or another one, or none ("-")."""
    api = f"https://{FILES}/api/symbol/access?s=A/RES/{number}&amp;l={language}&amp;t=pdf"
    frame = "" if file == "-" else f'<iframe src="{file or api}"></iframe>'
    links = "".join(f'<li><a href="/{each}/A/RES/{number}">{each}</a></li>' for each in ("ar", "zh", "en", "fr", "ru"))
    body = f"<!DOCTYPE html><html><head><title>A/RES/{number}</title></head><body><ul>{links}</ul>{frame}</body></html>"
    return Page(body.encode(), headers=(("Content-Type", "text/html"), ("ETag", ETAG)))


def symbol(number: int, language: str = "en") -> str:
    return f"{FILES}/api/symbol/access?s=A/RES/{number}&l={language}&t=pdf"


def paper(body: bytes) -> Page:
    return Page(body, headers=(("Content-Type", "application/pdf"),))


def only_if_asked(seen: Seen) -> Page:
    """Answer 304 to whoever shows the validator."""
    headers = (("Content-Type", "application/pdf"), ("ETag", ETAG))
    known = seen.headers.get("If-None-Match") == ETAG
    return Page(status=304, headers=headers) if known else Page(PAPER, headers=headers)


def script(web: Web) -> None:
    web.put(f"{FILES}/robots.txt", Page(b"User-agent: *\nDisallow: /doc/closed/\n"))
    web.put("undocs.org/en/A/RES/1", redirect(f"https://{VIEWERS}:443/en/A/RES/1", 301))
    for number in (1, 2, 3):
        web.put(f"{VIEWERS}/en/A/RES/{number}", viewer(number))
    web.put(symbol(1), redirect("/doc/UNDOC/ONE.PDF"))
    web.put(f"{FILES}/doc/UNDOC/ONE.PDF", redirect("/doc/undoc/one.pdf", 301))
    web.put(f"{FILES}/doc/undoc/one.pdf", only_if_asked)
    web.put(symbol(2), redirect("/doc/UNDOC/TWO.PDF"))
    web.put(f"{FILES}/doc/UNDOC/TWO.PDF", Page(FRAME))
    web.put(f"{FILES}/doc/undoc/two.pdf", paper(PAPER))
    web.put(symbol(3), Page(headers=(("Content-Type", "application/pdf"),)))
    web.put(f"{VIEWERS}/ru/A/RES/4", viewer(4, language="ru"))
    web.put(symbol(4, "ru"), paper(PAPER))
    web.put(f"{VIEWERS}/en/A/RES/5", viewer(5, "-"))
    web.put(f"{VIEWERS}/en/A/RES/6", viewer(6, f"https://{FILES}/doc/SIX.PDF"))
    web.put(f"{FILES}/doc/SIX.PDF", Page(FRAME))
    web.put(f"{FILES}/doc/six.pdf", redirect(CIRCLE))
    web.put(f"{VIEWERS}/en/A/RES/7", viewer(7, f"https://{FILES}/doc/SEVEN.PDF"))
    web.put(f"{FILES}/doc/SEVEN.PDF", Page(FRAME))
    web.put(f"{FILES}/doc/seven.pdf", redirect(f"https://{VIEWERS}/en/A/RES/77"))
    web.put(f"{VIEWERS}/en/A/RES/77", viewer(77, f"https://{FILES}/doc/EIGHT.PDF"))
    web.put(f"{FILES}/doc/EIGHT.PDF", Page(FRAME))
    web.put(f"{FILES}/doc/eight.pdf", paper(PAPER))
    web.put(f"{VIEWERS}/en/A/RES/8", viewer(8, f"https://{FILES}/doc/closed/file.pdf"))
    web.put(f"{VIEWERS}/en/A/RES/9", viewer(9, "-"))
    web.put(f"{VIEWERS}/en/A/RES/10", viewer(2))


@pytest.fixture(scope="module")
def web(post: Watchpost) -> Iterator[Web]:
    authority = Authority(post.folder)
    with Web(context=authority.context(VIEWERS, FILES, "undocs.org")) as server:
        script(server)
        yield server


@pytest.fixture(scope="module")
def settings(web: Web, post: Watchpost) -> CrawlSettings:
    return dataclasses.replace(
        SETTINGS,
        gap_seconds=GAP,
        host_map=web.map(VIEWERS, FILES, "undocs.org"),
        extra_ca_file=str(next(post.folder.glob("*authority.pem"))),
    )


@pytest.fixture(scope="module", autouse=True)
def batches(post: Watchpost, web: Web, settings: CrawlSettings) -> list[Done]:
    """Two batches, a week apart. Meanwhile one file is edited, and one viewer finds its file."""
    post.watch(REDIRECTED, FRAMED, UNPUBLISHED, CIRCLE, CHAIN, FORBIDDEN)
    post.watch(Watch(RUSSIAN, language="ru"), Watch(BARE), Watch(ONCE_BARE, min_text=0))
    post.watch(Watch(LISTED, kind="listing", min_items=1))
    first = post.visit(settings)
    web.put(f"{FILES}/doc/undoc/two.pdf", paper(EDITED))
    web.put(f"{VIEWERS}/en/A/RES/9", viewer(2))
    return [first, post.visit(settings, day=7)]


def first_ending(post: Watchpost, url: str) -> tuple[str, str]:
    outcome = post.store.visits.of(post.document(url).id)[-1].outcome
    return outcome.kind.value, outcome.reason


@pytest.mark.hazard(16)
@pytest.mark.parametrize("url", [REDIRECTED, FRAMED])
def test_the_file_is_what_is_read(post: Watchpost, url: str) -> None:
    reading = post.store.visits.readings(post.document(url).id)[-1].reading

    assert (reading.media_type, reading.url) == ("application/pdf", url)
    assert SENTENCES[1] in " ".join(reading.text.split())


@pytest.mark.hazard(12, cases=("UNPUBLISHED",))
@pytest.mark.hazard(13, cases=("RUSSIAN",))
@pytest.mark.parametrize(
    ("url", "ending"),
    [
        (REDIRECTED, ("new", "first-reading")),
        (FRAMED, ("new", "first-reading")),
        (UNPUBLISHED, ("broken", "unpublished")),
        (RUSSIAN, ("degraded", "wrong-language")),
        (BARE, ("degraded", "too-small")),
        (CIRCLE, ("broken", "loop")),
        (CHAIN, ("broken", "loop")),
        (FORBIDDEN, ("blocked", "robots")),
    ],
)
def test_a_visit_ends_as_its_file_does(post: Watchpost, url: str, ending: tuple[str, str]) -> None:
    assert first_ending(post, url) == ending


def test_a_viewer_may_be_three_times_led_on_and_no_further(web: Web) -> None:
    assert web.asked("/doc/EIGHT.PDF")
    assert not web.asked("/doc/eight.pdf")


def test_a_file_that_robots_may_not_have_is_not_asked_for(web: Web) -> None:
    assert not web.asked("/doc/closed/file.pdf")


def test_a_listing_is_what_it_is(post: Watchpost) -> None:
    """Even at a viewer's address."""
    final = post.store.visits.of(post.document(LISTED).id)[-1].final_url

    assert final == LISTED


def test_the_files_host_gets_its_gap_between_all_visits(web: Web) -> None:
    """Documents of two hosts lead there at the same time."""
    seen = sorted((each for each in web.log if each.host == FILES), key=lambda each: each.at)
    gaps = [later.at - earlier.until for earlier, later in itertools.pairwise(seen)]

    assert len(gaps) > 10
    assert min(gaps) >= GAP


def test_each_step_is_in_the_archive(post: Watchpost) -> None:
    found = set()
    for name in post.archive.files():
        with (post.archive.folder / name).open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    uri = record.rec_headers.get_header("WARC-Target-URI")
                    found.add((uri.removeprefix("https://"), record.http_headers.get_statuscode()))

    assert found >= {
        ("undocs.org/en/A/RES/1", "301"),
        (f"{VIEWERS}:443/en/A/RES/1", "200"),
        (symbol(1), "302"),
        (f"{FILES}/doc/UNDOC/ONE.PDF", "301"),
        (f"{FILES}/doc/undoc/one.pdf", "200"),
    }


def test_the_snapshot_is_the_file(post: Watchpost) -> None:
    snapshot = post.snapshots(FRAMED)[0]

    assert (snapshot.url, snapshot.media_type) == (f"https://{FILES}/doc/undoc/two.pdf", "application/pdf")


def test_a_file_answers_not_modified_by_its_own_validator(post: Watchpost, web: Web) -> None:
    shown = [seen.headers.get("If-None-Match") for seen in web.asked("/doc/undoc/one.pdf")]

    assert post.ending(REDIRECTED) == ("same", "not-modified")
    assert shown == [None, ETAG]


@pytest.mark.hazard(43)
def test_an_edited_file_behind_an_unchanged_viewer_is_a_change(post: Watchpost) -> None:
    assert post.endings(FRAMED) == ["new", "changed"]


def test_a_viewer_is_never_asked_conditionally(post: Watchpost, web: Web) -> None:
    """Not even where its own few words were once taken for the text."""
    assert first_ending(post, ONCE_BARE) == ("new", "first-reading")
    assert not [seen for seen in web.log if seen.host == VIEWERS and "If-None-Match" in seen.headers]


def test_no_new_address_is_proposed_for_a_file_behind_a_viewer(post: Watchpost) -> None:
    """The viewer is the address to cite."""
    findings = post.store.findings.select(statuses=("unconfirmed", "open", "reopened"))

    assert "document-moved" not in {finding.kind for finding in findings}


def test_a_file_whose_host_another_worker_has_stays_due(own_post: Watchpost, settings: CrawlSettings) -> None:
    own_post.watch(FRAMED)
    assert own_post.store.hosts.acquire(FILES, owner="another worker", now=BEGIN, ttl=timedelta(minutes=10))
    done = own_post.visit(settings)

    assert (done.report.visits, done.report.left) == (0, (own_post.document(FRAMED).id,))
