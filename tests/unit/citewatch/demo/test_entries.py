"""The sample chronicle fits the sites: what it quotes stands on the first generation, where it should."""

import importlib.resources
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import pytest

from chronicle import changes, documents, records
from chronicle.changes.model import Comparison, QuoteStateName
from chronicle.documents import Reading
from chronicle.records import Citation, Entry
from citewatch.demo.sites import publication
from citewatch.demo.sites.publication import Generation, Page, Publication
from crawler.sites import registry
from crawler.transport.answer import Answer

LISTED = {
    "XII BRICS Summit Moscow Declaration": "https://eng.brics-russia2020.ru/images/114/81/1148126.pdf",
    "Strategy for BRICS Economic Partnership 2025": "https://eng.brics-russia2020.ru/documents/20201122/1135.html",
}
# Quotations that the first look does not find, by address: in another language, not on that page, never reached.
NOT_STANDING = {
    "https://sco-russia2020.ru/documents/20201110/1036.html": QuoteStateName.OTHER_LANGUAGE,
    "https://undocs.org/en/A/RES/75/269": QuoteStateName.GONE,
    "http://ba.chineseembassy.org/eng/gnxw_1/t1831719.htm": None,
}


def entries() -> list[Entry]:
    folder = importlib.resources.files("citewatch.demo").joinpath("entries")
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".txt"))
    return [records.parse(text, name=name) for name, text in texts]


def citations() -> list[Citation]:
    return [citation for entry in entries() for citation in entry.citations]


@pytest.fixture(scope="module")
def pages() -> Publication:
    return publication.packaged()


def read(pages: Publication, url: str, generation: Generation = Generation.FIRST) -> Reading | None:
    """Read what lies at an address, redirects and viewers followed; None where nobody answers."""
    for _ in range(6):
        parts = urlsplit(url)
        found = pages.find(parts.hostname or "", parts.path + (f"?{parts.query}" if parts.query else ""), generation)
        if found is None:
            return None
        shown = registry.follow(answer(found, url), found.body) if isinstance(found, Page) else found.to
        if shown is None:
            assert isinstance(found, Page)
            return documents.read(found.body, url=url, media_type=found.media_type)
        url = urljoin(url, shown)
    return None


def answer(page: Page, url: str) -> Answer:
    """Return a page as the crawler gets it."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Answer(url, 200, (), page.body, "HTTP/1.1", "127.0.0.1", (), now, now)


def compare(pages: Publication, url: str) -> Comparison:
    before, after = read(pages, url), read(pages, url, Generation.SECOND)
    assert before is not None
    assert after is not None
    return changes.compare(before, after)


def test_the_entries_parse_without_remarks() -> None:
    """Every mark has its note, every note its mark."""
    for entry in entries():
        marks = [number for section in entry.sections for number in section.marks]
        assert (marks, entry.remarks) == ([citation.number for citation in entry.citations], ())


@pytest.mark.parametrize("citation", citations(), ids=lambda citation: citation.title[:40])
def test_quotations_stand_where_they_should(pages: Publication, citation: Citation) -> None:
    """What the first look will find of each quotation, at the best of its addresses."""
    expected = NOT_STANDING.get(citation.urls[0].url or "", QuoteStateName.INTACT)
    urls = [LISTED.get(citation.title) or url.url or "" for url in citation.urls]
    readings = [reading for reading in (read(pages, url) for url in urls) if reading is not None]
    states = [
        [changes.find_quote(quote.text, reading, language=quote.language).state for reading in readings]
        for quote in citation.quotes
    ]

    assert all(expected in found if expected else not found for found in states)


def test_the_russian_page_is_read_from_windows_1251(pages: Publication) -> None:
    """Bytes and declaration agree."""
    reading = read(pages, "https://sco-russia2020.ru/documents/20201110/1036.html")

    assert reading is not None
    assert (reading.charset, reading.language) == ("cp1251", "ru")


@pytest.mark.parametrize("number", [268, 269])
def test_a_resolution_is_the_file_behind_the_viewer(pages: Publication, number: int) -> None:
    """Of the one a redirect leads to the file, of the other a bare frame has to be seen through."""
    reading = read(pages, f"https://undocs.org/en/A/RES/75/{number}")

    assert reading is not None
    assert (reading.media_type, f"A/RES/75/{number}" in reading.symbols) == ("application/pdf", True)


def test_the_chinese_page_says_gb2312_and_means_more(pages: Publication) -> None:
    """A name outside GB 2312 is read all the same."""
    reading = read(pages, "http://www.xinhuanet.com/world/2020-11/17/c_1126752055.htm")

    assert reading is not None
    assert (reading.charset, "孙喆" in reading.text) == ("gb18030", True)


@pytest.mark.parametrize(
    "url",
    [
        "http://eng.sectsco.org/news/20210113/712474.html",
        "http://infoshos.ru/en/?idn=25915",
        "https://brics2021.gov.in/brics/public/uploads/docpdf/getdocu-57.pdf",
    ],
)
def test_what_no_reader_would_call_changed_is_none(pages: Publication, url: str) -> None:
    """Other bytes, but the same words: a moved paragraph, clocks, another export."""
    assert not compare(pages, url).is_change


@pytest.mark.parametrize(
    ("url", "new_word"),
    [
        ("http://eng.sectsco.org/news/20201110/690356.html", "not"),
        ("http://eng.sectsco.org/news/20210322/732362.html", "eleven"),
    ],
)
def test_what_changed_is_a_change(pages: Publication, url: str, new_word: str) -> None:
    """One word each."""
    comparison = compare(pages, url)

    assert comparison.is_change
    assert [new_word in edit.after for edit in comparison.edits] == [True]


def test_the_listing_gains_one_document(pages: Publication) -> None:
    """The new row leads to a page that is there only then."""
    rules = documents.ReadingRules(kind="listing", selectors=documents.Selectors(items=("a.list-item-document__link",)))
    found = []
    for generation in Generation:
        page = pages.find("eng.sectsco.org", "/documents/", generation)
        assert isinstance(page, Page)
        reading = documents.read(page.body, url="https://eng.sectsco.org/documents/", rules=rules)
        found.append({item.url for item in reading.items})

    new = found[1] - found[0]

    assert new == {"https://eng.sectsco.org/20260305/2248913.html"}
    assert [read(pages, url) is None for url in new] == [True]


def test_the_challenge_reads_as_one(pages: Publication) -> None:
    """The bot defence answers 200 and is seen through."""
    reading = read(pages, "https://mid.ru/ru/foreign_policy/news/4418573/", Generation.SECOND)

    assert reading is not None
    assert reading.kind == "challenge"
