"""One event counted differently: "15. SCO-Jahrestag" above, "20. Jahrestag" below."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from chronicle.calendar import find as calendar
from chronicle.records import events, sentences
from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.events import CountedEvent
from chronicle.records.model import Defect, DefectCode, Section
from chronicle.words import Words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per section whose heading, text and footnote titles count the same event differently."""
    for section in about.entry.sections:
        titles = _titles(about, section)
        wrong = next(_against_text(about, section, titles), None)
        if wrong is not None:
            yield _defect(about, *wrong, titles=titles)
            continue
        against = next(_against_titles(about, section, titles), None)
        if against is not None:
            yield _defect(about, *against, titles=titles)


def _titles(about: Case, section: Section) -> list[CountedEvent]:
    return [
        event
        for citation in about.entry.citations
        if citation.number in section.marks
        for event in events.find(citation.title, 0, len(citation.title), gazetteer=about.gazetteer)
    ]


def _body(section: Section) -> tuple[int, int]:
    return (section.blocks[0][0], section.end) if section.blocks else (section.end, section.end)


def _against_text(
    about: Case, section: Section, titles: Sequence[CountedEvent]
) -> Iterator[tuple[CountedEvent, CountedEvent]]:
    """Yield heading against text, where a sentence of the text speaks of the heading's day.

    A title that counts as the heading does settles it; a number one higher or lower is the next or the last event
    ("am 17. November 2020 beschloss man, den 13. Gipfel …") unless a title has it too.
    """
    text, (start, end) = about.entry.text, _body(section)
    in_body = list(events.find(text, start, end, gazetteer=about.gazetteer))
    for above in events.find(text, section.start, start, gazetteer=about.gazetteer):
        same = [below for below in in_body if _is_same_event(above, below)]
        titled = {title.number for title in titles if _is_same_event(above, title)}
        if above.number in titled or any(below.number == above.number for below in same):
            continue
        for below in same:
            is_next = abs(below.number - above.number) == 1 and below.number not in titled
            if not is_next and set(section.dates) & _days_of_sentence(text, below, start=start, end=end):
                yield above, below


def _days_of_sentence(text: str, event: CountedEvent, *, start: int, end: int) -> set[object]:
    for first, last in sentences.find(text, start, end):
        if first <= event.start < last:
            return {span.first for span in calendar.find_dates(text[first:last], language="de")}
    return set()


def _against_titles(
    about: Case, section: Section, titles: Sequence[CountedEvent]
) -> Iterator[tuple[CountedEvent, CountedEvent]]:
    """Yield the heading or the opening paragraph against footnote titles that agree among themselves."""
    text = about.entry.text
    opening_end = section.blocks[0][1] if section.blocks else section.end
    everywhere = list(events.find(text, section.start, section.end, gazetteer=about.gazetteer))
    in_text: dict[tuple[str, str], set[int]] = defaultdict(set)
    for event in everywhere:
        in_text[event.kind, event.organisation].add(event.number)
    for event in everywhere:
        in_titles = [title for title in titles if event.start < opening_end and _is_same_event(event, title)]
        numbers = {title.number for title in in_titles}
        differ = len(numbers) == 1 and in_text[event.kind, event.organisation].isdisjoint(numbers)
        is_single = len(in_text[event.kind, event.organisation]) == 1
        if differ and is_single and not _speaks_of_another_year(about, section, event):
            yield event, in_titles[0]


def _speaks_of_another_year(about: Case, section: Section, event: CountedEvent) -> bool:
    block = next((b for b in section.blocks if b[0] <= event.start < b[1]), (section.start, _body(section)[0]))
    for first, last in sentences.find(about.entry.text, *block):
        if first <= event.start < last:
            years = set(_YEAR.findall(about.entry.text, first, last))
            return bool(years) and about.entry.quarter[:4] not in years
    return False


def _is_same_event(one: CountedEvent, other: CountedEvent) -> bool:
    return one.kind == other.kind and one.organisation == other.organisation


def _defect(about: Case, first: CountedEvent, second: CountedEvent, *, titles: Sequence[CountedEvent]) -> Defect:
    """Put the defect where the text stands alone; where one stands against one, at the first, without a suggestion."""
    text = about.entry.text
    votes = Counter([first.number, second.number, *(t.number for t in titles if _is_same_event(first, t))])
    number, count = votes.most_common(1)[0]
    written = text[first.start : first.end]
    is_clear = count > 1 and number != first.number
    return case.in_text(
        DefectCode.ORDINAL_MISMATCH,
        about,
        place=(first.start, first.end),
        message=Words(
            de=f"Hier steht „{written}“, an anderer Stelle desselben Abschnitts oder in den Titeln seiner Fußnoten "
            f"ist es Nummer {second.number}.",
            en=f"Here it says “{written}”; elsewhere in the same section or in the titles of its footnotes "
            f"it is number {second.number}.",
        ),
        suggestion=f"{number}.{text[first.number_end : first.end]}" if is_clear and "." in written[:4] else None,
    )
