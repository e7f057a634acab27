"""An entry that comes after the first visits: what it cites is looked for although no page has changed since."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from chronicle import records
from crawler.facts import CrawlReport
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Seen, Web
from store.model.watching import Watch

ENTRY = """\
Q3/2022 - Treffen der Digitalminister

Treffen der Digitalminister, 9. August 2022

Am 9. August 2022 berieten die Minister: "Trade on the network must stay open to all members." \
[1] Das Programm liegt vor [2].

Mehr zum Thema
Q3/2022SCO
  1. [1] Report of the Ministers, 9. August 2022, in: http://www.list.example/report
  2. [2] Agreement on the Exchange of Statistics, 8. August 2022, in: http://www.list.example/documents/
"""
REPORT = "http://www.list.example/report"
LISTING = "http://www.list.example/documents/"
ITEM = "http://www.list.example/documents/18"
ETAG = '"1"'
TITLES = (
    "Joint Statement of the Ministers on Digital Trade",
    "Agreement on the Exchange of Statistics",
    "Regulations of the Standing Working Group on Transport",
    "Plan of Action for the Protection of Mountain Rivers",
)
ROWS = "".join(
    f"<li><a href='/documents/{number}'>{title}</a> <span>{26 - number:02}.08.2022</span></li>"
    for number, title in enumerate(TITLES, start=17)
)
PAGE = f"<html lang='en'><head><title>Documents</title></head><body><main><ul>{ROWS}</ul></main></body></html>"
WORDS = "Trade on the network must stay open to all members."
REST = "They thanked their hosts and will meet again in the coming year to look at what was done since, city by city."


def report_page(seen: Seen) -> Page:
    """Answer 304 to whoever shows the validator."""
    if seen.headers.get("If-None-Match") == ETAG:
        return Page(status=304, headers=(("ETag", ETAG),))
    return Page(text(WORDS, REST, title="Report"), headers=(("Content-Type", "text/html"), ("ETag", ETAG)))


@pytest.fixture(scope="module", autouse=True)
def later(post: Watchpost) -> Iterator[CrawlReport]:
    with Web() as web:
        web.put("www.list.example/report", report_page)
        web.put("www.list.example/documents/", Page(PAGE.encode()))
        web.put("www.list.example/documents/18", Page(text(REST, REST, title=TITLES[1])))
        settings = dataclasses.replace(SETTINGS, host_map=web.map("www.list.example"))
        post.watch(REPORT, Watch(LISTING, kind="listing", language="en"))
        post.visit(settings)
        post.store.entries.save(records.parse(ENTRY, name="q3-2022"), at=BEGIN + timedelta(days=1))
        yield post.visit(settings, day=1).report


def test_no_page_has_changed_and_the_cited_item_is_new(later: CrawlReport) -> None:
    assert later.outcomes == {"same": 2, "new": 1}


def test_the_quotation_is_found_in_the_reading_that_a_304_confirmed(post: Watchpost) -> None:
    [state] = post.store.visits.quote_states(document_id=post.document(REPORT).id)

    assert post.ending(REPORT) == ("same", "not-modified")
    assert state.state.state.stands


def test_the_cited_item_of_a_list_with_equal_bytes_is_visited(post: Watchpost) -> None:
    assert post.ending(LISTING) == ("same", "equal-bytes")
    assert post.ending(ITEM) == ("new", "first-reading")


def test_taking_stock_is_no_finding(post: Watchpost) -> None:
    assert post.store.findings.count(statuses=("open", "unconfirmed")) == 0
