"""Quotation marks without a partner, and foreign words without any marks."""

from collections.abc import Iterator

from chronicle.records import anatomy, footnote_quotes, notes, quotations
from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Citation, Defect, DefectCode
from chronicle.words import Words

_BLANKS = " \t\n\u00a0"


def find(about: Case) -> Iterator[Defect]:
    """Yield at most one defect per footnote, and one per paragraph of the text."""
    for citation in about.entry.citations:
        yield from _in_footnote(about, citation)
    for section in about.entry.sections:
        yield from _in_text(about, section.start, section.end, blocks=section.blocks)


def _in_footnote(about: Case, citation: Citation) -> Iterator[Defect]:
    text = about.entry.text
    number = notes.BRACKETED.match(text, citation.start, citation.end)
    parts = anatomy.dissect(text, number.end() if number else citation.start, citation.end)
    for start, end in (parts.head, parts.body, parts.tail):
        marks = _unmatched(text, start, end)
        if marks.unclosed:
            yield _unclosed(about, citation, marks.unclosed[0], end=_last(text, start, end))
            return
        if marks.unopened:
            yield _unopened(about, citation, marks.unopened[-1], start=footnote_quotes.trim(text, start, end)[0])
            return
    unmarked = [place for place in footnote_quotes.find(text, parts) if place[0] == _first(text, *parts.body)]
    if unmarked and not quotations.find(text, *parts.body).pairs:
        yield _unmarked(about, citation, unmarked[0])


def _unmatched(text: str, start: int, end: int) -> quotations.Quotations:
    """Match the marks of a stretch; a straight one after a digit means inches."""
    found = quotations.find(text, start, end)
    unopened = tuple(place for place in found.unopened if not (text[place] == '"' and text[place - 1].isdigit()))
    return quotations.Quotations(found.pairs, found.unclosed, unopened)


def _first(text: str, start: int, end: int) -> int:
    return footnote_quotes.trim(text, start, end)[0]


def _last(text: str, start: int, end: int) -> int:
    """Return the place behind the last character that a closing mark could follow."""
    while end > start and text[end - 1] in f"{_BLANKS},;:(":
        end -= 1
    return end


def _unclosed(about: Case, citation: Citation, mark: int, *, end: int) -> Defect:
    text = about.entry.text
    return case.in_citation(
        DefectCode.QUOTE_UNBALANCED,
        about,
        citation,
        place=(end - 1, end) if end - 1 > mark else (mark, mark + 1),
        message=Words(
            de=f"In Fußnote {citation.number} wird ein Anführungszeichen geöffnet („{_words(text, mark + 1)} …“), "
            "aber nicht geschlossen.",
            en=f"In footnote {citation.number} a quotation mark is opened (“{_words(text, mark + 1)} …”) "
            "but never closed.",
        ),
        suggestion=text[end - 1] + quotations.closing_for(text[mark]) if end - 1 > mark else None,
    )


def _unopened(about: Case, citation: Citation, mark: int, *, start: int) -> Defect:
    return case.in_citation(
        DefectCode.QUOTE_UNBALANCED,
        about,
        citation,
        place=(mark, mark + 1),
        message=Words(
            de=f"In Fußnote {citation.number} wird ein Anführungszeichen geschlossen, das nicht geöffnet wurde "
            f"(„{_words(about.entry.text, start)} …“).",
            en=f"In footnote {citation.number} a quotation mark is closed that was never opened "
            f"(“{_words(about.entry.text, start)} …”).",
        ),
    )


def _unmarked(about: Case, citation: Citation, place: tuple[int, int]) -> Defect:
    return case.in_citation(
        DefectCode.QUOTE_UNBALANCED,
        about,
        citation,
        place=place,
        message=Words(
            de=f"Das Zitat in Fußnote {citation.number} steht ohne Anführungszeichen.",
            en=f"The quotation in footnote {citation.number} stands without quotation marks.",
        ),
    )


def _in_text(about: Case, start: int, end: int, *, blocks: tuple[tuple[int, int], ...]) -> Iterator[Defect]:
    """Match over the whole section: a quotation may run over several paragraphs."""
    text = about.entry.text
    marks = _unmatched(text, start, end)
    named: set[tuple[int, int]] = set()
    for mark in sorted((*marks.unclosed, *marks.unopened)):
        block = next((block for block in blocks if block[0] <= mark < block[1]), (start, end))
        if block in named:
            continue
        named.add(block)
        missing = ("geschlossen", "closed") if mark in marks.unclosed else ("geöffnet", "opened")
        yield case.in_text(
            DefectCode.QUOTE_UNBALANCED,
            about,
            place=(mark, mark + 1),
            message=Words(
                de=f"Dieses Anführungszeichen wird nicht {missing[0]}.",
                en=f"This quotation mark is never {missing[1]}.",
            ),
        )


def _words(text: str, start: int) -> str:
    return " ".join(text[start : start + 80].split()[:5])
