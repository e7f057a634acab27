"""Documents visited again and again: new, same, changed, gone from sight, and what goes over the wire meanwhile."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.settings import CrawlSettings
from fakes.crawling import Done
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Seen, Web, redirect
from store.model.watching import Watch

FIRST = text(
    "Participants agree that the Internet is governed by all who use it.",
    "They will meet again next year in another city, and report on what was done.",
)
SECOND = FIRST.replace(b"agree that", b"do not agree that")
# Kept byte for byte, however odd: a weak one with a comma, and a date that no library would write.
ETAG = 'W/"5f3-a,b c--gzip"'
MODIFIED = "Tue, 3 Feb 2026 8:00:00 +0000"
VALIDATORS = (("Content-Type", "text/html; charset=utf-8"), ("ETag", ETAG), ("Last-Modified", MODIFIED))

KEPT = "http://www.kept.example/page"
PLAIN = "http://www.plain.example/page"
EDITED = "http://www.edited.example/page"
MOVING = "http://www.moving.example/page"
LOST = "http://www.lost.example/page"
LYING = "http://www.lying.example/page"
RUSSIAN = "http://www.russian.example/page"
DAYS = (0, 7, 14, 21, 28)


def only_if_asked(seen: Seen) -> Page:
    """Answer 304 to whoever shows the validators, to all others the page."""
    if seen.headers.get("If-None-Match") == ETAG and seen.headers.get("If-Modified-Since") == MODIFIED:
        return Page(status=304, headers=(("ETag", ETAG),))
    return Page(FIRST, headers=VALIDATORS)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        for url in (KEPT, PLAIN, EDITED, MOVING, LOST, LYING, RUSSIAN):
            server.put(url.removeprefix("http://"), Page(FIRST))
        server.put("www.kept.example/page", only_if_asked)
        server.put("www.moving.example/page", Page(FIRST, headers=VALIDATORS))
        server.put("www.lying.example/page", Page(FIRST, headers=VALIDATORS))
        yield server


@pytest.fixture(scope="module")
def settings(web: Web) -> CrawlSettings:
    hosts = [f"www.{name}.example" for name in ("kept", "plain", "edited", "moving", "lost", "lying", "russian", "new")]
    return dataclasses.replace(SETTINGS, gap_seconds=0.05, host_map=web.map(*hosts))


@pytest.fixture(scope="module", autouse=True)
def batches(post: Watchpost, web: Web, settings: CrawlSettings) -> list[Done]:
    """Five batches, a week apart. After the first one the web changes."""
    post.watch(KEPT, PLAIN, EDITED, MOVING, LOST, LYING, Watch(RUSSIAN, language="ru", min_text=50))
    done = [post.visit(settings, day=DAYS[0])]
    web.put("www.edited.example/page", Page(SECOND))
    web.put("www.moving.example/page", redirect("http://www.new.example/page", 301))
    web.put("www.new.example/page", Page(FIRST, headers=VALIDATORS))
    web.put("www.lost.example/page", Page(status=404))
    web.put("www.lying.example/page", Page(status=304, headers=()))
    done.append(post.visit(settings, day=DAYS[1]))
    web.put("www.edited.example/page", Page(FIRST))
    done += [post.visit(settings, day=day) for day in DAYS[2:]]
    return done


def test_every_document_is_visited_once_in_a_batch(batches: list[Done]) -> None:
    assert [done.report.visits for done in batches] == [7] * len(DAYS)


def test_a_page_that_stays_is_new_once_and_then_the_same(post: Watchpost) -> None:
    assert post.endings(KEPT) == ["new", "same", "same", "same", "same"]


def test_the_validators_go_back_byte_for_byte(web: Web) -> None:
    second = web.asked("/page")
    kept = [seen for seen in second if seen.host == "www.kept.example"]

    assert b"If-None-Match" not in kept[0].raw
    assert f"\r\nIf-None-Match: {ETAG}\r\nIf-Modified-Since: {MODIFIED}\r\n".encode() in kept[1].raw


def test_not_modified_becomes_a_revisit_record_of_the_original(post: Watchpost) -> None:
    original, again = post.snapshots(KEPT)[:2]

    assert (again.record_type, again.status, again.refers_to, again.digest) == (
        "revisit",
        304,
        original.id,
        original.digest,
    )


@pytest.mark.hazard(68)
def test_every_fourth_visit_asks_without_validators(web: Web) -> None:
    conditional = ["If-None-Match" in seen.headers for seen in web.asked("/page") if seen.host == "www.kept.example"]

    assert conditional == [False, True, True, True, False]


def test_equal_bytes_are_not_stored_again(post: Watchpost) -> None:
    kinds = [(snapshot.record_type, snapshot.status) for snapshot in post.snapshots(PLAIN)]

    assert kinds[:2] == [("response", 200), ("revisit", 200)]
    assert post.ending(PLAIN) == ("same", "equal-bytes")


def test_an_edited_sentence_and_its_way_back_are_two_changes(post: Watchpost) -> None:
    document = post.document(EDITED)

    assert post.endings(EDITED) == ["new", "changed", "changed", "same", "same"]
    assert len(post.store.visits.changes(document.id)) == 2


def test_a_change_is_looked_at_a_second_time_soon(post: Watchpost) -> None:
    visits = post.store.visits.of(post.document(EDITED).id)
    findings = post.store.findings.select(statuses=("unconfirmed", "withdrawn"), document_id=post.document(EDITED).id)

    assert visits[3].outcome.kind.value == "changed"
    assert findings


def test_validators_are_not_sent_to_another_address(web: Web) -> None:
    redirected = [seen for seen in web.log if seen.host == "www.new.example" and seen.path == "/page"]

    assert redirected
    assert not [seen for seen in redirected[:1] if "If-None-Match" in seen.headers]


@pytest.mark.hazard(17)
def test_a_permanent_redirect_to_the_same_text_proposes_the_new_address(post: Watchpost) -> None:
    moved = post.store.visits.of(post.document(MOVING).id)[3]

    assert (moved.outcome.kind.value, moved.final_url) == ("moved", "http://www.new.example/page")


def test_a_page_that_is_missing_keeps_its_last_good_reading(post: Watchpost) -> None:
    document = post.document(LOST)

    assert post.endings(LOST)[:2] == ["new", "broken"]
    assert document.reading_id is not None
    assert document.failing_since is not None


@pytest.mark.hazard(68)
def test_a_server_that_says_not_modified_unasked_is_not_believed(post: Watchpost) -> None:
    """It says so even on the proof visit, which showed no validators."""
    assert post.endings(LYING)[-1] != "same"


@pytest.mark.hazard(14)
def test_the_language_of_a_document_is_asked_for(web: Web) -> None:
    asked = {
        seen.headers["Accept-Language"]
        for seen in web.log
        if seen.host == "www.russian.example" and "page" in seen.path
    }

    assert asked == {"ru,en;q=0.9,*;q=0.5"}


def test_the_next_visit_is_what_the_policy_says(post: Watchpost) -> None:
    document = post.document(PLAIN)

    assert document.next_visit_at is not None
    assert timedelta(days=34) < document.next_visit_at - BEGIN < timedelta(days=36)


@pytest.mark.hazard(53)
def test_redirects_and_robots_files_are_in_the_archive_too(post: Watchpost) -> None:
    found = set()
    for name in post.archive.files():
        with (post.archive.folder / name).open("rb") as file:
            for record in ArchiveIterator(file):
                status = record.http_headers.get_statuscode() if record.http_headers else ""
                found.add((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), status))

    assert ("response", MOVING, "301") in found
    assert ("revisit", KEPT, "304") in found
    assert ("request", MOVING, "/page") in found
