from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from chronicle import records
from chronicle.records import Defect, DefectCode, Entry, Severity


@dataclass(frozen=True)
class Page:
    """An archived document, as far as the rules look at it."""

    title: str = ""
    kind: str = "article"
    symbols: tuple[str, ...] = ()


def entry(text: str, *notes: str, title: str = "Q1/2021 - Tadschikische SCO-Präsidentschaft", name: str = "a") -> Entry:
    listed = "\n".join(f"  {n}. [{n}] {words}" for n, words in enumerate(notes, start=1))
    return records.parse(f"{title}\n\n{text}\n\n{listed}", name=name)


def found(code: DefectCode, *entries: Entry, readings: Mapping[str, Page] | None = None) -> list[Defect]:
    return [defect for defect in records.check(entries, readings=readings) if defect.code is code]


def place(checked: Entry, defect: Defect) -> str:
    return checked.text[defect.start : defect.end]


GOOD = "Leaders meet, 3. März 2021, in: http://eng.sectsco.org/news/20210303/727237.html"


def test_a_sound_entry_has_no_defects() -> None:
    sound = entry("Ein Treffen, 3. März 2021\n\nAm 3. März 2021 traf man sich[1].", GOOD)

    assert records.check([sound]) == []


def test_the_sample_has_only_the_defect_put_into_it(sample: str) -> None:
    assert [(d.code, d.citation) for d in records.check([records.parse(sample)])] == [(DefectCode.URL_MALFORMED, 4)]


def test_a_malformed_address_comes_with_the_repaired_one() -> None:
    checked = entry("Ein Satz[1].", "A title, in: hhttp://a.org/news/1.html")

    [defect] = found(DefectCode.URL_MALFORMED, checked)

    assert (place(checked, defect), defect.suggestion) == ("hhttp://a.org/news/1.html", "http://a.org/news/1.html")
    assert defect.severity is Severity.C


@pytest.mark.parametrize("written", ["http://a.org/1.html", "www.a.org/1.html", "https://a.org/x?a=1&b=2"])
def test_an_address_that_a_browser_opens_is_not_malformed(written: str) -> None:
    assert not found(DefectCode.URL_MALFORMED, entry("Ein Satz[1].", f"A title, in: {written}"))


def test_an_address_beyond_repair_is_wrong() -> None:
    [defect] = found(DefectCode.URL_MALFORMED, entry("Ein Satz[1].", "A title, in: http://a.org/news/…"))

    assert (defect.severity, defect.suggestion) == (Severity.A, None)


def test_a_footnote_without_an_address_is_named() -> None:
    checked = entry("Ein Satz[1]. Noch einer[2].", GOOD, "Remarks at the meeting, 3. März 2021")

    assert [defect.citation for defect in found(DefectCode.URL_MISSING, checked)] == [2]


def test_the_number_of_a_document_suggests_its_address() -> None:
    [defect] = found(DefectCode.URL_MISSING, entry("Ein Satz[1].", "Resolution A/RES/75/240, 31. Dezember 2020"))

    assert defect.suggestion == ", in: https://undocs.org/en/A/RES/75/240"


@pytest.mark.parametrize("note", ["Ebd.", "Siehe Fußnote 1", "J. Roe, Netze und Staaten, Berlin 2019, S. 12"])
def test_print_and_back_references_need_no_address(note: str) -> None:
    assert not found(DefectCode.URL_MISSING, entry("Ein Satz[1]. Noch einer[2].", GOOD, note))


@pytest.mark.hazard(26)
def test_a_list_cited_for_a_document_is_named() -> None:
    checked = entry(
        "Ein Satz[1].", "Moscow Declaration, 17. November 2020, in: https://eng.brics-russia2020.ru/documents/"
    )

    [defect] = found(DefectCode.URL_IS_LISTING, checked)

    assert place(checked, defect) == "https://eng.brics-russia2020.ru/documents/"


