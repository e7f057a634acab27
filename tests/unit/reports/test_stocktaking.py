"""The first look at each citation of an entry, told once."""

import json
from pathlib import Path

import pytest

from fakes import newsroom, stories
from fakes.newsroom import Newsroom
from reports import stocktaking, stocktaking_forms
from reports.speech import Speech
from reports.stocktaking import Found, Stocktaking, Why


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return newsroom.build(tmp_path)


def taken(room: Newsroom, slug: str) -> Stocktaking:
    report = stocktaking.take(room.store, slug, now=room.clock.now())
    assert report is not None
    return report


def found(report: Stocktaking) -> dict[int, Found]:
    return {item.place.number: item.found for item in report.items}


def test_before_any_visit_nothing_is_claimed(room: Newsroom) -> None:
    report = taken(room, room.enter(stories.ENTRY, name="q1-2021.txt"))

    assert set(found(report).values()) == {Found.NOT_YET}
    assert not report.is_complete


def test_the_first_look_tells_each_citation_apart(room: Newsroom) -> None:
    report = taken(room, stories.first_look(room))

    assert found(report) == {
        1: Found.STANDS,
        2: Found.STANDS,
        3: Found.NOT_FOUND,
        4: Found.STANDS,
        5: Found.NEVER_REACHED,
        6: Found.CANNOT_CHECK,
        7: Found.STANDS,
    }


def test_what_cannot_be_checked_says_why(room: Newsroom) -> None:
    report = taken(room, stories.first_look(room))

    assert report.items[5].look.why is Why.NO_QUOTATION


def test_what_was_never_reached_says_what_happened(room: Newsroom) -> None:
    look = taken(room, stories.first_look(room)).items[4].look

    assert look.reason is not None
    assert look.at is not None


def test_later_changes_do_not_rewrite_the_first_look(room: Newsroom) -> None:
    report = taken(room, stories.week(room))
    look = report.items[0].look

    assert (report.items[0].found, look.at) == (Found.STANDS, look.first.seen_at if look.first else None)
    assert look.latest is not None
    assert look.latest.state.state == "altered"


def test_an_unknown_entry_has_no_stocktaking(room: Newsroom) -> None:
    assert stocktaking.take(room.store, "nothing", now=room.clock.now()) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "beim ersten Abruf nicht gefunden (2. März 2026"), ("en", "not found at first look (2 March 2026")],
)
def test_the_report_reads_in_both_languages(room: Newsroom, language: str, told: str) -> None:
    report = taken(room, stories.first_look(room))
    text = stocktaking_forms.as_text(report, speech=Speech(language, "Europe/Berlin"))
    html = stocktaking_forms.as_html(report, speech=Speech(language, "Europe/Berlin"), base_url="http://localhost")

    assert told in " ".join(text.split())
    assert told in html


def test_the_report_can_be_said_in_json(room: Newsroom) -> None:
    report = taken(room, stories.first_look(room))
    said = json.loads(json.dumps(stocktaking_forms.as_json(report)))

    assert said["counts"]["stands"] == 4
    assert [citation["number"] for citation in said["citations"]] == [1, 2, 3, 4, 5, 6, 7]
