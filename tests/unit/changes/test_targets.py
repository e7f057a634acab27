"""Where links lead, however their addresses are written."""

import pytest

from chronicle import changes
from chronicle.changes import linkchanges, targets
from chronicle.documents.model import PageLink, Reading
from fakes import readings

PROSE = "The forum met in spring and agreed on the adopted rules for networks that several states share. " * 12
OWN = frozenset({"source.example"})


def page(*links: PageLink, contacts: tuple[PageLink, ...] = (), text: str = PROSE) -> Reading:
    return readings.reading(text, links=links, contacts=contacts)


def turned(before: str, after: str) -> bool:
    return any(
        linkchanges.compare(page(PageLink(before, "the adopted rules")), page(PageLink(after, "the adopted rules")))
    )


@pytest.mark.parametrize(
    "other",
    [
        "https://www.rules.example/acts/Main%20Act?a=1&b=2",
        "https://rules.example:443/acts/main%20act?a=1&b=2",
        "https://rules.example//acts/./main%20act/?a=1&b=2",
        "https://rules.example/acts/main%20act/index.html?b=2&a=1",
        "https://rules.example/acts/main act?a=1&amp;b=2",
        "https://RULES.example./acts/main%20act?a=1&b=2#part-3",
        "https://www.google.com/url?q=https%3A%2F%2Frules.example%2Facts%2Fmain%2520act%3Fa%3D1%26b%3D2&sa=D",
    ],
)
def test_one_address_is_recognised_however_it_is_written(other: str) -> None:
    assert targets.identity(other) == targets.identity("https://rules.example/acts/main%20act?a=1&b=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://rules.example:8080/acts/7",
        "https://rules.example/acts/7?version=2",
        "https://rules.example/acts/70",
        "https://old.rules.example/acts/7",
        "https://rules.example/acts/7#!/part/3",
        "https://[rules.example/acts/7",
    ],
)
def test_addresses_of_different_documents_stay_different(other: str) -> None:
    assert targets.identity(other) != targets.identity("https://rules.example/acts/7")


def test_a_host_with_letters_beyond_ascii_is_the_same_in_both_spellings() -> None:
    assert targets.identity("https://xn--mller-kva.example/a") == targets.identity("https://müller.example/a")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://old-name.example/legal/rules", "https://source.example/legal/rules"),
        ("https://source.example/legal/rules", "https://source.example/en/legal/rules"),
        ("https://source.example/fr-fr/legal/rules", "https://source.example/legal/rules"),
    ],
)
def test_a_site_that_names_its_documents_anew_changed_no_link(before: str, after: str) -> None:
    assert not turned(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://one.example/legal/rules", "https://other.example/legal/rules"),
        ("https://source.example/en/legal/rules", "https://source.example/fr/legal/rules"),
        ("https://source.example/legal/rules", "https://source.example/legal/rules-2"),
        ("https://source.example/", "https://other.example/"),
    ],
)
def test_words_that_lead_to_another_document_are_told(before: str, after: str) -> None:
    assert turned(before, after)


def test_the_scheme_is_no_other_place() -> None:
    assert targets.is_same_place("http://source.example/a", "https://source.example/a", own=OWN)


def test_words_that_write_to_somebody_else_are_a_change_of_links() -> None:
    before, after = (page(contacts=(PageLink(f"mailto:{n}@a.example", "Write to us"),)) for n in ("old", "new"))

    found = changes.compare(before, after)

    assert (found.link_change, [link.url for link in found.links_added]) == (True, ["mailto:new@a.example"])


def test_words_that_lead_to_a_form_instead_of_a_mail_address_are_a_change_of_links() -> None:
    before = page(contacts=(PageLink("mailto:a@a.example", "the adopted rules"),))

    assert changes.compare(before, page(PageLink("https://a.example/form", "the adopted rules"))).link_change


@pytest.mark.parametrize("words", ["a@a.example", "+49 30 123"])
def test_an_address_that_became_a_link_is_formatted_anew(words: str) -> None:
    text = f"{PROSE} Contact: {words}"
    url = "mailto:a@a.example" if "@" in words else "tel:+4930123"

    assert not changes.compare(page(text=text), page(contacts=(PageLink(url, words),), text=text)).link_change
