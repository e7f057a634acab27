import datetime as dt

import pytest

from chronicle import records
from chronicle.records import parsing


def test_title_quarter_and_tags_are_read(sample: str) -> None:
    entry = records.parse(sample, name="q3.txt")

    assert (entry.name, entry.title, entry.quarter) == (
        "q3.txt",
        "Q3/2022 - Usbekische SCO-Präsidentschaft",
        "2022-Q3",
    )
    assert entry.tags == ("Q3/2022", "SCO")


def test_plain_text_stays_as_it_is_but_for_line_ends(sample: str) -> None:
    entry = records.parse("\ufeff" + sample.replace("\n", "\r\n"))

    assert entry.text == sample


def test_headings_open_sections_and_give_the_days_of_the_event(sample: str) -> None:
    sections = records.parse(sample).sections

    assert [section.heading for section in sections] == [
        "Gipfeltreffen der SCO in Samarkand, 15. und 16. September 2022",
        "Treffen der Digitalminister, 9. August 2022",
    ]
    assert [section.dates for section in sections] == [
        (dt.date(2022, 9, 15), dt.date(2022, 9, 16)),
        (dt.date(2022, 8, 9),),
    ]


def test_marks_are_found_with_their_places_before_and_after_the_full_stop(sample: str) -> None:
    entry = records.parse(sample)

    assert [section.marks for section in entry.sections] == [(1, 2, 3), (4,)]
    marks = [mark for section in entry.sections for mark in section.placed_marks]
    assert [entry.text[mark.start : mark.end] for mark in marks] == ["[1]", "[2]", "[3]", "[4]"]


def test_a_mark_for_several_footnotes_counts_for_each() -> None:
    entry = records.parse("Titel\n\nEin Satz mit Belegen[1, 2] und noch einer[3–5].\n\n[1] Eins, in: http://a.org/1")

    assert entry.sections[0].marks == (1, 2, 3, 4, 5)


def test_text_before_the_first_heading_is_a_section_without_one() -> None:
    entry = records.parse(
        "Q1/2020 - Titel\n\nEs begann ruhig im Januar.\n\nEin Treffen, 3. Februar 2020\n\nMan sprach."
    )

    assert [section.heading for section in entry.sections] == ["", "Ein Treffen, 3. Februar 2020"]


def test_a_second_organisation_under_one_heading_gets_a_section_of_its_own() -> None:
    text = """Q4/2019 - BRICS- & SCO-Präsidentschaft

BRICS-Gipfel, 13. November 2019

Die BRICS trafen sich.

• Ein Punkt zur BRICS.

Bei der SCO gab es drei Ergebnisse.

• Ein erstes.
• Ein zweites.
"""

    sections = records.parse(text).sections

    assert [section.heading for section in sections] == ["BRICS-Gipfel, 13. November 2019", ""]
    assert sections[1].text.startswith("Bei der SCO")


def test_marks_that_all_lost_their_brackets_are_found_where_they_are_glued() -> None:
    text = (
        "Q1/2019 - Alt\n\nDie Arbeit der UNGGE1 ging weiter. Die G20 tagte2.\n\n[1] Eins, in: http://a.org/1\n[2] Zwei"
    )

    assert records.parse(text).sections[0].marks == (1, 2)


def test_a_single_mark_that_lost_its_brackets_is_found_between_its_neighbours() -> None:
    text = "Q1/2019 - Alt\n\nEs gab Covid2 und einen Beleg[1]. Die Arbeit der UNGGE2 ging weiter[3].\n\n"

    entry = records.parse(text + "[1] Eins, in: http://a.org/1\n[2] Zwei\n[3] Drei")

    assert entry.sections[0].marks == (1, 2, 3)
    assert entry.text[: entry.sections[0].placed_marks[1].start].endswith("UNGGE")


def test_lines_wrapped_as_in_a_mail_make_one_paragraph() -> None:
    text = (
        "Q1/2019 - Alt\n\nDie Gruppe kam in Genf zusammen und\nsprach über Normen, ohne sich auf\nneue zu einigen[1].\n"
    )

    entry = records.parse(text + "\n[1] Bericht der Gruppe, in:\nhttp://a.org/1\n")

    assert entry.sections[0].text == (
        "Die Gruppe kam in Genf zusammen und sprach über Normen, ohne sich auf neue zu einigen[1]."
    )
    assert entry.citations[0].urls[0].url == "http://a.org/1"


@pytest.mark.hazard(80)
def test_what_the_template_prints_below_the_notes_is_left_out(sample: str) -> None:
    entry = records.parse(sample + "\n\nZurück\nImpressum\n")

    assert entry.citations[-1].end == len(sample.rstrip())


def test_a_page_header_above_the_title_is_passed_over(sample: str) -> None:
    assert records.parse("Startseite\nAktuelles\n\n" + sample).title == "Q3/2022 - Usbekische SCO-Präsidentschaft"


@pytest.mark.parametrize(
    ("title", "quarter"),
    [
        ("Q4/2020 - Russische Präsidentschaft", "2020-Q4"),
        ("Q1 2021: Ein Titel", "2021-Q1"),
        ("Quartalsbericht 02/2021 – Zusammenfassung", "2021-Q2"),
        ("Rückblick auf das 3. Quartal 2019", "2019-Q3"),
        ("Ein Titel von 2021", ""),
    ],
)
def test_the_quarter_is_read_from_the_title(title: str, quarter: str) -> None:
    assert records.parse(f"{title}\n\nEin Text.").quarter == quarter


def test_an_entry_without_footnotes_or_quarter_is_allowed_but_remarked_on() -> None:
    entry = records.parse("Ein Titel\n\nEin Text ohne Belege.")

    assert [remark.en for remark in entry.remarks] == [
        "The title names no quarter (“Q2/2021 - …”).",
        "The entry has no footnotes.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \n\t\ufeff", "empty"),
        ("\x00\x01\x02\x03PDF", "binary data"),
        ("  • Ein Punkt\n  • Noch einer", "line 1: there is no title"),
        ("\n[1] Eine Fußnote, in: http://a.org", "line 2: there is no title"),
        ("Nur ein Titel\n", "no text below the title"),
        ("<html><body><script>x</script></body></html>", "no text is left"),
    ],
)
def test_what_is_no_entry_is_refused_with_place_and_remedy(text: str, said: str) -> None:
    with pytest.raises(records.EntryError, match=said) as refused:
        records.parse(text, name="eintrag.txt")

    assert str(refused.value).startswith("eintrag.txt")
    assert ";" in str(refused.value) or "but" in str(refused.value)


def test_an_absurd_number_of_footnotes_is_refused() -> None:
    with pytest.raises(records.EntryError, match="1,001 footnotes"):
        records.parse("Titel\n\nEin Text.\n\n" + "[1] x\n" * (parsing.MAX_FOOTNOTES + 1))


def test_an_absurdly_long_text_is_refused() -> None:
    with pytest.raises(records.EntryError, match="one entry per file"):
        records.parse("Titel\n\n" + "x" * parsing.MAX_CHARACTERS)
