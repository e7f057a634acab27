"""Mending addresses as footnotes give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.addresses import repair


@pytest.mark.hazard(24)
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("hhttp://eng.sectsco.org/news/20210302/727237.html", "http://eng.sectsco.org/news/20210302/727237.html"),
        ("http:/eng.sectsco.org/documents/", "http://eng.sectsco.org/documents/"),
        ("htps://example.org/a", "https://example.org/a"),
        ("hxxps://example.org/a", "https://example.org/a"),
        ("http//example.org/a", "http://example.org/a"),
        ("http;//example.org/a", "http://example.org/a"),
        ("http:///example.org/a", "http://example.org/a"),
        ("http://https://example.org/a", "https://example.org/a"),
        ("www.example.org/a", "http://www.example.org/a"),
        ("example.org/news/1.html", "http://example.org/news/1.html"),
        ("//example.org/a", "http://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/a.", "https://example.org/a"),
        ("https://example.org/a).", "https://example.org/a"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("https://example.org/documents/“", "https://example.org/documents/"),
        ("In: https://example.org/a", "https://example.org/a"),
        ("https://example.org/ news/20210302/1.html", "https://example.org/news/20210302/1.html"),
        ("http:// www.example.org/a", "http://www.example.org/a"),
        ("https://example.org/a and more words", "https://example.org/a"),
        ("https://example.org/a\u00adb\u200b", "https://example.org/ab"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        (
            "https://web.archive.org/web/2021/http://eng.sectsco.org/a",
            "https://web.archive.org/web/2021/http://eng.sectsco.org/a",
        ),
    ],
)
def test_the_address_that_was_meant_is_found(written: str, expected: str) -> None:
    found = repair.repair(written)

    assert found == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "see above",
        "e.g.",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.org/b",
        "http://",
        "http://localhost/a",
        "https://example.org/news/…",
        "https://example.org/news/...",
        "h",
        "p. 17",
    ],
)
def test_what_is_beyond_repair_stays_unrepaired(written: str) -> None:
    found = repair.repair(written)

    assert found is None


@given(st.text(max_size=80))
def test_a_repaired_address_needs_no_further_repair(written: str) -> None:
    found = repair.repair("http://example.org/" + written)

    assert found is None or repair.repair(found) == found


def test_an_endless_text_is_answered_at_once() -> None:
    found = repair.repair("http://a.org/ " + "x " * 500_000)

    assert found == "http://a.org/x"
