"""The three entries of the chronicle as supplied; only facts about them stand here."""

import re
from pathlib import Path

import pytest

from chronicle import records
from chronicle.records import DefectCode, Entry, decoding, identity


@pytest.fixture(scope="module")
def entries(material: Path) -> dict[str, Entry]:
    files = sorted((material / "chronicle").glob("*.txt"))
    return {
        file.stem: records.parse(decoding.decode(file.read_bytes(), name=file.name), name=file.stem) for file in files
    }


def dates(entry: Entry, number: int) -> list[str]:
    citation = entry.citation(number)
    return [day.isoformat() for day in citation.dates] if citation else []


def test_titles_quarters_and_tags(entries: dict[str, Entry]) -> None:
    assert {name: (entry.quarter, entry.tags) for name, entry in entries.items()} == {
        "q1-2021": ("2021-Q1", ()),
        "q2-2021": ("2021-Q2", ()),
        "q4-2020": ("2020-Q4", ("Q4/2020", "BRICS")),
    }
    assert identity.slug(entries["q4-2020"]) == "2020-q4-russische-brics-sco-praesidentschaft"


def test_sections_and_the_footnotes_in_them(entries: dict[str, Entry]) -> None:
    assert {name: [section.marks for section in entry.sections] for name, entry in entries.items()} == {
        "q1-2021": [(1,), (2,), (3,), (4,)],
        "q2-2021": [(1,), (2,)],
        "q4-2020": [(1, 2, 3, 4), (5, 6, 7, 8, 9, 10)],
    }


def test_the_days_of_the_events(entries: dict[str, Entry]) -> None:
    found = {name: [[day.isoformat() for day in s.dates] for s in entry.sections] for name, entry in entries.items()}

    assert found == {
        "q1-2021": [["2021-09-16", "2021-09-17"], ["2021-03-25"], ["2021-01-12"], ["2021-03-22"]],
        "q2-2021": [["2021-06-16"], ["2021-03-22"]],
        "q4-2020": [["2020-11-17"], []],
    }


def test_every_footnote_has_its_date_title_and_section(entries: dict[str, Entry]) -> None:
    found = {name: [dates(entry, c.number) for c in entry.citations] for name, entry in entries.items()}

    assert found == {
        "q1-2021": [["2021-03-02"], ["2021-03-25"], ["2021-01-13"], ["2021-03-22"]],
        "q2-2021": [["2021-06-16"], ["2021-06-07"]],
        "q4-2020": [
            *(["2020-11-17"], ["2020-11-22"], ["2020-11-22"], ["2020-11-17"], ["2020-11-10"]),
            *(["2020-11-11"], ["2020-11-16"], ["2020-11-10"], ["2020-11-11"], ["2020-11-16"]),
        ],
    }
    assert all(c.title and c.section is not None for entry in entries.values() for c in entry.citations)


@pytest.mark.parametrize(
    ("name", "number", "title", "place"),
    [
        ("q1-2021", 1, "Tajikistan’s SCO chairmanship website officially launched", ""),
        ("q1-2021", 4, "SCO Secretary-General meets with Alibaba Group senior executives", ""),
        ("q2-2021", 1, "SCO celebrates its 20th anniversary", ""),
        ("q4-2020", 1, "XII BRICS Summit Moscow Declaration", ""),
        ("q4-2020", 2, "BRICS COUNTER-TERRORISM STRATEGY", "Moskau"),
        ("q4-2020", 3, "STRATEGY FOR BRICS ECONOMIC PARTNERSHIP 2025", "Moskau"),
        ("q4-2020", 7, "SCO Secretary-General's press conference on the results of the SCO Summit", ""),
    ],
)
def test_titles_of_footnotes(entries: dict[str, Entry], name: str, number: int, title: str, place: str) -> None:
    citation = entries[name].citation(number)

    assert citation is not None
    assert (citation.title, citation.place) == (title, place)


def test_the_malformed_address_is_repaired_and_kept(entries: dict[str, Entry]) -> None:
    [url] = entries["q1-2021"].citations[0].urls

    assert url.written == "hhttp://eng.sectsco.org/news/20210302/727237.html"
    assert url.url == "http://eng.sectsco.org/news/20210302/727237.html"


