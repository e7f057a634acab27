"""One spelling per address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.addresses import canonical, parsing


@pytest.mark.hazard(17)
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Docs.UN.org:443/en/A/RES/75/268", "https://docs.un.org/en/A/RES/75/268"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a#part-2", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/%d0%a8", "https://example.org/%D0%A8"),
        ("https://example.org/Ш", "https://example.org/%D0%A8"),
        ("https://пример.рф/a", "https://xn--e1afmkfd.xn--p1ai/a"),
        (" https://example.org/a/../b ", "https://example.org/b"),
    ],
)
def test_an_address_has_one_spelling(url: str, expected: str) -> None:
    found = canonical.canonical(url)

    assert found == expected


@pytest.mark.hazard(37)
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/x?utm_source=mail&id=7&fbclid=abc", "https://a.org/x?id=7"),
        ("https://a.org/x?utm_source=mail", "https://a.org/x"),
        ("https://a.org/x?UTM%5Fsource=mail#top", "https://a.org/x#top"),
        ("https://a.org/x;jsessionid=0A1B?id=7", "https://a.org/x?id=7"),
    ],
)
def test_listed_tracking_parameters_are_dropped(url: str, expected: str) -> None:
    found = canonical.without_tracking(url)

    assert found == expected


@pytest.mark.hazard(37)
@pytest.mark.parametrize(
    "url",
    [
        "https://www.mea.gov.in/press-releases.htm?dtl/25185/Title",
        "https://example.org/?idn=25914",
        "https://example.org/?b=2&a=1&a=",
        "https://example.org/a?#b",
    ],
)
def test_an_unknown_query_is_never_touched(url: str) -> None:
    found = canonical.without_tracking(url)

    assert found == url


@pytest.mark.parametrize(
    "url", ["", "eng.sectsco.org/news/", "http://", "http://[::1", "/documents/", "http://\ud800/"]
)
def test_what_is_no_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(parsing.AddressError, match="is not an address"):
        canonical.canonical(url)


def test_an_endless_address_is_refused() -> None:
    with pytest.raises(parsing.AddressError):
        canonical.canonical("https://example.org/" + "a" * 9000)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_canonical_address_stays_as_it_is(path: str, query: str) -> None:
    try:
        once = canonical.canonical(f"https://example.org/{path}?{query}")
    except parsing.AddressError:
        return

    assert canonical.canonical(once) == once
