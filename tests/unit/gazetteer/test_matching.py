"""Names found in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.gazetteer import loading
from chronicle.gazetteer.model import Concept, ConceptType


def _gazetteer(*names: str, exclusions: tuple[str, ...] = ()) -> loading.Gazetteer:
    return loading.Gazetteer([Concept("it", ConceptType.ORG, {"en": names}, exclusions=exclusions)])


def _surfaces(text: str, *names: str) -> list[str]:
    return [mention.surface for mention in _gazetteer(*names).find(text)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Putin", "Putin and Putin's speech, Putins Rede", ["Putin", "Putin's", "Putins"]),
        ("Modi", "a modification", []),
        ("Norow*", "Norows Rede", ["Norows"]),
        ("=US", "the US and us", ["US"]),
        ("=UN", "UN-Resolution, UNESCO", ["UN"]),
        ("Gipfel*", "Gipfeltreffen", ["Gipfeltreffen"]),
        ("Gipfel*", "SCO-Gipfel", ["Gipfel"]),
        ("*präsidentschaft", "die Ratspräsidentschaft", ["Ratspräsidentschaft"]),
        ("General Assembly", "General\u00a0Assembly", ["General\u00a0Assembly"]),
        ("Шанхайск* организаци*", "Шанхайской организации", ["Шанхайской организации"]),
        ("Гиёсов*", "Гиесовым", ["Гиесовым"]),
        ("联合国", "在联合国大会", ["联合国"]),
        ("G20", "Ｇ２０峰会", ["Ｇ２０"]),
        ("U.S.", "the U.S. economy", ["U.S."]),
    ],
)
def test_a_name_is_found_as_its_notation_says(name: str, text: str, expected: list[str]) -> None:
    assert _surfaces(text, name) == expected


def test_of_overlapping_names_of_one_concept_the_longest_counts() -> None:
    assert _surfaces("上海合作组织", "上合", "上海合作", "上海合作组织") == ["上海合作组织"]


def test_an_excluded_phrase_is_no_mention() -> None:
    found = _gazetteer("中国", exclusions=("发展中国家",)).find("发展中国家与中国")

    assert [mention.start for mention in found] == [6]


def test_only_names_of_the_wanted_language_count() -> None:
    gazetteer = loading.Gazetteer([Concept("it", ConceptType.PLACE, {"de": ("Genf",), "en": ("Geneva",)})])

    found = gazetteer.find("Genf, Geneva", "en")

    assert [mention.surface for mention in found] == ["Geneva"]


@given(st.text(max_size=200))
def test_mentions_stand_where_they_say(text: str) -> None:
    found = loading.load().find(text + " Путина 上合组织 UN " + text)

    assert all((text + " Путина 上合组织 UN " + text)[m.start : m.end] == m.surface for m in found)
    assert {"putin", "sco", "un"} <= {m.concept for m in found}
