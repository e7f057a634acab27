import datetime as dt

import pytest

from chronicle import documents
from chronicle.documents import ListingItem, PageKind, ReadingRules, Selectors

URL = "https://example.org/documents/"
NAV = (
    "<nav>"
    + "".join(f'<a class=doc href="/s/{n}.html">A section of the site with a long name {n}</a>' for n in range(9))
    + "</nav>"
)
TITLES = {
    "en": "Joint statement on cooperation number {n}",
    "de": "Gemeinsame Erklärung zur Zusammenarbeit Nummer {n}",
    "ru": "Совместное заявление о сотрудничестве номер {n}",
    "zh": "关于合作的联合声明第{n}号文件全文",
}
DATES = {"en": "{n} November 2020", "de": "{n}. November 2020", "ru": "{n} ноября 2020", "zh": "2020年11月{n}日"}
ROWS = {
    "list": '<ul>{rows}</ul>|<li><a href="/d/{n}.html">{title}</a> <span>{date}</span></li>',
    "table": '<table>{rows}</table>|<tr><td>{date}</td><td><a href="/d/{n}.html">{title}</a></td>'
    '<td><a href="/p/{n}.pdf">PDF</a></td></tr>',
    "cards": '<div>{rows}</div>|<div class=card><h3><a href="/d/{n}.html">{title}</a></h3><p>{date}</p></div>',
}


def listing(language: str, shape: str, count: int = 8) -> str:
    frame, row = ROWS[shape].split("|")
    rows = "".join(
        row.format(n=n, title=TITLES[language].format(n=n), date=DATES[language].format(n=n))
        for n in range(1, count + 1)
    )
    main = f"<main><h1>Documents</h1>{frame.format(rows=rows)}</main>"
    return f"<html><body>{NAV}{main}<footer>Contact</footer></body></html>"


def read(html: str, rules: ReadingRules | None = None) -> documents.Reading:
    return documents.read(html.encode(), url=URL, media_type="text/html", rules=rules)


@pytest.mark.parametrize("shape", ROWS)
@pytest.mark.parametrize("language", TITLES)
def test_rows_that_repeat_with_link_and_date_are_a_listing(language: str, shape: str) -> None:
    reading = read(listing(language, shape))

    assert reading.kind is PageKind.LISTING
    assert reading.items == tuple(
        ListingItem(f"https://example.org/d/{n}.html", TITLES[language].format(n=n), dt.date(2020, 11, n))
        for n in range(1, 9)
    )


@pytest.mark.hazard(63)
def test_declared_rows_go_before_the_guess() -> None:
    rules = ReadingRules(kind="listing", selectors=Selectors(items=("nav a.doc",)))

    reading = read(listing("en", "list"), rules)

    assert [item.url for item in reading.items] == [f"https://example.org/s/{n}.html" for n in range(9)]


def test_a_declared_row_finds_its_date_and_its_longest_link() -> None:
    rules = ReadingRules(kind="listing", selectors=Selectors(items=("tr",)))

    reading = read(listing("de", "table"), rules)

    assert reading.items[1] == ListingItem(
        "https://example.org/d/2.html", TITLES["de"].format(n=2), dt.date(2020, 11, 2)
    )


def test_a_listing_that_lost_its_rows_is_none() -> None:
    rules = ReadingRules(kind="listing", selectors=Selectors(items=("li.row",)))

    reading = read(listing("en", "list"), rules)

    assert reading.items == ()
    assert reading.kind is not PageKind.LISTING


def test_an_article_with_related_texts_is_no_listing() -> None:
    prose = "<p>A paragraph of an article, long enough to be one, and with more than one clause in it.</p>" * 20
    related = "".join(
        f'<li><a href="/r/{n}">Another article about something else, number {n}</a></li>' for n in range(9)
    )

    reading = read(f"<article><h1>Title of the article</h1>{prose}</article><div><ul>{related}</ul></div>")

    assert (reading.kind, reading.items) == (PageKind.ARTICLE, ())


def test_items_are_named_by_canonical_addresses() -> None:
    html = listing("en", "list").replace("/d/1.html", "HTTPS://Example.org:443/d/1.html?utm_source=x#top")

    assert read(html).items[0].url == "https://example.org/d/1.html"


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News &amp; more</title>
<item><title>First &lt;b&gt;item&lt;/b&gt;</title><link>https://example.org/1?utm_source=rss</link>
<pubDate>Tue, 10 Nov 2020 10:00:00 GMT</pubDate></item>
<item><title>Second</title><guid>https://example.org/2</guid></item>
<item><title>No address</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Новости</title><entry><title>Первая новость</title>
<link rel="self" href="/feed/1"/><link rel="alternate" href="/1"/>
<published>2020-11-10T12:00:00+03:00</published></entry></feed>"""


def test_an_rss_feed_is_read_as_items() -> None:
    reading = documents.read(RSS.encode(), url=URL, media_type="text/html")

    assert (reading.kind, reading.title) == (PageKind.FEED, "News & more")
    assert reading.items == (
        ListingItem("https://example.org/1", "First item", dt.date(2020, 11, 10)),
        ListingItem("https://example.org/2", "Second"),
    )


def test_an_atom_feed_is_read_as_items() -> None:
    reading = documents.read(ATOM.encode("cp1251"), url=URL, media_type="application/atom+xml; charset=windows-1251")

    assert reading.items == (ListingItem("https://example.org/1", "Первая новость", dt.date(2020, 11, 10)),)


@pytest.mark.hazard(65)
def test_a_feed_address_that_answers_html_is_a_page() -> None:
    reading = documents.read(b"<html><body><p>Gone.</p></body></html>", url=URL, media_type="application/rss+xml")

    assert reading.media_type == "text/html"


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        + RSS.replace("Second", "x&a;&b;").partition("?>")[2]
    )

    reading = documents.read(bomb.encode(), url=URL, media_type="application/rss+xml")

    assert "boom" not in repr(reading.items)
    assert "root" not in repr(reading.items)
