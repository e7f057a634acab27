"""Dates that addresses carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.calendar import addresses


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://eng.sectsco.org/news/20210322/732362.html", ["2021-03-22"]),
        ("http://www.xinhuanet.com/world/2020-11/17/c_1126752050.htm", ["2020-11-17"]),
        ("https://www.mfa.gov.cn/eng/xw/fyrbt/lxjzh/202405/t20240530_11347225.html", ["2024-05-30"]),
        ("http://world.people.com.cn/n1/2020/1118/c1002-31934567.html", ["2020-11-18"]),
        ("https://www.un.org/sg/en/content/sg/statement/2020-11-10", ["2020-11-10"]),
        ("http://www.brics.utoronto.ca/docs/130327-statement.html", ["2013-03-27"]),
        ("https://example.org/202405/a.html", ["2024-05-01"]),
        ("https://example.org/20211345/1.html", []),
        ("https://20210101.example.org/a", []),
        ("http://ba.chineseembassy.org/eng/gnxw_1/t1831719.htm", []),
        ("https://example.org/2021/05/03/to/2021-05-03", ["2021-05-03"]),
        ("", []),
    ],
)
def test_dates_in_path_and_query_are_found(url: str, expected: list[str]) -> None:
    found = addresses.dates_in_url(url)

    assert [str(date) for date in found] == expected


@given(st.text(max_size=100))
def test_any_text_is_survived(text: str) -> None:
    found = addresses.dates_in_url("https://example.org/" + text)

    assert len(set(found)) == len(found)
