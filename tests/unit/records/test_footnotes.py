import datetime as dt

import pytest

from chronicle import records
from chronicle.records import Citation

UNMARKED = "The states reaffirm that they have agreed on it and that they will meet again in the spring of next year."


def note(words: str, *, text: str = "Ein Satz der Chronik mit einem Beleg[1].") -> Citation:
    return records.parse(f"Q1/2021 - Titel\n\n{text}\n\n[1] {words}").citations[0]


def test_title_date_and_address_of_a_plain_footnote() -> None:
    citation = note(
        "Leaders meet in Samarkand, 16. September 2022, in: http://eng.sectsco.org/news/20220916/914622.html"
    )

    assert citation.title == "Leaders meet in Samarkand"
    assert citation.dates == (dt.date(2022, 9, 16),)
    assert [url.url for url in citation.urls] == ["http://eng.sectsco.org/news/20220916/914622.html"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("A title, with a comma, 3. Mai 2021: „Words that were said.“ In: http://a.org/1", "A title, with a comma"),
        ("Declaration, Moskau, 22. November 2020: „Words were said.“ In: http://a.org/1", "Declaration"),
        ("Meeting of the Council 10. November 2020: „Words were said.“ In: http://a.org/1", "Meeting of the Council"),
        ("Report of the meeting of 3 May 2021, 5. Mai 2021, in: http://a.org/1", "Report of the meeting of 3 May 2021"),
        ("„A title between marks“, 5. Mai 2021, in: http://a.org/1", "A title between marks"),
        ("J. Roe, „A title in marks“, in: CircleID, 5. Mai 2021, http://a.org/1", "J. Roe, „A title in marks“"),
        ("Annual Meeting, Oktober 2020: „Words that were said.“ In: http://a.org/1", "Annual Meeting"),
        ("A title without a date, in: http://a.org/1", "A title without a date"),
        ("Siehe auch: A title to look up, 5. Mai 2021, http://a.org/1", "A title to look up"),
        ("The speaker: “A title that never ends its mark, 13. Januar 2021: „He spoke.“ In: http://a.org/1",
         "The speaker: “A title that never ends its mark"),
    ],
)  # fmt: skip
def test_the_title_ends_before_the_date_the_place_or_the_source(words: str, title: str) -> None:
    assert note(words).title == title


def test_the_place_before_the_date_is_kept_apart() -> None:
    assert note("Declaration, Moskau, 22. November 2020, in: http://a.org/1").place == "Moskau"


@pytest.mark.hazard(24)
@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("hhttp://a.org/1.html", "http://a.org/1.html"),
        ("http//a.org/1.html", "http://a.org/1.html"),
        ("www.a.org/1.html", "http://www.a.org/1.html"),
        ("https://a.org/wiki/X_(Y)", "https://a.org/wiki/X_(Y)"),
    ],
)
def test_an_address_is_kept_as_written_and_repaired(written: str, url: str) -> None:
    cited = note(f"A title, 3. Mai 2021, in: {written}.").urls[0]

    assert (cited.written, cited.url) == (written, url)


def test_a_bare_host_after_the_word_in_is_an_address() -> None:
    assert note("A title, 3. Mai 2021, in: eng.a.org/news/1.html").urls[0].written == "eng.a.org/news/1.html"


@pytest.mark.hazard(23)
@pytest.mark.parametrize(
    "words",
    ["(abgerufen am 3. Oktober 2022)", "(Zugriff: 3.10.2022)", "[accessed 3 October 2022]", ", Stand: 3.10.2022"],
)
def test_the_day_of_access_is_no_date_of_the_source(words: str) -> None:
    citation = note(f"A title, 2. Mai 2021, in: http://a.org/1 {words}")

    assert citation.accessed == dt.date(2022, 10, 3)
    assert citation.dates == (dt.date(2021, 5, 2),)


def test_a_language_after_the_address_is_that_of_the_source() -> None:
    citation = note("A title, 2. Mai 2021, in: http://a.org/1 (in Russisch)")

    assert (citation.language, citation.urls[0].language) == ("ru", "ru")


def test_a_language_before_a_second_address_is_that_of_this_one_only() -> None:
    citation = note("A title, 2. Mai 2021, in: http://a.org/1 Text (in Chinesisch) in: http://a.org/2")

    assert [url.language for url in citation.urls] == [None, "zh"]
    assert citation.language is None


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("„They agreed on it.“ In: http://a.org/1", ["They agreed on it."]),
        ("“They agreed on it.” In: http://a.org/1", ["They agreed on it."]),
        ('"They agreed on it." In: http://a.org/1', ["They agreed on it."]),
        ("«They agreed on it.», in: http://a.org/1", ["They agreed on it."]),
        ("»They agreed on it.«, in: http://a.org/1", ["They agreed on it."]),
        ('„They agreed on it.", in: http://a.org/1', ["They agreed on it."]),
        ("„They said “yes” to it.“ In: http://a.org/1", ["They said “yes” to it."]),
        ('„He spoke. "We agree," he noted.“ In: http://a.org/1', ['He spoke. "We agree," he noted.']),
        ("„They agreed on it. In: http://a.org/1", ["They agreed on it."]),
        ('„He spoke: "We all agree on it." in: http://a.org/1', ['He spoke: "We all agree on it."']),
        ("„They agreed on it.“ und „They will meet again in spring.“ In: http://a.org/1",
         ["They agreed on it.", "They will meet again in spring."]),
        (f", {UNMARKED} In: http://a.org/1", [UNMARKED]),
        ("in: http://a.org/1: „They have agreed on all the rules.“", ["They have agreed on all the rules."]),
        ("mit weiteren Erläuterungen zu den Umständen, unter denen man sich auf die Regeln verständigt hat, in: http://a.org/1",
         []),
        ("in: http://a.org/1", []),
    ],
)  # fmt: skip
def test_the_quotation_is_found_whatever_its_marks(words: str, quotes: list[str]) -> None:
    citation = note(f"A title, 2. Mai 2021, {words}")

    assert [quote.text for quote in citation.quotes] == quotes


def test_an_address_inside_the_quotation_is_not_the_source() -> None:
    citation = note("A title, 2. Mai 2021: „Look at http://other.org/x for more.“ In: http://a.org/1")

    assert [url.written for url in citation.urls] == ["http://a.org/1"]


def test_a_german_quotation_of_a_foreign_source_is_a_translation() -> None:
    text = "Er nannte es „eine wichtige Aufgabe, die alle Staaten gemeinsam lösen müssen“[1]."

    quote = note("Speech at the meeting of the ministers, 2. Mai 2021, in: http://a.org/en/1", text=text).quotes[0]

    assert (quote.origin, quote.language, quote.translated) == ("text", "de", True)


def test_a_german_quotation_of_a_german_source_is_none() -> None:
    text = "Er nannte es „eine wichtige Aufgabe, die alle Staaten gemeinsam lösen müssen“[1]."

    quote = note("Die Rede des Ministers bei der Tagung, 2. Mai 2021, in: http://a.org/1", text=text).quotes[0]

    assert not quote.translated