def test_a_reading_knows_better_than_the_shape_of_an_address() -> None:
    checked = entry("Ein Satz[1]. Zwei[2].", "One, in: https://a.org/documents/", "Two, in: https://a.org/all.html")
    readings = {"https://a.org/documents/": Page(kind="article"), "https://a.org/all.html": Page(kind="listing")}

    assert [d.citation for d in found(DefectCode.URL_IS_LISTING, checked, readings=readings)] == [2]


def test_a_footnote_may_mean_the_site_itself() -> None:
    assert not found(
        DefectCode.URL_IS_LISTING, entry("Ein Satz[1].", "Website der Präsidentschaft, in: https://a.org/")
    )


@pytest.mark.hazard(27)
def test_one_address_for_several_documents_is_named_in_each_footnote() -> None:
    address = "in: https://eng.brics-russia2020.ru/documents/"
    checked = entry("Eins[1], zwei[2].", f"Counter-Terrorism Strategy, {address}", f"Moscow Declaration, {address}")

    assert [(d.citation, "1" in d.message.en) for d in found(DefectCode.URL_SHARED, checked)] == [(1, True), (2, True)]


def test_one_document_may_have_several_footnotes() -> None:
    again = GOOD.replace("Leaders meet", "Leaders meet in the capital")

    assert not found(DefectCode.URL_SHARED, entry("Eins[1], zwei[2].", GOOD, again))


@pytest.mark.hazard(25)
def test_a_number_against_its_address_comes_with_the_right_address() -> None:
    checked = entry("Ein Satz[1].", "UN-Resolution 75/268 „On cooperation“, in: https://undocs.org/en/A/RES/75/269")

    [defect] = found(DefectCode.NUMBER_MISMATCH, checked)

    assert defect.suggestion == "https://undocs.org/en/A/RES/75/268"
    assert "75/269" in defect.message.de


def test_the_number_may_stand_in_the_section_alone() -> None:
    text = "Resolution 75/268, 25. März 2021\n\nAm 25. März 2021 kam die Resolution 75/268[1]."

    assert found(DefectCode.NUMBER_MISMATCH, entry(text, "On cooperation, in: https://undocs.org/en/A/RES/75/269"))


def test_several_numbers_of_which_one_fits_are_no_mismatch() -> None:
    note = "Resolution 75/268 on cooperation, after resolution 73/27, in: https://undocs.org/en/A/RES/73/27"

    assert not found(DefectCode.NUMBER_MISMATCH, entry("Ein Satz[1].", note))


@pytest.mark.hazard(23)
def test_a_heading_that_text_and_footnote_contradict_comes_with_their_date() -> None:
    text = "Ein Treffen mit der Firma, 22. Januar 2021\n\nAm 3. März 2021 traf man sich[1]."
    checked = entry(text, GOOD)

    [defect] = found(DefectCode.DATE_MISMATCH, checked)

    assert (place(checked, defect), defect.suggestion) == ("22. Januar 2021", "3. März 2021")


@pytest.mark.parametrize(
    "text",
    [
        # the text names the heading's day further down
        "Auf dem Weg zum Gipfel, 16. Mai 2021\n\nAm 3. März 2021 begann es; der Gipfel ist am 16. Mai 2021[1].",
        # the footnote agrees with the heading
        "Ein Treffen, 3. März 2021\n\nAm 10. Januar 2021 hatte man es angekündigt[1].",
        # nobody else knows the other day
        "Ein Treffen, 5. Februar 2021\n\nAm 10. Januar 2021 hatte man es angekündigt[1].",
        # the day without its year
        "Ein Treffen, 5. Februar 2021\n\nAm 5. Februar traf man sich; seit dem 3. März 2021 ist es bekannt[1].",
        # a span of days
        "Eine Tagung, 1. bis 5. März 2021\n\nAm 3. März 2021 sprach der Präsident[1].",
    ],
)
def test_dates_that_may_both_be_right_are_no_mismatch(text: str) -> None:
    assert not found(DefectCode.DATE_MISMATCH, entry(text, GOOD))


