"""The cookies of one visit."""

import pytest

from crawler.visits.cookies import Cookies

URL = "https://a.example/in/page"


def after(*lines: bytes, url: str = URL) -> Cookies:
    cookies = Cookies()
    cookies.keep(url, lines)
    return cookies


@pytest.mark.hazard(77)
def test_a_cookie_goes_back_to_its_host_and_to_no_other() -> None:
    """Not even where it asks for a whole domain."""
    cookies = after(b"session=1; Domain=example; Path=/")

    shown = [cookies.header(url) for url in (URL, "https://b.example/in/page", "https://www.a.example/in/page")]
    assert shown == [b"session=1", b"", b""]


def test_several_cookies_go_in_one_header() -> None:
    assert after(b"a=1", b"b=2; HttpOnly").header(URL) == b"a=1; b=2"


def test_a_cookie_that_is_set_again_has_its_new_value() -> None:
    cookies = after(b"a=1")

    assert [cookies.keep(URL, [line]) for line in (b"a=1", b"a=2", b"a=2")] == [False, True, False]
    assert cookies.header(URL) == b"a=2"


@pytest.mark.parametrize("line", [b"a=; Max-Age=0", b"a=x; max-age=-1", b"a=; Expires=Thu, 01-Jan-1970 00:00:00 GMT"])
def test_a_cookie_that_is_taken_back_is_not_shown(line: bytes) -> None:
    assert after(b"a=1", line).header(URL) == b""


@pytest.mark.parametrize(
    ("path", "shown"), [(b"/in", b"a=1"), (b"/in/", b"a=1"), (b"/i", b""), (b"/out", b""), (b"nonsense", b"a=1")]
)
def test_a_cookie_is_for_its_path(path: bytes, shown: bytes) -> None:
    assert after(b"a=1; Path=" + path).header(URL) == shown


def test_a_secure_cookie_never_travels_in_the_clear() -> None:
    cookies = after(b"a=1; Secure")

    assert cookies.header("http://a.example/") == b""
    assert after(b"a=1; Secure", url="http://a.example/").header(URL) == b""


@pytest.mark.parametrize("line", [b"", b"novalue", b"=x", b"a=" + b"x" * 5000])
def test_what_is_no_cookie_is_left_out(line: bytes) -> None:
    assert after(line).header(URL) == b""


def test_a_flood_of_cookies_is_cut() -> None:
    cookies = after(*(b"n%d=1" % number for number in range(1000)))

    assert cookies.header(URL).count(b"=") == 20
