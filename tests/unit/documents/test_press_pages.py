"""The main text of press pages, as many systems build them, in six languages."""

import datetime as dt
from collections.abc import Callable

import pytest

from chronicle import documents
from fakes import press_layouts, press_pages
from fakes.press import PRESS, Press

URL = "https://post.example/2020/11/13/1.html"
Builder = Callable[[Press], str]
every_language = pytest.mark.parametrize("language", PRESS)
every_page = pytest.mark.parametrize(
    "build", [*press_pages.BUILDERS, *press_layouts.LAYOUTS], ids=lambda build: build.__name__
)


def read(html: str) -> documents.Reading:
    return documents.read(html.encode(), url=URL, media_type="text/html")


def squeezed(text: str) -> str:
    return "".join(text.split())


@every_language
@every_page
def test_the_whole_article_is_read(build: Builder, language: str) -> None:
    words = PRESS[language]

    text = squeezed(read(build(words)).text)

    assert [p for p in (words.lead, *words.body) if squeezed(p) not in text] == []


@pytest.mark.hazard(35)
@every_language
@every_page
def test_nothing_around_the_article_is_read(build: Builder, language: str) -> None:
    words = PRESS[language]
    around = (*words.others, *words.teasers, *words.comments, words.box, words.offer, words.cookies, words.rights)

    text = squeezed(read(build(words)).text)

    assert [t for t in (*around, " ".join(words.sections)) if squeezed(t) in text] == []


@every_language
@every_page
def test_the_title_is_the_article_s(build: Builder, language: str) -> None:
    words = PRESS[language]

    assert read(build(words)).title == words.title


@every_language
def test_items_and_headings_inside_the_text_are_read(language: str) -> None:
    words = PRESS[language]

    text = read(press_pages.list_body(words)).text

    assert all(line in text for line in (words.heading, *words.items))


@every_language
def test_a_single_paragraph_among_more_text_is_read_alone(language: str) -> None:
    words = PRESS[language]

    assert read(press_layouts.short_news(words)).text == words.body[0]


@every_language
def test_lines_that_follow_a_text_are_not_part_of_it(language: str) -> None:
    words = PRESS[language]

    assert read(press_layouts.followed_by_lines(words)).text.endswith(words.body[-1])


@every_language
@every_page
def test_the_day_of_the_article_goes_first(build: Builder, language: str) -> None:
    html = build(PRESS[language]).replace("/2020/11/13/", "/")

    dates = documents.read(html.encode(), url="https://post.example/1.html").dates

    shows_day = PRESS[language].day in html or "datePublished" in html or "13.11.2020" in html
    assert [found.date for found in dates[:1]] == ([dt.date(2020, 11, 13)] if shows_day else [])


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=firstpublishedtime content=2020-11-13-10:12:30>",
        "<meta property=article:published_time content='13 ноября 2020'>",
        '<script type="application/ld+json">{"@context":"//x/cambrian.jsonld","pubDate":"2020-11-13T10:00"}</script>',
        "<span itemprop=datePublished content=2020-11-13T13:15:00+01:00></span>",
    ],
)
def test_days_in_the_head_go_before_days_on_the_page(head: str) -> None:
    html = press_pages.blocks(PRESS["ru"]).replace("13.11.2020", "12.11.2020").replace("<body>", f"<body>{head}")

    first = read(html).dates[0]

    assert (first.date, first.origin) == (dt.date(2020, 11, 13), "metadata")


def test_days_of_other_articles_go_after_the_article_s_own() -> None:
    others = "".join(
        f"<div><b><a href=/{n}>{n}</a></b><time datetime=2020-12-{n}>x</time></div>" for n in range(10, 30)
    )
    html = press_pages.single_breaks(PRESS["en"]).replace("<table", f"<div>{others}</div><table", 1)

    assert read(html).dates[0].date == dt.date(2020, 11, 13)


def test_chapters_whose_ids_are_named_like_furniture_are_read() -> None:
    words = PRESS["en"]
    names = ("scope", "cookies", "affiliate", "newsletter", "liability", "changes")
    chapters = zip(names, (words.lead, *words.body), strict=True)
    html = "".join(f"<li id={name}><h3>{name}</h3><p>{text}</p><p>{words.box}</p></li>" for name, text in chapters)

    text = read(f"<html><title>Terms</title><body><main><h1>Terms</h1><ol>{html}</ol></main></body></html>").text

    assert [p for p in (words.lead, *words.body) if p not in text] == []


def test_a_link_below_a_single_paragraph_stays_with_it() -> None:
    words = PRESS["de"]
    html = (
        f"<html><body><div><p>{words.body[0]}</p><p><a href=/x>https://example.org/petition</a></p></div></body></html>"
    )

    assert read(html).text.endswith("https://example.org/petition")
