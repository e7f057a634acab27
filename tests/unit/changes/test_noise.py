"""Which short passages are noise, and which only look like it."""

import pytest

from chronicle.changes import noise


@pytest.mark.parametrize(
    "text",
    [
        "Article 5",
        "5.3 Feedback",
        "4. Comments",
        "Font",
        "12) Comment nous contacter?",
        "desk@harbour.example",
        "Most browsers accept cookies, but you may stop accepting cookies at any time.",
    ],
)
def test_headings_addresses_and_sentences_about_cookies_are_content(text: str) -> None:
    assert noise.classify(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share on Facebook", "share"),
        ("Font size A+ A-", "share"),
        ("Views: 23", "counter"),
        ("(14) Views", "counter"),
        ("We use cookies to improve this site. Accept all", "cookie"),
        ("This site uses cookies. If you continue to use it, you agree to that.", "cookie"),
    ],
)
def test_share_bars_counters_and_banners_are_noise(text: str, kind: str) -> None:
    assert noise.classify(text) == kind


def test_the_number_of_a_heading_is_not_masked_as_a_count() -> None:
    assert noise.mask("12) Comment nous contacter?")[1] == ()
