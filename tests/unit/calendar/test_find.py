"""Dates that texts name."""

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.calendar import find

NEAR = dt.date(2021, 3, 15)


def _found(text: str, *, language: str | None = None, near: dt.date | None = None) -> list[str]:
    spans = find.find_dates(text, language=language, near=near)
    return [str(s.first) if s.first == s.last else f"{s.first}..{s.last}" for s in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. März 2021", ["2021-03-02"]),
        ("am 1.Juni 2021,", ["2021-06-01"]),
        ("16. und 17. September 2021", ["2021-09-16..2021-09-17"]),
        ("10.–12. November 2020", ["2020-11-10..2020-11-12"]),
        ("2. bis 17. November 2020 (virtuell)", ["2020-11-02..2020-11-17"]),
        ("3., 4. und 5. Mai 2021", ["2021-05-03..2021-05-05"]),
        ("3. und 17. Mai 2021", ["2021-05-03", "2021-05-17"]),
        ("30. August bis 2. September 2021", ["2021-08-30..2021-09-02"]),
        ("30. Dezember 2020 bis 2. Januar 2021", ["2020-12-30..2021-01-02"]),
        ("30. Dezember bis 2. Januar 2021", ["2020-12-30..2021-01-02"]),
        ("10.-12.11.2020 und am 17.11.2020", ["2020-11-10..2020-11-12", "2020-11-17"]),
        ("15–16 June 2021", ["2021-06-15..2021-06-16"]),
        ("June 15-16, 2021", ["2021-06-15..2021-06-16"]),
        ("Sept. 30 - Oct. 2, 2021", ["2021-09-30..2021-10-02"]),
        ("August 06, 2025", ["2025-08-06"]),
        ("the 17th of November, 2020", ["2020-11-17"]),
        ("16 September and 17 October 2021", ["2021-09-16", "2021-10-17"]),
        ("17 ноября 2020 года", ["2020-11-17"]),
        ("с 8 по 12 марта 2021 г.", ["2021-03-08..2021-03-12"]),
        ("2020年11月17日，", ["2020-11-17"]),
        ("2020年11月16日至17日", ["2020-11-16..2020-11-17"]),
        ("2020年12月31日至1月2日", ["2020-12-31..2021-01-02"]),
        ("二〇二〇年十一月二十七日", ["2020-11-27"]),
        ("1er juin 2021, 15 de junho de 2021", ["2021-06-01", "2021-06-15"]),
        ("2020-11-17T10:00:00Z", ["2020-11-17"]),
        ("2020/11/17", ["2020-11-17"]),
        ("17/11/2020", ["2020-11-17"]),
        ("17. November 2020", ["2020-11-17"]),
    ],
)
def test_dates_are_read_in_the_languages_of_the_sources(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31. Februar 2021",
        "2021-13-01",
        "2021年13月1日",
        "37 March 2021",
        "it may 2021 times",
        "12 марта",
        "Resolution 75/268",
        "17:30, 12:15",
        "1.234.2020",
        "",
    ],
)
def test_what_is_no_date_stays_unread(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("im Juni 2021", "2021-06-01..2021-06-30"),
        ("в ноябре 2020 года", "2020-11-01..2020-11-30"),
        ("2021年2月", "2021-02-01..2021-02-28"),
        ("In May 2021", "2021-05-01..2021-05-31"),
    ],
)
def test_a_month_with_its_year_means_the_whole_month(text: str, expected: str) -> None:
    (span,) = find.find_dates(text)

    assert _found(text) == [expected]
    assert span.precision == "month"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 марта", "2021-03-12"),
        ("11月17日", "2020-11-17"),
        ("am 30. Dezember", "2020-12-30"),
        ("On June 7", "2021-06-07"),
    ],
)
def test_a_day_without_a_year_is_taken_near_the_publication(text: str, expected: str) -> None:
    (span,) = find.find_dates(text, near=NEAR)

    assert str(span.first) == expected
    assert span.precision == "yearless"


def test_an_ambiguous_order_is_read_only_when_the_language_settles_it() -> None:
    assert _found("03/04/2021") == []
    assert _found("03/04/2021", language="fr") == ["2021-04-03"]


def test_numbering_before_a_date_is_not_part_of_it() -> None:
    assert _found("Nr. 3, 5. Mai 2021") == ["2021-05-05"]


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31)), st.text(max_size=20))
def test_every_day_of_the_calendar_is_found_where_it_stands(day: dt.date, before: str) -> None:
    text = f"{before} | {day.day}. {['Januar', 'Mai', 'Oktober'][day.day % 3]} {day.year} |"

    spans = find.find_dates(text)

    assert all(0 <= s.start < s.end <= len(text) and s.first <= s.last for s in spans)
    assert any(s.first.day == day.day and s.first.year == day.year for s in spans)


@given(st.text(alphabet="0123456789./-–, ,年月日至unddMaiärzJumob", max_size=80))
def test_any_text_is_survived_and_spans_never_overlap(text: str) -> None:
    spans = find.find_dates(text, near=NEAR)

    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("piece", ["1 ", "12. ", "16. und ", "1月", "2020-", "March 12 "])
def test_long_texts_cost_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        find.find_dates(piece * times)
        return time.process_time() - started

    seconds(100)
    short, long = seconds(2_000), seconds(16_000)

    assert long < 8 * 4 * short + 0.05
