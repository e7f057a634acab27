import datetime as dt

import pytest

from chronicle import documents
from chronicle.documents import FoundDate

URL = "https://example.org/news/2020/11/12/page.html"
PROSE = "".join(
    f"<p>This is paragraph {n} of a text, and it goes on for a while without any need to do so.</p>" for n in range(15)
)


def read(html: str, url: str = URL) -> documents.Reading:
    return documents.read(html.encode(), url=url, media_type="text/html")


def links(html: str) -> list[tuple[str, str, bool]]:
    return [(link.url, link.text, link.main) for link in read(html).links]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a/b.pdf", "https://example.org/a/b.pdf"),
        ("c.html", "https://example.org/news/2020/11/12/c.html"),
        ("//other.org/x", "https://other.org/x"),
        ("/a?id=7&utm_source=mail&fbclid=1", "https://example.org/a?id=7"),
        (" /a\n/b ", "https://example.org/a/b"),
        (
            "press-releases.htm?dtl/25185/Title",
            "https://example.org/news/2020/11/12/press-releases.htm?dtl/25185/Title",
        ),
    ],
)
def test_links_are_absolute_and_without_tracking(href: str, url: str) -> None:
    assert links(f'<p>Words <a href="{href}">the\n text</a></p>') == [(url, "the text", True)]


@pytest.mark.parametrize(
    "href", ["#top", "javascript:void(0)", "mailto:a@b.c", "tel:1", "http://[::1", "", "data:text/html,x"]
)
def test_what_is_no_address_of_a_document_is_no_link(href: str) -> None:
    assert links(f'<p><a href="{href}">x</a></p>') == []


def test_relative_links_start_from_the_declared_base() -> None:
    html = '<head><base href="https://cdn.example.org/docs/"></head><p><a href="a.pdf">A</a></p>'

    assert links(html) == [("https://cdn.example.org/docs/a.pdf", "A", True)]


def test_links_of_navigation_and_footer_are_not_the_page_s_own() -> None:
    article = f"<article>{PROSE}<p>See <a href=/d>D</a>.</p></article>"
    html = f"<nav><a href=/n>N</a></nav>{article}<footer><a href=/f>F</a></footer>"

    assert links(html) == [
        ("https://example.org/n", "N", False),
        ("https://example.org/d", "D", True),
        ("https://example.org/f", "F", False),
    ]


def test_nameless_boxes_around_a_long_text_hold_no_links_of_its_own() -> None:
    html = f"<body><div><a href=/x>X</a></div><div>{PROSE}<p>And <a href=/d>D</a>.</p></div><div><a href=/y>Y</a></div>"

    assert [link.text for link in read(html).links if link.main] == ["D"]


def test_a_file_beside_a_text_belongs_to_it() -> None:
    html = f"<body><div><a href=/x.pdf>The document as PDF</a></div><div>{PROSE}</div>"

    assert [link.text for link in read(html).links if link.main] == ["The document as PDF"]


@pytest.mark.hazard(22, 23)
@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2020-11-10T12:00:00+03:00">',
        '<meta name="PubDate" content="2020-11-10">',
        '<meta name="pubdate" content="2020-11-10 10:25">',
        '<meta name="DC.date.issued" content="20201110">',
        '<meta itemprop="datePublished" content="2020/11/10">',
        '<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2020-11-10"}]</script>',
    ],
)
def test_a_stated_date_is_the_first_candidate(head: str) -> None:
    html = f"<head>{head}</head><body><h1>T</h1><p class=date>11 November 2020</p>{PROSE}</body>"

    assert read(html).dates == (
        FoundDate(dt.date(2020, 11, 10), "metadata"),
        FoundDate(dt.date(2020, 11, 11), "visible"),
        FoundDate(dt.date(2020, 11, 12), "url"),
    )


@pytest.mark.parametrize(
    "line",
    ["<p>10 November 2020</p>", "<p>10. November 2020</p>", "<p>10 ноября 2020 года</p>", "<p>2020年11月10日</p>",
     "<p><time datetime='2020-11-10T00:00:00+03:00'>yesterday</time></p>", "<div class=info>2020-11-10 10:25</div>"],
)  # fmt: skip
def test_a_date_line_near_the_title_is_read(line: str) -> None:
    html = f"<body><h1>A title that is long enough</h1>{line}{PROSE}</body>"

    assert read(html, "https://example.org/a").dates == (FoundDate(dt.date(2020, 11, 10), "visible"),)


def test_a_date_in_the_opening_words_is_weaker() -> None:
    html = f"<p>On 10 November 2020 the leaders met, and they talked for most of the day about many things.</p>{PROSE}"

    assert read(html, "https://example.org/a").dates == (FoundDate(dt.date(2020, 11, 10), "text"),)


@pytest.mark.parametrize(
    ("head", "h1", "title"),
    [
        ("<title>A long title of a text | The Example</title>", "", "A long title of a text"),
        (
            "<title>The Example - A long title of a text</title>",
            "<h1>A long title of a text</h1>",
            "A long title of a text",
        ),
        ('<title>x</title><meta property="og:title" content="A long title of a text">', "", "A long title of a text"),
        ("<title>Index</title>", "<h1>A long title of a text</h1>", "A long title of a text"),
        ("<title>example.org » A long title of a text</title>", "", "A long title of a text"),
        (
            "<title>One thing – and then another thing altogether</title>",
            "",
            "One thing – and then another thing altogether",
        ),
        ("<title>{{page.title}}</title>", "<h1>A long title of a text</h1>", "A long title of a text"),
        ("", "", ""),
    ],
)
def test_the_title_is_that_of_the_text(head: str, h1: str, title: str) -> None:
    assert read(f"<head>{head}</head><body>{h1}{PROSE}</body>").title == title


def test_the_declared_language_stands_in_for_an_unclear_one() -> None:
    assert read("<html lang='ru-RU'><body><p>123</p></body></html>").language == "ru"


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("as in A/RES/75/268 and A/75/L.69, also S/RES/2341 (2017)", ("A/RES/75/268", "A/75/L.69", "S/RES/2341(2017)")),
        ("adopted resolution 75/268 by consensus", ("A/RES/75/268",)),
        ("die Resolution 75/268 der Generalversammlung", ("A/RES/75/268",)),
        ("приняла резолюцию 75/268", ("A/RES/75/268",)),
        ("通过第75/268号决议", ("A/RES/75/268",)),
        ("see A/AC.290/2021/CRP.2 and A/C.3/74/L.11/Rev.1", ("A/AC.290/2021/CRP.2", "A/C.3/74/L.11/Rev.1")),
        ("the season 75/268 and A/B tests, and/or S/MIME", ()),
    ],
)
def test_document_symbols_are_found(text: str, symbols: tuple[str, ...]) -> None:
    assert read(f"<p>The text says so: {text}.</p>{PROSE}").symbols == symbols