@pytest.mark.hazard(23)
def test_a_footnote_months_away_from_its_address_is_weak_evidence() -> None:
    checked = entry("Ein Satz[1].", "Leaders meet, 2. März 2021, in: http://eng.sectsco.org/news/20201202/7027.html")

    assert [defect.severity for defect in found(DefectCode.DATE_MISMATCH, checked)] == [Severity.B]


@pytest.mark.parametrize(
    "address",
    [
        "http://eng.sectsco.org/news/20210301/727237.html",  # published the day before
        "https://www.mfa.gov.cn/eng/xw/202405/t20240530_11347225.html",  # moved to a new site in 2024
        "http://a.org/2021/03/piece.html",  # the month alone
        "http://a.org/piece-2020.html",
    ],
)
def test_addresses_that_fit_the_footnote_are_no_mismatch(address: str) -> None:
    assert not found(DefectCode.DATE_MISMATCH, entry("Ein Satz[1].", f"Leaders meet, 2. März 2021, in: {address}"))


def test_heading_and_text_that_count_one_event_differently() -> None:
    text = "15. SCO-Jahrestag, 16. Juni 2021\n\nDie SCO feierte am 16. Juni 2021 ihren 20. Jahrestag[1]."
    checked = entry(text, "SCO celebrates its 20th anniversary, 16. Juni 2021, in: http://a.org/1")

    [defect] = found(DefectCode.ORDINAL_MISMATCH, checked)

    assert (place(checked, defect), defect.suggestion) == ("15. SCO-Jahrestag", "20. SCO-Jahrestag")


def test_a_text_that_the_titles_of_its_footnotes_outvote() -> None:
    text = "Gipfel der SCO, 10. November 2020\n\nAm 19. SCO-Gipfeltreffen nahmen viele teil[1]. Man sprach[2]."
    title = "The 20th Meeting of the Council of Heads of State of the SCO"
    checked = entry(text, f"{title}, in: http://a.org/1", f"On the 20th SCO summit, {title}, in: http://a.org/2")

    assert [d.suggestion for d in found(DefectCode.ORDINAL_MISMATCH, checked)] == ["20. SCO-Gipfeltreffen"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        # the next summit is another event
        ("12. BRICS-Gipfel, 17. November 2020\n\nAm 17. November 2020 lud man zum 13. BRICS-Gipfel ein[1].",
         "Report of the XII BRICS Summit, in: http://a.org/1"),
        # heads of government meet in a council of their own
        ("20. SCO-Gipfeltreffen, 10. November 2020\n\nMan sprach über Netze[1].",
         "The 19th meeting of the Council of Heads of State and Government of the SCO, in: http://a.org/1"),
        # another organisation
        ("12. BRICS-Gipfel, 17. November 2020\n\nMan sprach über Netze[1].", "The 15th G20 summit, in: http://a.org/1"),
    ],
)  # fmt: skip
def test_other_events_may_have_other_numbers(text: str, note: str) -> None:
    titled = "Q4/2020 - BRICS- und SCO-Präsidentschaft"

    assert [d.message.en for d in found(DefectCode.ORDINAL_MISMATCH, entry(text, note, title=titled))] == []


@pytest.mark.parametrize(
    ("note", "suggestion"),
    [
        ("A title, 2. Mai 2021: „They agreed on it. In: http://a.org/1", ".“"),
        ("A title, 2. Mai 2021: “They agreed on it. In: http://a.org/1", ".”"),
        ("A “title that never ends, 2. Mai 2021: „They agreed on it.“ In: http://a.org/1", "s”"),
        ("A title, 2. Mai 2021: They agreed on it all.“ In: http://a.org/1", None),
    ],
)
def test_a_quotation_mark_without_its_partner_in_a_footnote(note: str, suggestion: str | None) -> None:
    [defect] = found(DefectCode.QUOTE_UNBALANCED, entry("Ein Satz[1].", note))

    assert (defect.citation, defect.suggestion) == (1, suggestion)


def test_foreign_words_without_any_marks_are_named() -> None:
    words = "The states reaffirm that they have agreed on it and that they will meet again in the spring of next year."

    [defect] = found(
        DefectCode.QUOTE_UNBALANCED, entry("Ein Satz[1].", f"A title, 2. Mai 2021, {words} In: http://a.org/1")
    )

    assert "without quotation marks" in defect.message.en


