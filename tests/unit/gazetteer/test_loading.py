"""The packaged gazetteer and what owners add."""

import pytest

from chronicle.gazetteer import linting, loading
from chronicle.gazetteer.model import GazetteerError


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("国际电信联盟", "itu"),
        ("Шанхайской организации сотрудничества", "sco"),
        ("UN-Vollversammlung", "unga"),
        ("в Эфиопии и Малайзии", "ET"),
        ("卢旺达", "RW"),
        ("Ruandas Regierung", "RW"),
        ("20-летием ШОС", "anniversary"),
        ("New Zealand", "NZ"),
        ("Äthiopien", "ET"),
    ],
)
def test_the_packaged_names_are_known_in_four_languages(text: str, concept: str) -> None:
    found = loading.load().find(text)

    assert concept in {mention.concept for mention in found}


@pytest.mark.parametrize(
    ("text", "concept"), [("发展中国家", "CN"), ("Nigeria", "NE"), ("the president of Georgia", "GE")]
)
def test_look_alikes_are_not_countries(text: str, concept: str) -> None:
    found = loading.load().find(text)

    assert concept not in {mention.concept for mention in found}


def test_the_packaged_gazetteer_has_no_flaws() -> None:
    assert linting.lint(loading.load().concepts.values()) == ()


def test_an_owner_adds_names_and_the_version_changes() -> None:
    extra = {"orgs": {"sco": {"de": ["Shanghaier Klub"]}, "new_one": {"en": ["Example Body"], "core": True}}}

    gazetteer = loading.load([extra])

    assert {m.concept for m in gazetteer.find("Shanghaier Klub, Example Body, SCO")} >= {"sco", "new_one"}
    assert gazetteer.concepts["new_one"].core
    assert gazetteer.version != loading.load().version


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"planets": {}}, "unknown part 'planets'"),
        ({"orgs": ["sco"]}, "gazetteer.orgs: needs concepts"),
        ({"orgs": {"sco": {"fr": ["OCS"]}}}, "gazetteer.orgs.sco: unknown field 'fr'"),
        ({"orgs": {"sco": {"en": "SCO"}}}, "gazetteer.orgs.sco.en: needs a list"),
        ({"orgs": {"sco": {"en": ["=*"]}}}, "gazetteer.orgs.sco.en: needs a list"),
        ({"orgs": {"sco": {"core": True}}}, "gazetteer.orgs.sco: has no name"),
    ],
)
def test_a_mistake_in_an_added_table_is_named_with_its_place(table: dict[str, object], message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        loading.load([table])


def test_a_concept_shows_its_name_in_the_reader_s_language() -> None:
    gazetteer = loading.load()

    assert gazetteer.name("itu", "de") == "ITU"
    assert gazetteer.name("RW", "de") == "Ruanda"
