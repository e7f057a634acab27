"""Only people who are known, enabled and not guessing come in."""

from datetime import timedelta
from pathlib import Path

import pytest

from fakes import newsroom
from fakes.newsroom import FIRST_DAY, Newsroom
from fakes.reader import PASSWORD, PASSWORD_HASH, Reader
from reports import people
from reports.review import app
from reports.review.app import ReviewError
from reports.settings import ReviewSettings

SETTINGS = ReviewSettings(base_url="http://testserver", secret_key="a secret for tests, long enough")
PROTECTED = ("/findings", "/findings/1", "/entries", "/entries/x", "/documents", "/documents/1", "/snapshots/1/raw")


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    made = newsroom.build(tmp_path)
    made.store.users.add("Anna", role="editor", password_hash=PASSWORD_HASH, language="de", at=FIRST_DAY)
    return made


def reader(room: Newsroom, settings: ReviewSettings = SETTINGS) -> Reader:
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=settings)
    return Reader(made, base_url=settings.base_url)


@pytest.mark.parametrize("path", PROTECTED)
def test_strangers_are_sent_to_the_sign_in(room: Newsroom, path: str) -> None:
    visitor = reader(room).open(path)

    assert 'type="password"' in visitor.page


def test_name_and_password_open_the_door(room: Newsroom) -> None:
    visitor = reader(room).sign_in()

    assert "Kein Hinweis wartet auf Sie" in visitor.page


def test_after_signing_in_one_gets_where_one_wanted_to_go(room: Newsroom) -> None:
    visitor = reader(room).sign_in(then="/entries")

    assert "<h1>Einträge</h1>" in visitor.page


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_nobody_is_sent_to_another_site(room: Newsroom, elsewhere: str) -> None:
    visitor = reader(room).sign_in(then=elsewhere)

    assert str(visitor.client.base_url) == SETTINGS.base_url
    assert "<h1>Hinweise</h1>" in visitor.page


@pytest.mark.parametrize(("name", "password"), [("anna", "ein falsches Passwort"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_is_told_without_saying_which(room: Newsroom, name: str, password: str) -> None:
    visitor = reader(room).sign_in(name, password)

    assert visitor.status == 403
    assert "Name und Passwort passen nicht zusammen" in visitor.page


def test_a_disabled_person_cannot_sign_in(room: Newsroom) -> None:
    room.store.users.change("anna", disabled=True)

    assert reader(room).sign_in().status == 403


def test_disabling_a_person_ends_their_sign_in_at_once(room: Newsroom) -> None:
    visitor = reader(room).sign_in()
    room.store.users.change("anna", disabled=True)

    assert 'type="password"' in visitor.open("/findings").page


def test_a_new_password_ends_earlier_sign_ins(room: Newsroom) -> None:
    visitor = reader(room).sign_in()
    room.store.users.change("anna", password_hash=people.hash_password("ein neues Passwort"))

    assert 'type="password"' in visitor.open("/findings").page


def test_a_sign_in_ends_after_its_hours(room: Newsroom) -> None:
    visitor = reader(room).sign_in()
    room.clock.forward(timedelta(hours=SETTINGS.session_hours, seconds=1))

    assert 'type="password"' in visitor.open("/findings").page


def test_a_forged_cookie_opens_nothing(room: Newsroom) -> None:
    visitor = reader(room).sign_in()
    forger = reader(room, ReviewSettings(base_url="http://testserver", secret_key="another secret, long enough"))
    forger.sign_in()
    visitor.client.cookies = forger.client.cookies

    assert 'type="password"' in visitor.open("/findings").page


def test_signing_out_forgets_the_person(room: Newsroom) -> None:
    visitor = reader(room).sign_in().send("/signout")

    assert 'type="password"' in visitor.open("/findings").page


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(room: Newsroom) -> None:
    visitor = reader(room).open("/signin")
    form = {"token": visitor.token(), "name": "anna", "password": PASSWORD}
    answer = visitor.client.post("/signin", data=form, follow_redirects=False)

    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_over_https_the_cookie_never_travels_unencrypted(room: Newsroom) -> None:
    settings = ReviewSettings(base_url="https://review.example", secret_key=SETTINGS.secret_key)
    cookie = reader(room, settings).open("/signin").headers["set-cookie"]

    assert "Secure" in cookie
    assert cookie.startswith("__Host-")


def test_the_fifth_wrong_password_makes_one_wait(room: Newsroom) -> None:
    visitor = reader(room)
    for _ in range(5):
        visitor.sign_in(password="ein falsches Passwort")

    assert visitor.sign_in().status == 429
    room.clock.forward(timedelta(minutes=1))
    assert visitor.sign_in().status == 200


def test_the_sign_in_form_cannot_be_sent_by_another_site(room: Newsroom) -> None:
    visitor = reader(room).open("/signin").send("/signin", token="forged", name="anna", password=PASSWORD)

    assert visitor.status == 403
    assert 'type="password"' in visitor.open("/findings").page


def test_the_sign_in_page_speaks_both_languages(room: Newsroom) -> None:
    visitor = reader(room)

    assert "Passwort" in visitor.open("/signin").page
    assert "Password" in visitor.open("/signin?language=en").page


def test_a_short_secret_is_refused_at_the_start(room: Newsroom) -> None:
    with pytest.raises(ReviewError, match="16"):
        reader(room, ReviewSettings(base_url="http://testserver", secret_key="short"))
