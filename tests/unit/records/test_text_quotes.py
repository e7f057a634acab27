import pytest

from chronicle import records
from chronicle.records import wording

NOTES = "\n\n[1] One, in: http://a.org/1\n[2] Two, in: http://a.org/2\n[3] Three, in: http://a.org/3"
WORDS = "The network must never become a field of confrontation."


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        "ein gemeinsames Anliegen, das alle Staaten teilen",
        "terrorist, separatist, extremist and other criminal purposes",
        "各成员国重申联合国在信息安全领域的核心作用",
        "Wir werden das nicht dulden!",
    ],
)
def test_words_of_a_source_are_quotations(words: str) -> None:
    assert wording.is_quotation(words)


@pytest.mark.parametrize(
    "words",
    [
        "Shanghai Cooperation Organisation",
        "BRICS Roadmap of Practical Cooperation on Ensuring Security in the Use of ICTs",
        "Strategy for Economic Partnership until 2025",
        "Balance zwischen Sicherheit und Entwicklung",
        "neuen Typ",
        "illegalen Inhalten",
        "Hubs",
        "",
    ],
)
def test_names_terms_and_short_phrases_are_none(words: str) -> None:
    assert not wording.is_quotation(words)


@pytest.mark.parametrize(
    ("text", "number", "neighbours"),
    [
        (f"Man sagte: „{WORDS}“[1] Dann kam mehr[2].", 1, (2,)),
        (f"Zuvor[1]. Man sagte: „{WORDS}“ Und dann[2]. Danach[3].", 2, (1, 3)),
        (f"Zuvor[1]. Man sagte: „{WORDS}“\n\nIm nächsten Absatz steht ein anderer Beleg[2].", 1, (2,)),
        (f"Man sagte: „{WORDS}“\n\nIm nächsten Absatz steht der Beleg[2].", 2, ()),
    ],
)
def test_a_quotation_is_bound_to_the_nearest_mark_of_its_paragraph(
    text: str, number: int, neighbours: tuple[int, ...]
) -> None:
    entry = records.parse(f"Q1/2021 - Titel\n\n{text}{NOTES}")

    bound = [(c.number, q.neighbours) for c in entry.citations for q in c.quotes if q.origin == "text"]
    assert bound == [(number, neighbours)]


def test_a_quotation_bound_to_a_missing_footnote_goes_to_its_neighbour() -> None:
    entry = records.parse(f"Q1/2021 - Titel\n\nZuvor[3]. Man sagte: „{WORDS}“[7].{NOTES}")

    assert [c.number for c in entry.citations if c.quotes] == [3]


def test_a_quotation_in_a_section_without_footnotes_is_left_alone() -> None:
    entry = records.parse(f"Q1/2021 - Titel\n\nMan sagte: „{WORDS}“{NOTES}")

    assert all(not citation.quotes for citation in entry.citations)


def test_an_unclosed_mark_does_not_swallow_the_quotation_after_it() -> None:
    entry = records.parse(f"Q1/2021 - Titel\n\nDie „offene Klammer. Man sagte: „{WORDS}“[1].{NOTES}")

    assert [quote.text for quote in entry.citations[0].quotes] == [WORDS]
