"""Many sections: only those that share something are scored, and the right one is among them."""

import datetime as dt

from chronicle import linking
from chronicle.documents.model import FoundDate, PageKind, Reading
from chronicle.records.model import Entry, Section

TOWNS = ("Genf", "Wuzhen", "Brüssel", "Wien", "Riad", "Kasan", "Moskau", "Osaka", "Davos", "Tallinn", "Kigali")
THEMES = ("Datenschutz", "Verschlüsselung", "Netzneutralität", "Blockchain", "Domainnamen", "Breitband", "E-Commerce")


def _entry(number: int) -> Entry:
    day = dt.date(2015, 1, 1) + dt.timedelta(days=number * 5)
    town, theme = TOWNS[number % len(TOWNS)], THEMES[number % len(THEMES)]
    heading = f"Konferenz zu {theme}, {town}"
    section = Section(heading, (day,), f"In {town} ging es um {theme} und die UNO.", (), 0, 0)
    return Entry(f"entry-{number}", heading, "", (), (section,), (), "")


def test_the_right_one_of_six_hundred_sections_is_found() -> None:
    wanted = next(
        n for n in range(300, 600) if TOWNS[n % len(TOWNS)] == "Wien" and THEMES[n % len(THEMES)] == THEMES[2]
    )
    entries = [_entry(number) for number in range(600)]
    page = Reading(
        url="https://example.org/a/1",
        title="Conference on net neutrality in Vienna",
        language="en",
        dates=(FoundDate(entries[wanted].sections[0].dates[0], "metadata"),),
        kind=PageKind.ARTICLE,
        text="The United Nations spoke of net neutrality in Vienna.",
        body_text="",
        blocks=(),
        links=(),
        symbols=(),
        media_type="text/html",
    )

    best = linking.Linker(entries).link(page)[0]

    assert best.entry == f"entry-{wanted}"
