"""Every hazard of the web has its row in docs/hazards.md, and every row its tests."""

import re
from pathlib import Path

import pytest

from fakes import hazards

pytestmark = pytest.mark.tree


@pytest.fixture(scope="module")
def document() -> str:
    return hazards.TABLE.read_text(encoding="utf-8")


def test_every_hazard_has_one_row(document: str, material: Path) -> None:
    listed = hazards.numbers((material / "HAZARDS.md").read_text(encoding="utf-8"))

    assert sorted(hazards.numbers(document)) == listed


def test_every_hazard_that_is_met_has_a_test(document: str) -> None:
    met, _, _ = document.partition(hazards.NOT_MET)

    assert [number for number in hazards.numbers(met) if number not in hazards.marked()] == []


def test_the_tables_name_the_tests_that_are_marked(document: str) -> None:
    """`make hazards` writes them."""
    assert hazards.written(document) == document


def test_every_mark_is_of_a_hazard(document: str) -> None:
    assert set(hazards.marked()) <= set(hazards.numbers(document))


def test_cases_that_marks_name_are_there() -> None:
    shown = {each for tests in hazards.marked().values() for each in tests}
    missing = [
        (each.test, case)
        for each in shown
        for case in each.cases
        if not (hazards.TESTS / "pairs" / case).is_dir()
        and len(re.findall(re.escape(case), (hazards.TESTS / each.file).read_text(encoding="utf-8"))) < 2
    ]

    assert missing == []