def test_a_quotation_mark_without_its_partner_in_the_text() -> None:
    checked = entry("Sie nannten es „Partnerschaft. Mehr kam nicht[1].", GOOD)

    [defect] = found(DefectCode.QUOTE_UNBALANCED, checked)

    assert (defect.section, defect.citation, place(checked, defect)) == (0, None, "„")


@pytest.mark.parametrize(
    "text",
    [
        "Es hieß: „Erstens gilt das.\n\nZweitens gilt jenes.“ So war es[1].",  # over two paragraphs
        'Ein Bildschirm von 15" stand im Saal[1].',
        "Die „Initiative ‚Netze für alle‘“ und die “Open Group” kamen[1].",
        'Er nannte es "gut", sie "schlecht"[1].',
    ],
)
def test_marks_that_belong_together_are_balanced(text: str) -> None:
    assert not found(DefectCode.QUOTE_UNBALANCED, entry(text, GOOD))


def test_a_footnote_that_nothing_refers_to() -> None:
    assert [d.citation for d in found(DefectCode.FOOTNOTE_UNREFERENCED, entry("Ein Satz[1].", GOOD, GOOD))] == [2]


def test_a_text_that_lost_all_its_marks_is_one_defect() -> None:
    assert len(found(DefectCode.FOOTNOTE_UNREFERENCED, entry("Ein Satz.", GOOD, GOOD, GOOD))) == 1


def test_a_mark_whose_footnote_does_not_exist() -> None:
    checked = entry("Ein Satz[1]. Noch einer[7].", GOOD)

    [defect] = found(DefectCode.FOOTNOTE_UNDEFINED, checked)

    assert (defect.citation, place(checked, defect)) == (7, "[7]")


def test_an_entry_that_lost_all_its_notes_is_one_defect() -> None:
    lost = records.parse("Q1/2021 - Titel\n\nEin Satz[1]. Noch einer[2].")

    assert len(found(DefectCode.FOOTNOTE_UNDEFINED, lost)) == 1


FORECAST = entry(
    "Im Jahr 2021 geht die Präsidentschaft der SCO auf Kirgisistan über[1].",
    GOOD,
    title="Q4/2020 - Russische SCO-Präsidentschaft",
)


def test_entries_that_name_different_countries_for_one_presidency() -> None:
    text = "Seit dem 1. Januar 2021 führt Tadschikistan die „Shanghai Cooperation Organisation“ (SCO): Es hat die Präsidentschaft von Russland übernommen[1]."  # noqa: E501
    later = entry(text, GOOD, name="b")

    [defect] = found(DefectCode.ENTRIES_DISAGREE, FORECAST, later)

    assert (defect.entry, place(FORECAST, defect), defect.suggestion) == ("a", "Kirgisistan", "Tadschikistan")


@pytest.mark.parametrize(
    "text",
    [
        "Die BRICS-Präsidentschaft übernimmt Indien im Jahr 2021[1].",  # another organisation
        "Im Jahr 2022 übernimmt Usbekistan die SCO-Präsidentschaft[1].",  # another year
        "Im Jahr 2021 übernimmt Kirgisistan die SCO-Präsidentschaft[1].",
        "Indien hat 2021 die Einladung der SCO übernommen[1].",
    ],
)
def test_entries_that_speak_of_different_things_do_not_disagree(text: str) -> None:
    assert not found(DefectCode.ENTRIES_DISAGREE, FORECAST, entry(text, GOOD, name="b"))


def test_defects_come_in_order_of_entry_and_place() -> None:
    one = entry("Ein Satz[9].", "A title, in: hhttp://a.org/1", name="z")
    two = entry("Ein Satz[8].", GOOD, name="a")

    assert [d.code.value for d in records.check([one, two])] == [
        "footnote-undefined",
        "footnote-unreferenced",
        "url-malformed",
        "footnote-undefined",
        "footnote-unreferenced",
    ]
