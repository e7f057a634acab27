"""Answers that are not what they look like, one host each: how the first visit ends, and what is read."""

import dataclasses
from collections.abc import Iterator, Mapping

import pytest

from chronicle.documents.model import Reading
from fakes import answers
from fakes.answers import HTML, PAPER, PROSE, SCANNED
from fakes.crawling import Done
from fakes.watchpost import SETTINGS, Watchpost, text
from fakes.web import Page, Web
from store.model.watching import Watch

GOOD = text(*PROSE)
STUB = b"<html><script>document.cookie='wall=1;path=/';location.reload()</script></html>"
SHELL = (
    b"<html><head><title>Portal</title></head><body><div id='root'></div><script src='/main.js'></script></body></html>"
)
CONSENT = "Before you continue: we use cookies and other data. Accept all cookies or reject all."
WALL = b"<html><head><script>window['bobcmn'] = '101110';</script></head><body></body></html>"

PAGES: Mapping[str, Page] = {
    "wall": Page(WALL),
    "wall-202": Page(WALL, status=202),
    "silent-202": Page(GOOD, status=202),
    **{f"refused-{status}": Page(GOOD, status=status) for status in (412, 460, 521, 999)},
    "stub": Page(STUB),
    "shell": Page(SHELL),
    "empty": Page(b""),
    "japanese": Page(GOOD),
    "template": Page(text(*PROSE, title="{{ page.title }}")),
    "consent": Page(text(CONSENT, title="Welcome")),
    "mislabelled": Page(answers.russian("windows-1251"), headers=(("Content-Type", "text/html; charset=utf-8"),)),
    "gb2312": Page(answers.chinese("gb18030"), headers=(("Content-Type", "text/html; charset=gb2312"),)),
    "paper-as-page": Page(PAPER, headers=HTML),
    "page-as-paper": Page(GOOD, headers=(("Content-Type", "application/pdf"),)),
    "scanned": Page(SCANNED, headers=(("Content-Type", "application/pdf"),)),
}
NEW = ("new", "first-reading")


def url(name: str) -> str:
    return f"http://{name}.example/page"


@pytest.fixture(scope="module", autouse=True)
def done(post: Watchpost) -> Iterator[Done]:
    with Web() as web:
        for name, page in PAGES.items():
            web.put(url(name).removeprefix("http://"), page)
        post.watch(*(url(name) for name in PAGES if name != "japanese"))
        post.watch(Watch(url("japanese"), language="ja", min_text=50))
        yield post.visit(dataclasses.replace(SETTINGS, host_map=web.map(*(f"{name}.example" for name in PAGES))))


def reading(post: Watchpost, name: str) -> Reading:
    return post.store.visits.readings(post.document(url(name)).id)[-1].reading


@pytest.mark.hazard(5)
def test_a_wall_under_status_200_is_blocked_and_nothing_is_read(post: Watchpost) -> None:
    assert post.ending(url("wall")) == ("blocked", "challenge")
    assert post.store.visits.readings(post.document(url("wall")).id) == []


@pytest.mark.hazard(6)
def test_nothing_under_status_202_is_content(post: Watchpost) -> None:
    endings = {name: post.ending(url(name)) for name in ("wall-202", "silent-202")}

    assert endings == {"wall-202": ("blocked", "challenge"), "silent-202": ("blocked", "http-202")}


@pytest.mark.hazard(7)
@pytest.mark.parametrize("status", [412, 460, 521, 999])
def test_the_answers_of_walls_are_blocked(post: Watchpost, status: int) -> None:
    assert post.ending(url(f"refused-{status}")) == ("blocked", f"http-{status}")


@pytest.mark.hazard(10)
def test_a_cookie_stub_is_blocked(post: Watchpost) -> None:
    assert post.ending(url("stub")) == ("blocked", "challenge")


@pytest.mark.hazard(11)
def test_a_shell_is_degraded(post: Watchpost) -> None:
    assert post.ending(url("shell")) == ("degraded", "shell")


@pytest.mark.hazard(12)
def test_an_empty_body_is_broken(post: Watchpost) -> None:
    assert post.ending(url("empty")) == ("broken", "empty-body")


@pytest.mark.hazard(13)
def test_a_page_in_another_language_than_expected_is_degraded(post: Watchpost) -> None:
    assert post.ending(url("japanese")) == ("degraded", "wrong-language")


@pytest.mark.hazard(38)
def test_placeholders_are_no_title(post: Watchpost) -> None:
    assert post.ending(url("template")) == ("degraded", "unrendered")
    assert post.document(url("template")).title == ""


@pytest.mark.hazard(36)
def test_a_consent_wall_that_hides_the_text_is_degraded(post: Watchpost) -> None:
    assert post.ending(url("consent")) == ("degraded", "consent")


@pytest.mark.hazard(28)
@pytest.mark.parametrize(("name", "words"), [("mislabelled", answers.RUSSIAN), ("gb2312", answers.CHINESE)])
def test_a_wrong_label_of_the_encoding_spoils_no_page(post: Watchpost, name: str, words: str) -> None:
    assert post.ending(url(name)) == NEW
    assert words in reading(post, name).text


@pytest.mark.hazard(69)
@pytest.mark.parametrize(("name", "media_type"), [("paper-as-page", "application/pdf"), ("page-as-paper", "text/html")])
def test_the_first_bytes_say_how_a_body_is_read(post: Watchpost, name: str, media_type: str) -> None:
    assert post.ending(url(name)) == NEW
    assert (reading(post, name).media_type, PROSE[0] in " ".join(reading(post, name).text.split())) == (
        media_type,
        True,
    )


@pytest.mark.hazard(45)
def test_a_scanned_file_is_kept_and_says_that_it_has_no_text(post: Watchpost) -> None:
    assert post.ending(url("scanned")) == NEW
    assert "no-text-layer" in reading(post, "scanned").notes
