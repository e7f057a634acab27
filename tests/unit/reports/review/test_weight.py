"""How much findings count, and why: shown on their pages and in mail, and turned off where an editor says so."""

from pathlib import Path

import pytest

from fakes import newsroom, renaming
from fakes.newsroom import FIRST_DAY, Newsroom
from fakes.reader import PASSWORD_HASH, Reader
from reports.digest import build, render
from reports.review import app
from reports.settings import DigestSettings, ReviewSettings, Subscription
from store.model.desk import Finding, Role

SETTINGS = ReviewSettings(base_url="http://testserver", secret_key="a secret for tests, long enough")
MAIL = DigestSettings(base_url="https://review.example", sender="watch@example.org", domain="example.org")
PEOPLE: tuple[tuple[str, Role, str], ...] = (
    ("anna", "editor", "de"),
    ("ben", "administrator", "en"),
    ("cora", "reader", "de"),
)


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    made = newsroom.build(tmp_path / "warc")
    renaming.rename(made)
    for name, role, language in PEOPLE:
        made.store.users.add(name, role=role, password_hash=PASSWORD_HASH, language=language, at=FIRST_DAY)
    return made


def reader(room: Newsroom, name: str = "anna") -> Reader:
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    return Reader(made).arrive(name)


def number(room: Newsroom, url: str) -> int:
    document = room.store.documents.find(url)
    assert document is not None
    return document.id


def finding(room: Newsroom, url: str) -> Finding:
    return room.store.findings.select(statuses=("open", "reopened"), document_id=number(room, url))[0]


def test_a_finding_names_the_other_pages_with_the_same_change_and_links_them(room: Newsroom) -> None:
    page = reader(room).open(f"/findings/{finding(room, renaming.PAGES[0]).id}").page

    assert "Dieselbe Änderung wurde auch auf 2 anderen Seiten gesehen." in page
    for url in renaming.PAGES[1:]:
        assert f'href="/findings/{finding(room, url).id}"' in page


def test_a_finding_says_which_decisions_lower_it(room: Newsroom) -> None:
    page = reader(room, "ben").open(f"/findings/{finding(room, renaming.PAGES[0]).id}").page

    assert "Because of 2 decisions (2 × “No reason to act”) on this source since 9 March 2026 this counts less." in page


def test_a_source_shows_how_decisions_count(room: Newsroom) -> None:
    page = reader(room).open(f"/documents/{number(room, renaming.PAGES[0])}").page

    assert "Es zählen 2 Entscheidungen (2 × „Kein Anlass“) zu dieser Quelle seit dem 9. März 2026." in page
    assert "bis zu 6 Punkte weniger; mehr als 15 werden es nie" in page


def test_a_source_without_decisions_shows_nothing_of_the_kind(room: Newsroom) -> None:
    page = reader(room).open(f"/documents/{number(room, renaming.ANNEX)}").page

    assert "Wie frühere Entscheidungen zählen" not in page


@pytest.mark.parametrize("name", ["anna", "ben"])
def test_editors_and_administrators_let_decisions_count_no_longer_and_again(room: Newsroom, name: str) -> None:
    document = number(room, renaming.PAGES[0])
    visitor = reader(room, name).open(f"/documents/{document}")

    visitor.send(f"/documents/{document}/decisions", decisions="forget")
    forgotten, told = room.store.findings.feedback(document), visitor.page
    visitor.send(f"/documents/{document}/decisions", decisions="recall")

    assert (forgotten.lowered, room.store.findings.feedback(document).lowered) == (0, 2)
    assert name in told
    assert 'value="recall"' in told


def test_the_decisions_themselves_stay(room: Newsroom) -> None:
    document = number(room, renaming.PAGES[0])
    before = room.store.findings.select(statuses=("decided",), document_id=document)

    reader(room).open(f"/documents/{document}").send(f"/documents/{document}/decisions", decisions="forget")

    assert room.store.findings.select(statuses=("decided",), document_id=document) == before
    assert all(room.store.findings.decisions(one.id) for one in before)


def test_readers_change_nothing_about_it(room: Newsroom) -> None:
    document = number(room, renaming.PAGES[0])
    visitor = reader(room, "cora").open(f"/documents/{document}")

    assert 'value="forget"' not in visitor.page
    assert visitor.send(f"/documents/{document}/decisions", decisions="forget").status == 403


def test_another_sites_form_is_refused(room: Newsroom) -> None:
    document = number(room, renaming.PAGES[0])
    visitor = reader(room).open(f"/documents/{document}")

    assert visitor.send(f"/documents/{document}/decisions", token="forged", decisions="forget").status == 403
    assert room.store.findings.feedback(document).lowered == 2


@pytest.mark.parametrize(("path", "wish", "status"), [("9999", "forget", 404), ("1", "something", 400)])
def test_nonsense_is_refused(room: Newsroom, path: str, wish: str, status: int) -> None:
    assert reader(room).send(f"/documents/{path}/decisions", decisions=wish).status == status


@pytest.mark.parametrize(
    ("name", "told"),
    [("anna", "Dieser Wortlaut steht in einem anderen Dokument:"), ("ben", "These words stand in another document:")],
)
def test_words_that_went_elsewhere_are_shown_with_their_place(room: Newsroom, name: str, told: str) -> None:
    page = reader(room, name).open(f"/findings/{finding(room, renaming.DECREE).id}").page

    assert told in page
    assert f'href="{renaming.ANNEX}"' in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", ("Dieselbe Änderung wurde auch auf 2 anderen Seiten gesehen.", "Wegen 2 Entscheidungen")),
        ("en", ("The same change was seen on 2 other pages as well.", "Because of 2 decisions")),
    ],
)
def test_mail_says_what_lowered_a_finding(room: Newsroom, language: str, told: tuple[str, str]) -> None:
    subscription = Subscription("desk", "desk@example.org", language=language)
    mail = render.weekly(build.weekly(room.store, subscription, now=room.clock.now()), settings=MAIL)

    for body in (mail.html, " ".join(mail.text.split())):
        assert all(sentence in body for sentence in told)
