"""Lists that are rearranged, lose their rows, or name their items anew; and one that two footnotes cite."""

import dataclasses
from collections.abc import Iterator, Sequence

import pytest

from chronicle import records
from chronicle.changes.state import FindingKind
from fakes.answers import PROSE
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Web
from store.model.desk import FindingStatus
from store.model.watching import Watch

TITLES = (
    "Joint Statement of the Ministers on Digital Trade",
    "Agreement on the Exchange of Statistics between Members",
    "Regulations of the Standing Working Group on Transport",
    "Plan of Action for the Protection of Mountain Rivers",
    "Concept of Cooperation in the Field of Remote Sensing",
    "Regular Press Conference",
    "Regular Press Conference",
)
SHUFFLED = "http://shuffled.example/documents/"
EMPTIED = "http://emptied.example/documents/"
HALVED = "http://halved.example/documents/"
RENAMED = "http://eng.sectsco.org/documents/"
REDATED = "http://redated.example/feed"
CITED = "http://cited.example/documents/"
HOSTS = ("shuffled.example", "emptied.example", "halved.example", "eng.sectsco.org", "redated.example", "cited.example")
ENTRY = f"""\
Q3/2022 - Treffen der Digitalminister

Treffen der Digitalminister, 9. August 2022

Am 9. August 2022 berieten die Minister über Handel im Netz [1] und über Statistik [2].

Mehr zum Thema
Q3/2022SCO
  1. [1] {TITLES[0]}, 9. August 2022, in: {CITED}
  2. [2] {TITLES[1]}, 8. August 2022, in: {CITED}
"""
ALL: tuple[FindingStatus, ...] = ("unconfirmed", "withdrawn", "open", "reopened")


def rows(paths: Sequence[str], titles: Sequence[str] = TITLES) -> list[str]:
    return [
        f"<li><a href='{path}'>{title}</a> <span>{9 - number:02}.08.2022</span></li>"
        for number, (path, title) in enumerate(zip(paths, titles, strict=True))
    ]


def listing(lines: Sequence[str]) -> Page:
    head = "<html lang='en'><head><title>Documents</title></head>"
    return Page(f"{head}<body><main><ul>{''.join(lines)}</ul></main></body></html>".encode())


def feed(*, id_prefix: str, day: int) -> Page:
    """Return a feed whose entries have ids and dates of this week."""
    entries = "".join(
        f"<item><title>{title}</title><link>http://redated.example/{number}</link>"
        f"<guid isPermaLink='false'>{id_prefix}-{number}</guid><pubDate>{day:02} Aug 2022 08:00:00 GMT</pubDate></item>"
        for number, title in enumerate(TITLES)
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{entries}</channel></rss>"
    return Page(body.encode(), headers=(("Content-Type", "application/rss+xml"),))


PLAIN = rows([f"/documents/{number}" for number in range(7)])
OLD_GRAMMAR = rows([f"/news/202208{9 - n:02}/73236{n}.html" for n in range(7)])
NEW_GRAMMAR = rows([f"/202208{9 - n:02}/Some-words-of-a-title-73236{n}.html" for n in range(7)])


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        for url in (SHUFFLED, EMPTIED, HALVED, CITED):
            server.put(url.removeprefix("http://"), listing(PLAIN))
        for number in (0, 1):
            server.put(f"cited.example/documents/{number}", Page(text(*PROSE, title=TITLES[number])))
        server.put(RENAMED.removeprefix("http://"), listing(OLD_GRAMMAR))
        server.put(REDATED.removeprefix("http://"), feed(id_prefix="old", day=9))
        yield server


@pytest.fixture(scope="module", autouse=True)
def weeks(post: Watchpost, web: Web) -> None:
    """Two batches; meanwhile every list but the cited one is written anew."""
    settings = dataclasses.replace(SETTINGS, host_map=web.map(*HOSTS))
    post.store.entries.save(records.parse(ENTRY, name="q3-2022"), at=BEGIN)
    kinds = dict.fromkeys((SHUFFLED, EMPTIED, HALVED, RENAMED, CITED), "listing") | {REDATED: "feed"}
    wishes = [Watch(url, kind="feed" if kind == "feed" else "listing", language="en") for url, kind in kinds.items()]
    post.store.documents.declare([(wish.url, wish) for wish in wishes], at=BEGIN)
    post.visit(settings)
    web.put(SHUFFLED.removeprefix("http://"), listing([*PLAIN[3:], *PLAIN[:3]]))
    web.put(EMPTIED.removeprefix("http://"), listing([]))
    web.put(HALVED.removeprefix("http://"), listing(PLAIN[:3]))
    web.put(RENAMED.removeprefix("http://"), listing(NEW_GRAMMAR))
    web.put(REDATED.removeprefix("http://"), feed(id_prefix="new", day=16))
    post.visit(settings, day=7)


def findings(post: Watchpost, url: str) -> list[FindingKind]:
    return [each.kind for each in post.store.findings.select(statuses=ALL, document_id=post.document(url).id)]


@pytest.mark.hazard(61)
def test_a_list_in_another_order_is_the_same(post: Watchpost) -> None:
    assert (post.endings(SHUFFLED), findings(post, SHUFFLED)) == (["new", "same"], [])


@pytest.mark.hazard(62)
@pytest.mark.parametrize("url", [EMPTIED, HALVED])
def test_a_list_that_lost_its_rows_is_incomplete_and_nothing_was_removed(post: Watchpost, url: str) -> None:
    assert (post.endings(url), findings(post, url)) == (["new", "degraded"], [])


@pytest.mark.hazard(20, 21)
def test_another_title_in_the_addresses_makes_no_new_documents(post: Watchpost) -> None:
    """Their numbers are what names them."""
    assert FindingKind.NEW_DOCUMENT not in findings(post, RENAMED)
    assert FindingKind.ITEM_VANISHED not in findings(post, RENAMED)


@pytest.mark.hazard(66)
def test_other_ids_and_dates_make_no_new_items_of_a_feed(post: Watchpost) -> None:
    assert (post.endings(REDATED)[0], findings(post, REDATED)) == ("new", [])


@pytest.mark.hazard(64)
def test_items_with_one_title_are_as_many_documents(post: Watchpost) -> None:
    items = post.store.visits.readings(post.document(SHUFFLED).id)[-1].reading.items

    assert sum(item.title == "Regular Press Conference" for item in items) == 2


@pytest.mark.hazard(27)
def test_a_list_that_two_footnotes_cite_is_asked_for_once_and_each_finds_its_own(post: Watchpost, web: Web) -> None:
    """Once in each batch."""
    asked = [seen.path for seen in web.log if seen.host == "cited.example" and seen.path != "/robots.txt"]
    cited = {
        link.citation
        for number in (0, 1)
        for link in post.store.visits.links(post.document(f"{CITED}{number}").id)
        if link.citation is not None
    }

    assert (asked.count("/documents/"), cited) == (2, {1, 2})


@pytest.mark.hazard(26)
def test_each_footnote_is_offered_the_address_of_its_document(post: Watchpost) -> None:
    proposals = [each for each in post.store.entries.proposals() if each.kind == "address-found"]

    assert {(each.number, each.before, each.after) for each in proposals} == {
        (1, CITED, f"{CITED}0"),
        (2, CITED, f"{CITED}1"),
    }
