"""Which sections a document concerns."""

import dataclasses
import datetime as dt

import pytest

from chronicle import linking
from chronicle.documents.model import FoundDate, PageKind, Reading
from chronicle.linking import as_json, explain
from chronicle.linking.model import Band, Link, Topic
from chronicle.records.model import Citation, CitedUrl, Entry, Quote, Section

DAY = dt.date(2021, 3, 22)
QUOTED = (
    "The guests presented nine trade hubs in Belgium, Malaysia, Rwanda and Ethiopia and promised further courses for "
    "young founders in every member state before the end of the year."
)


def _reading(title: str, text: str, *, url: str = "https://example.org/a/1", day: dt.date | None = DAY) -> Reading:
    dates = (FoundDate(day, "metadata"),) if day else ()
    return Reading(
        url=url,
        title=title,
        language=None,
        dates=dates,
        kind=PageKind.ARTICLE,
        text=text,
        body_text=f"{title}\n{text}",
        blocks=(),
        links=(),
        symbols=(),
        media_type="text/html",
    )


def _citation(
    number: int, title: str, *, url: str = "", quote: str = "", section: int = 0, day: dt.date = DAY
) -> Citation:
    urls = (CitedUrl(url, url, 0, 0),) if url else ()
    quotes = (Quote(quote, 0, 0),) if quote else ()
    return Citation(number, title, (day,), None, urls, quotes, section, 0, 0)


def _entry(name: str, *sections: tuple[str, str], citations: tuple[Citation, ...] = ()) -> Entry:
    made = tuple(
        Section(
            heading=heading,
            dates=(),
            text=text,
            marks=tuple(c.number for c in citations if c.section == index),
            start=0,
            end=0,
        )
        for index, (heading, text) in enumerate(sections)
    )
    return Entry(name, name, "2021-Q1", (), made, citations, "")


ENTRY = _entry(
    "q1",
    (
        "Treffen von SCO-Generalsekretär Norow mit der Alibaba Group, 22. März 2021",
        "Am 22. März 2021 sprach Norow mit James Song über die eWorld Trade Platform (eWTP) und E-Commerce.[1]",
    ),
    (
        "UN-Resolution 75/268 zur Zusammenarbeit zwischen UNO und SCO, 25. März 2021",
        "Die UN-Vollversammlung verabschiedete die Resolution 75/268.[2]",
    ),
    (
        "Auf dem Weg zum SCO-Gipfeltreffen in Duschanbe, 16. und 17. September 2021",
        "Tadschikistan übernahm die Präsidentschaft. Der Gipfel ist für September geplant.[3]",
    ),
    citations=(
        _citation(
            1,
            "SCO Secretary-General meets with Alibaba",
            url="http://eng.sectsco.org/news/20210322/732362.html",
            quote=QUOTED,
        ),
        _citation(
            2, "UN-Resolution 75/268", url="https://undocs.org/en/A/RES/75/269", section=1, day=dt.date(2021, 3, 25)
        ),
        _citation(
            3, "Website launched", url="https://sco-russia2020.ru/documents/", section=2, day=dt.date(2021, 3, 2)
        ),
    ),
)


@pytest.fixture(scope="module")
def linker() -> linking.Linker:
    return linking.Linker([ENTRY])


def _target(link: Link) -> tuple[str, int | None, int | None]:
    return link.entry, link.section, link.citation


@pytest.mark.parametrize(
    "url",
    [
        "http://eng.sectsco.org/news/20210322/732362.html",
        "https://eng.sectsco.org/20210322/732362.html",
        "https://eng.sectsco.org/20210322/Some-title--732362.html",
    ],
)
def test_the_cited_document_is_certain_under_every_alias(linker: linking.Linker, url: str) -> None:
    best = linker.link(_reading("Page", "Nothing in common.", url=url, day=None))[0]

    assert _target(best) == ("q1", 0, 1)
    assert (best.band, best.reasons[0].name) == (Band.CERTAIN, "address")


def test_a_cited_list_names_no_document(linker: linking.Linker) -> None:
    found = linker.link(_reading("Documents", "A list.", url="https://sco-russia2020.ru/documents/", day=None))

    assert found == []


def test_the_quoted_words_are_certain_wherever_they_stand(linker: linking.Linker) -> None:
    page = _reading("Another page", "Before. " + QUOTED.upper() + " After.", day=None)

    best = linker.link(page)[0]

    assert _target(best) == ("q1", 0, 1)
    assert (best.band, best.reasons[0].name) == (Band.CERTAIN, "quotation")


@pytest.mark.hazard(25)
def test_the_document_of_a_cited_symbol_is_certain_beside_the_wrongly_cited_address(linker: linking.Linker) -> None:
    right = linker.link(_reading("A/RES/75/268", "", url="https://docs.un.org/en/A/RES/75/268", day=None))[0]
    cited = linker.link(_reading("A/RES/75/269", "", url="https://docs.un.org/en/A/RES/75/269", day=None))[0]

    assert (right.section, right.band, right.reasons[0].name) == (1, Band.CERTAIN, "symbol")
    assert (cited.section, cited.band, cited.reasons[0].name) == (1, Band.CERTAIN, "address")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Norov receives Alibaba", "The SCO Secretary-General and James Song spoke of the eWTP and e-commerce."),
        ("Норов встретился с руководством Alibaba", "Генеральный секретарь ШОС обсудил eWTP и электронную торговлю."),
        ("诺罗夫会见阿里巴巴高管", "上合组织秘书长与宋君涛讨论世界电子贸易平台和跨境电商。"),
        ("Norow empfängt Alibaba", "Der SCO-Generalsekretär sprach mit James Song über eWTP und E-Commerce."),
    ],
)
def test_a_page_in_four_languages_finds_its_section(linker: linking.Linker, title: str, text: str) -> None:
    best = linker.link(_reading(title, text))[0]

    assert _target(best) == ("q1", 0, 1)
    assert best.band is Band.BELONGS


