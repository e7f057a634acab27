"""Days, times and numbers as readers of each language expect them."""

from datetime import UTC, datetime

import pytest

from chronicle.words import Words
from reports import speech
from reports.speech import Speech, SpeechError

MOMENT = datetime(2026, 3, 2, 8, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "told"), [("de", "2. März 2026, 09:14"), ("en", "2 March 2026, 09:14")], ids=["de", "en"]
)
def test_a_moment_is_told_on_the_readers_clock(language: str, told: str) -> None:
    assert Speech(language, "Europe/Berlin").moment(MOMENT) == told


@pytest.mark.parametrize(
    ("language", "start", "told"),
    [
        ("de", datetime(2026, 3, 2, tzinfo=UTC), "2.–9. März 2026"),
        ("en", datetime(2026, 3, 2, tzinfo=UTC), "2–9 March 2026"),
        ("en", datetime(2026, 2, 23, tzinfo=UTC), "23 February 2026 – 9 March 2026"),
        ("de", datetime(2026, 3, 9, tzinfo=UTC), "9. März 2026"),
    ],
)
def test_a_period_repeats_no_month(language: str, start: datetime, told: str) -> None:
    assert Speech(language, "UTC").period(start, datetime(2026, 3, 9, 5, tzinfo=UTC)) == told


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Speech("de", "UTC").moment(datetime(2026, 3, 2))  # noqa: DTZ001 (that is the point)


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "../../etc/passwd", ""])
def test_an_unknown_zone_is_named_with_a_remedy(zone: str) -> None:
    with pytest.raises(SpeechError, match="Europe/Berlin"):
        Speech("de", zone)


def test_an_unknown_language_is_named_with_those_that_exist() -> None:
    with pytest.raises(SpeechError, match="de, en"):
        speech.catalogue("fr")


def test_words_and_plurals_follow_the_language() -> None:
    german = Speech("de", "UTC")
    told = german.ngettext("%(num)s finding", "%(num)s findings", 2) % {"num": 2}

    assert (told, german.words(Words(de="ja", en="yes"))) == ("2 Hinweise", "ja")


def test_numbers_have_the_languages_separators() -> None:
    assert (Speech("de", "UTC").number(12345), Speech("en", "UTC").number(12345)) == ("12.345", "12,345")