def test_russian_is_declared_for_the_right_addresses(entries: dict[str, Entry]) -> None:
    declared = [(c.number, c.language, [u.language for u in c.urls]) for c in entries["q4-2020"].citations[5:7]]

    assert declared == [(6, "ru", ["ru"]), (7, None, [None, "ru"])]


def test_the_footnotes_without_a_quotation_of_their_own(entries: dict[str, Entry]) -> None:
    without = [
        (name, citation.number)
        for name, entry in entries.items()
        for citation in entry.citations
        if not any(quote.origin == "footnote" for quote in citation.quotes)
    ]

    assert without == [("q1-2021", 1), ("q2-2021", 1), ("q4-2020", 9), ("q4-2020", 10)]


def test_quotations_run_from_mark_to_mark_or_to_the_source(entries: dict[str, Entry]) -> None:
    lengths = {
        name: [len(q.text) for c in entry.citations for q in c.quotes if q.origin == "footnote"]
        for name, entry in entries.items()
    }

    assert lengths == {
        "q1-2021": [1134, 1405, 1359],
        "q2-2021": [890],
        "q4-2020": [3548, 689, 5810, 1389, 1944, 2615, 1472, 1256],
    }


def test_quotations_of_the_text_are_bound_and_translations_marked(entries: dict[str, Entry]) -> None:
    bound = [
        (name, citation.number, quote.language, quote.translated)
        for name, entry in entries.items()
        for citation in entry.citations
        for quote in citation.quotes
        if quote.origin == "text"
    ]

    assert bound == [
        ("q2-2021", 1, "en", False),
        ("q4-2020", 4, "en", False),
        ("q4-2020", 6, "de", True),
        ("q4-2020", 6, "en", True),
        ("q4-2020", 6, "de", True),
        ("q4-2020", 8, "de", True),
        ("q4-2020", 9, "en", False),
        ("q4-2020", 9, "en", False),
        ("q4-2020", 10, "en", False),
    ]


def test_the_other_rendering_of_lists_and_notes_gives_the_same(material: Path) -> None:
    text = (material / "chronicle" / "q4-2020.txt").read_text(encoding="utf-8")
    other = re.sub(r"(?m)^  \d+\. (?=\[)", "", re.sub(r"\n\n+", "\n", text.replace("  • ", "- ")))

    one, two = records.parse(text), records.parse(other)
    assert [s.text for s in one.sections] == [s.text for s in two.sections]
    assert identity.citation_keys(one) == identity.citation_keys(two)


def test_the_defects_of_the_entries(entries: dict[str, Entry]) -> None:
    found = [(d.entry, d.code.value, d.citation or d.section) for d in records.check(entries.values())]

    assert sorted(found, key=str) == sorted(
        [
            ("q1-2021", "url-malformed", 1),
            ("q1-2021", "number-mismatch", 2),
            *(("q1-2021", "quote-unbalanced", number) for number in (2, 3, 4)),
            ("q2-2021", "ordinal-mismatch", 0),
            ("q2-2021", "date-mismatch", 1),
            *(("q4-2020", code, n) for n in (1, 2, 3, 6, 7) for code in ("url-is-listing", "url-shared")),
            *(("q4-2020", "quote-unbalanced", place) for place in (0, 5, 6)),
            ("q4-2020", "ordinal-mismatch", 1),
            ("q4-2020", "entries-disagree", 1),
        ],
        key=str,
    )


def test_repairs_of_the_entries(entries: dict[str, Entry]) -> None:
    wanted = {
        DefectCode.URL_MALFORMED: "http://eng.sectsco.org/news/20210302/727237.html",
        DefectCode.NUMBER_MISMATCH: "https://undocs.org/en/A/RES/75/268",
        DefectCode.DATE_MISMATCH: "7. Juni 2021",
        DefectCode.ENTRIES_DISAGREE: "Tadschikistan",
    }

    found = {d.code: d.suggestion for d in records.check(entries.values()) if d.code in wanted}
    assert found == wanted
