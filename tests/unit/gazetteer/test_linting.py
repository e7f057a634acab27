"""Flaws of a gazetteer."""

import pytest

from chronicle.gazetteer import linting
from chronicle.gazetteer.model import Concept, ConceptType

_GOOD = {"de": ("Wuzhen",), "en": ("Wuzhen",), "ru": ("Учжэн*",), "zh": ("乌镇",)}


def _concept(name: str = "it", *, patterns: dict[str, tuple[str, ...]] | None = None) -> Concept:
    return Concept(name, ConceptType.PLACE, {**_GOOD, **(patterns or {})})


@pytest.mark.parametrize(
    ("patterns", "code"),
    [
        ({"zh": ()}, "missing-language"),
        ({"en": ("UN",)}, "too-short"),
        ({"zh": ("中",)}, "too-short"),
        ({"ru": ("Ташкент",)}, "no-inflection"),
    ],
)
def test_a_flaw_is_named(patterns: dict[str, tuple[str, ...]], code: str) -> None:
    found = linting.lint([_concept(patterns=patterns)])

    assert [problem.code for problem in found] == [code]


@pytest.mark.parametrize("name", ["=ШОС", "Ташкент*", "Токио", "Организаци* Договора", "=Меркель", "Huawei"])
def test_a_russian_name_that_is_found_in_every_case_is_no_flaw(name: str) -> None:
    assert linting.lint([_concept(patterns={"ru": (name,)})]) == ()


def test_two_concepts_of_one_type_may_not_share_a_name() -> None:
    found = linting.lint([_concept("one"), _concept("two")])

    assert {problem.code for problem in found} == {"shared-name"}


def test_a_concept_that_no_text_names_is_reported() -> None:
    found = linting.lint([_concept()], texts=["Genf", "Bern"])

    assert [problem.code for problem in found] == ["never-found"]
