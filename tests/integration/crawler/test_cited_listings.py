"""A footnote that cites a listing: the document that it means is found there and visited in the same batch."""

import dataclasses
from collections.abc import Iterator

import pytest

from chronicle import records
from crawler.facts import CrawlReport
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Web
from store.model.watching import Watch

ENTRY = """\
Q3/2022 - Treffen der Digitalminister

Treffen der Digitalminister, 9. August 2022

Am 9. August 2022 berieten die Minister über Handel im Netz: "Trade on the network must stay open to all members." \
[1] Danach reisten sie ab [2].

Mehr zum Thema
Q3/2022SCO
  1. [1] Joint Statement of the Ministers on Digital Trade, 9. August 2022, in: http://www.list.example/documents/
  2. [2] Programme of the visit, 9. August 2022, in: http://www.list.example/programme
"""
LISTING = "http://www.list.example/documents/"
ITEM = "http://www.list.example/documents/17"
ROWS = "".join(
    f"<li><a href='/documents/{number}'>{title}</a> <span>{day:02}.08.2022</span></li>"
    for number, (title, day) in enumerate(
        [
            ("Joint Statement of the Ministers on Digital Trade", 9),
            ("Agreement on the Exchange of Statistics between Members", 8),
            ("Regulations of the Standing Working Group on Transport", 7),
            ("Plan of Action for the Protection of Mountain Rivers", 6),
        ],
        start=17,
    )
)
PAGE = f"<html lang='en'><head><title>Documents</title></head><body><main><ul>{ROWS}</ul></main></body></html>"
STATEMENT = text(
    "The Ministers met on 9 August 2022.",
    "Trade on the network must stay open to all members.",
    "They thanked their hosts and will meet again in the coming year to look at what was done since, city by city.",
    "A list of the members, with the names of those who signed, is kept with the secretariat and open to everybody.",
    title="Joint Statement of the Ministers on Digital Trade",
)


@pytest.fixture(scope="module", autouse=True)
def report(post: Watchpost) -> Iterator[CrawlReport]:
    with Web() as web:
        web.put("www.list.example/documents/", Page(PAGE.encode()))
        web.put("www.list.example/documents/17", Page(STATEMENT))
        web.put("www.list.example/programme", Page(text("On the first day there was a reception. " * 10)))
        post.store.entries.save(records.parse(ENTRY, name="q3-2022"), at=BEGIN)
        post.store.documents.declare([("documents", Watch(LISTING, kind="listing", language="en"))], at=BEGIN)
        yield post.visit(dataclasses.replace(SETTINGS, host_map=web.map("www.list.example"))).report


@pytest.mark.hazard(26)
def test_the_item_with_the_cited_title_is_visited_at_once(post: Watchpost, report: CrawlReport) -> None:
    assert report.outcomes == {"new": 3}
    assert post.ending(ITEM) == ("new", "first-reading")


def test_the_other_items_of_a_first_look_are_not(post: Watchpost) -> None:
    assert post.store.documents.find("http://www.list.example/documents/18") is None


def test_the_words_of_the_entry_are_found_in_the_item(post: Watchpost) -> None:
    document = post.document(ITEM)

    [state] = post.store.visits.quote_states(document_id=document.id)

    assert state.state.state.stands


def test_a_new_document_is_linked_to_the_footnote_that_cites_it(post: Watchpost) -> None:
    links = post.store.visits.links(post.document("http://www.list.example/programme").id)

    assert (post.store.entries.all()[0].slug, 2) in {(link.entry, link.citation) for link in links}


def test_first_looks_are_no_findings(post: Watchpost) -> None:
    assert post.store.findings.count(statuses=("open", "unconfirmed")) == 0
