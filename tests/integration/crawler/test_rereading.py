"""A new version of the reader is no news: like is compared with like, and what really changed is found all the same."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from chronicle import records
from chronicle.documents import versions
from chronicle.documents.model import Block, BlockKind, Reading
from crawler.replay.rederiving import Rederived, Rederiving
from fakes import storing
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Seen, Web
from store.clock import FixedClock
from store.model.desk import FindingStatus

ALL: tuple[FindingStatus, ...] = ("open", "reopened", "unconfirmed", "decided", "withdrawn")
WORDS = "Participants agree that the Internet is governed by all who use it."
REST = "They will meet again next year in another city, and report on what was done in the three years before."
MORE = "The hosts thanked everybody for the patience with which they had listened to each other through two long days."
STILL = "http://www.still.example/2020/declaration.html"
QUIET = "http://www.quiet.example/2020/declaration.html"
EDITED = "http://www.edited.example/2020/declaration.html"
SILENT = "http://www.silent.example/2020/declaration.html"
URLS = (STILL, QUIET, EDITED, SILENT)
ENTRY = f"""\
Q4/2020 - Gipfeltreffen

Gipfeltreffen, 10. November 2020

Es wurde beraten. [1]

[1] Declaration, 10. November 2020, "{WORDS}", in: {EDITED}
"""


def page(rest: str, *, clock: str) -> bytes:
    """A page with a clock beside its text, so that no two answers have equal bytes."""
    return text(WORDS, rest, MORE).replace(b"</body>", f"<footer>{clock}</footer></body>".encode())


def by_an_older_reader(reading: Reading) -> Reading:
    """A reading as an older version might have made it: the menu taken for text, a paragraph overlooked."""
    menu = "Home Documents Contact Search the archive of this house by year and by subject"
    texts = (menu, reading.blocks[0].text)
    first = Block(BlockKind.PARAGRAPH, menu, "nav", 0, len(menu))
    start = len(menu) + 2
    second = dataclasses.replace(reading.blocks[0], start=start, end=start + len(texts[1]))
    return dataclasses.replace(reading, text="\n\n".join(texts), blocks=(first, second), reader_version="0")


@pytest.fixture(scope="module", autouse=True)
def visited(post: Watchpost) -> Iterator[None]:
    """Four documents read by an older reader; after that one is visited with only its clock ticked, one edited."""
    with Web() as web:
        hosts = [url.split("/")[2] for url in URLS]
        settings = dataclasses.replace(SETTINGS, gap_seconds=0.05, host_map=web.map(*hosts))
        for host in hosts:
            web.put(f"{host}/2020/declaration.html", Page(page(REST, clock="Today is 2 March 2026, 09:14")))
        web.put("www.silent.example/2020/declaration.html", unchanged)
        post.store.entries.save(records.parse(ENTRY, name="entry.txt"), at=BEGIN)
        post.watch(*URLS)
        post.visit(settings)
        for url in URLS:
            read_by_an_older_reader(post, url)
        tick = "Today is 9 March 2026, 10:20"
        web.put("www.quiet.example/2020/declaration.html", Page(page(REST, clock=tick)))
        web.put(
            "www.edited.example/2020/declaration.html", Page(page(REST.replace("three years", "ten years"), clock=tick))
        )
        documents = [post.document(url).id for url in (QUIET, EDITED, SILENT)]
        post.visit(settings, day=7, documents=documents)
        yield


def unchanged(seen: Seen) -> Page:
    """Answer 304 to whoever shows the validator."""
    if seen.headers.get("If-None-Match") == '"1"':
        return Page(status=304, headers=(("ETag", '"1"'),))
    return Page(page(REST, clock="-"), headers=(("Content-Type", "text/html"), ("ETag", '"1"')))


def read_by_an_older_reader(post: Watchpost, url: str) -> None:
    document = post.document(url)
    known = post.store.documents.states([document.id])[document.id]
    assert known.reading is not None
    old = storing.visit(
        document.id,
        at=BEGIN,
        derived=True,
        reading=by_an_older_reader(known.reading),
        keep_reading=True,
        snapshot_id=document.snapshot_id,
        host=document.host,
    )
    post.store.visits.record([old])


def newest(post: Watchpost, url: str) -> Reading:
    return post.store.visits.readings(post.document(url).id)[0].reading


def test_an_unchanged_page_makes_no_finding_of_a_new_reader(post: Watchpost) -> None:
    assert post.ending(QUIET)[0] == "same"
    assert post.store.findings.select(statuses=ALL, document_id=post.document(QUIET).id) == []
    assert not any(change.comparison.is_change for change in post.store.visits.changes(post.document(QUIET).id))


def test_a_changed_page_shows_exactly_what_changed(post: Watchpost) -> None:
    changes = post.store.visits.changes(post.document(EDITED).id)

    assert post.ending(EDITED)[0] == "changed"
    assert [(edit.before, edit.after) for edit in changes[0].comparison.edits] == [("three", "ten")]
    assert len(post.store.findings.select(statuses=ALL, document_id=post.document(EDITED).id)) == 1


def test_the_change_names_the_reading_that_was_made_anew(post: Watchpost) -> None:
    change = post.store.visits.changes(post.document(EDITED).id)[0]
    before = post.store.visits.reading(change.before_reading_id)

    assert before is not None
    assert (before.rederived, before.reading.reader_version) == (True, versions.of())
    assert before.seen_at < BEGIN + timedelta(days=1)


def test_a_page_that_the_server_calls_unmodified_is_read_again_too(post: Watchpost) -> None:
    assert post.ending(SILENT) == ("same", "not-modified")
    assert newest(post, SILENT).reader_version == versions.of()


def test_a_re_reading_is_no_visit(post: Watchpost) -> None:
    assert [len(post.endings(url)) for url in URLS] == [1, 2, 2, 2]


def test_a_quotation_keeps_its_state_and_its_first_sighting(post: Watchpost) -> None:
    quote = post.store.documents.states([post.document(EDITED).id])[post.document(EDITED).id].quotes[0]

    assert quote.last is not None
    assert quote.last.stands
    assert quote.good_at is not None
    assert quote.good_at < BEGIN + timedelta(days=1)


def test_a_pass_renews_what_is_outdated_and_then_finds_nothing_to_do(post: Watchpost) -> None:
    documents = post.store.documents.all()
    work = Rederiving(post.store, post.archive, FixedClock(BEGIN + timedelta(days=8)), "tests")

    first = work.run(documents)
    second = dataclasses.replace(work, _renewed=0, _differing=0).run(documents)

    assert (first.documents, first.renewed, first.differing) == (4, 1, 1)
    assert second.renewed == 0
    assert newest(post, STILL).text == newest(post, QUIET).text
    assert post.store.findings.select(statuses=ALL, document_id=post.document(STILL).id) == []


def test_a_pass_leaves_a_host_that_is_being_visited(post: Watchpost) -> None:
    now = BEGIN + timedelta(days=8)
    lease = post.store.hosts.acquire("www.still.example", owner="somebody", now=now, ttl=timedelta(minutes=1))
    assert lease is not None

    done = Rederiving(post.store, post.archive, FixedClock(now), "tests", True).run([post.document(STILL)])

    post.store.hosts.release(lease, next_allowed_at=None)
    assert done == Rederived(documents=1, busy=(STILL,))


def test_a_pass_can_be_kept_to_what_was_seen_lately(post: Watchpost) -> None:
    work = Rederiving(post.store, post.archive, FixedClock(BEGIN + timedelta(days=8)), "tests", True)

    done = work.run(post.store.documents.all(), since=BEGIN + timedelta(days=7))

    assert (done.documents, done.renewed) == (3, 3)
