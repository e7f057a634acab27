"""Words, numbers, symbols and ordinals of texts."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.gazetteer import loading
from chronicle.linking import ordinals, profile, symbols, titles, wording


def test_runs_of_five_words_do_not_mind_typography_and_case() -> None:
    assert wording.shingles("A “new type” of relations") == wording.shingles('a "NEW type" – of relations!')


def test_chinese_is_read_by_character() -> None:
    assert len(wording.shingles("世界怎么了我们")) == 3


@given(st.text(max_size=200))
def test_sentences_cover_their_text_in_order(text: str) -> None:
    spans = list(wording.sentences(text))

    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_numbers_are_compared_without_separators_and_years_are_none() -> None:
    assert wording.numbers("400 of 12,500 in 2021, A/75/268, 3.5") == {"400": "400", "12500": "12,500"}


@pytest.mark.parametrize(
    "text", ["A/RES/75/268", "resolution 75/268", "резолюции 75/268", "第75/268号决议", "UN-Resolution 75/268"]
)
def test_a_resolution_has_one_symbol_in_every_language(text: str) -> None:
    assert list(symbols.named(text)) == ["75/268"]


@pytest.mark.parametrize("text", ["24/7", "12/2020", "page 3/4"])
def test_a_fraction_is_no_symbol(text: str) -> None:
    assert symbols.named(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das 12. Gipfeltreffen", ("summit", 12)),
        ("the XII BRICS Summit", ("summit", 12)),
        ("двенадцатый саммит БРИКС", ("summit", 12)),
        ("金砖国家领导人第十二次会晤", ("summit", 12)),
        ("twentieth anniversary of the SCO", ("anniversary", 20)),
        ("20-летие ШОС", ("anniversary", 20)),
        ("上合组织成立20周年", ("anniversary", 20)),
        ("20. Jahrestag", ("anniversary", 20)),
    ],
)
def test_the_number_of_an_event_is_read_in_four_languages(text: str, expected: tuple[str, int]) -> None:
    found = ordinals.of_text(text, loading.load().find(text))

    assert expected in found


def test_a_date_is_no_numbered_event() -> None:
    text = "Am 16. September 2021 tagt der Gipfel"

    assert ordinals.of_text(text, loading.load().find(text)) == {}


def test_only_the_ends_of_a_long_span_are_days_to_go_by() -> None:
    days = profile.days_in("1. Januar bis 31. Dezember 2021, 16. und 17. September 2021")

    assert sorted(days) == [dt.date(2021, 1, 1), dt.date(2021, 9, 16), dt.date(2021, 9, 17), dt.date(2021, 12, 31)]


@pytest.mark.hazard(64)
def test_titles_are_alike_by_their_rare_words() -> None:
    known = [
        frozenset(wording.tokens(t)) for t in ("SCO meeting on trade", "SCO meeting on the economy", "SCO meeting")
    ]
    measure = titles.Titles(known)
    mine = frozenset(wording.tokens("SCO meeting on quantum encryption"))

    rare = measure.likeness(mine, frozenset(wording.tokens("Forum on quantum encryption")))
    common = measure.likeness(mine, frozenset(wording.tokens("SCO meeting on tea")))

    assert rare > common
    assert measure.likeness(mine, mine) == pytest.approx(1.0)