def test_every_strong_link_rests_on_two_kinds_of_evidence(linker: linking.Linker) -> None:
    same_day = linker.link(_reading("Stocks rise", "Oil prices rose.", day=DAY))
    same_words = linker.link(_reading("SCO", "SCO Norov Alibaba", day=None))

    assert not any(link.band in {Band.BELONGS, Band.PROBABLY} for link in [*same_day, *same_words])


def test_the_report_of_an_announced_event_finds_the_announcement(linker: linking.Linker) -> None:
    page = _reading(
        "Итоги саммита ШОС в Душанбе",
        "17 сентября 2021 года в Душанбе под председательством Таджикистана прошло заседание Совета глав государств.",
        day=dt.date(2021, 9, 18),
    )

    best = linker.link(page)[0]

    assert best.section == 2
    assert {"date-in-text", "announced"} <= {reason.name for reason in best.reasons}


def test_the_same_title_in_another_year_is_never_said_to_belong(linker: linking.Linker) -> None:
    page = _reading("SCO Secretary-General meets Alibaba", "Talks about e-commerce.", day=dt.date(2023, 5, 4))

    found = linker.link(page)

    assert found
    assert not any(link.band is Band.BELONGS for link in found)


def test_reasons_show_the_forms_of_both_sides(linker: linking.Linker) -> None:
    best = linker.link(_reading("诺罗夫会见阿里巴巴高管", "上合组织秘书长讨论世界电子贸易平台和跨境电商。"))[0]
    names = next(reason for reason in best.reasons if reason.name == "names")

    assert ("阿里巴巴", "Alibaba") in set(zip(names.document_forms, names.entry_forms, strict=True))
    assert best.score == pytest.approx(sum(reason.points for reason in best.reasons), abs=0.05)


def test_a_link_is_explained_in_one_sentence_of_each_language(linker: linking.Linker) -> None:
    words = explain.explain(linker.link(_reading("Norov receives Alibaba", "SCO and eWTP, e-commerce."))[0])

    assert words.de.startswith("Gehört dazu: ")
    assert "gleiches Datum: 22" in words.de
    assert "same date: 22" in words.en


def test_a_link_prints_as_json_with_the_names_of_the_model(linker: linking.Linker) -> None:
    printed = as_json.link(linker.link(_reading("Norov receives Alibaba", "SCO and eWTP, e-commerce."))[0])

    assert (printed["entry"], printed["section"], printed["citation"], printed["band"]) == ("q1", 0, 1, "belongs")


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("World Internet Conference opens", "Artificial intelligence is the theme.", Topic.NEW_TOPIC),
        ("Хакеры атаковали банк", "Эксперты по кибербезопасности обсудили кибератаки.", Topic.NEW_TOPIC),
        ("SCO film festival", "Museums and theatres took part.", Topic.IRRELEVANT),
        ("体育部长会议", "马拉松和旅游。", Topic.IRRELEVANT),
        ("Weather", "It rains.", Topic.IRRELEVANT),
    ],
)
def test_without_a_link_a_page_is_a_new_topic_or_irrelevant(
    linker: linking.Linker, title: str, text: str, topic: Topic
) -> None:
    assert linker.topic(_reading(title, text)) is topic


class CountedReading(Reading):
    """Counts how often its whole text is taken."""

    __slots__ = ("taken",)

    def __getattribute__(self, name: str) -> object:
        if name == "body_text":
            object.__setattr__(self, "taken", getattr(self, "taken", 0) + 1)
        return super().__getattribute__(name)


def test_a_reading_is_looked_through_once_for_its_links_and_its_topic(linker: linking.Linker) -> None:
    page = _reading("Recipe of the week", "Peel the carrots and cook them in butter until they are soft. " * 5)
    counted = CountedReading(**{field.name: getattr(page, field.name) for field in dataclasses.fields(page)})
    linker.link(counted)
    taken = getattr(counted, "taken", 0)

    linker.topic(counted)

    assert getattr(counted, "taken", 0) == taken > 0


def test_what_is_known_of_one_reading_is_never_taken_for_another(linker: linking.Linker) -> None:
    recipe = _reading("Recipe of the week", "Peel the carrots and cook them in butter until they are soft. " * 5)
    alibaba = _reading("SCO Secretary-General meets with Alibaba", QUOTED)
    expected = (linker.link(alibaba), linker.topic(recipe))

    linker.link(recipe)

    assert (linker.link(alibaba), linker.topic(recipe)) == expected
    assert expected[0]


def test_no_entries_make_no_links() -> None:
    assert linking.Linker([]).link(_reading("Page", "SCO summit, 22 March 2021")) == []


def test_an_empty_reading_has_no_links(linker: linking.Linker) -> None:
    assert linker.link(_reading("", "", url="", day=None)) == []


def test_meaning_is_refused_until_it_is_there() -> None:
    with pytest.raises(linking.LinkingError, match="semantic"):
        linking.Linker([ENTRY], semantic=True)
