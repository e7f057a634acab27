"""Footnotes that no mark refers to, and marks without a footnote."""

from collections.abc import Iterator

from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Defect, DefectCode
from chronicle.words import Words


def find_unreferenced(about: Case) -> Iterator[Defect]:
    """Yield a defect per footnote without a mark; a single one where the text has lost all its marks."""
    missing = [citation for citation in about.entry.citations if citation.section is None]
    if len(missing) == len(about.entry.citations) > 1:
        yield case.in_citation(
            DefectCode.FOOTNOTE_UNREFERENCED,
            about,
            missing[0],
            place=(missing[0].start, missing[0].end),
            message=Words(
                de="Der Text enthält kein einziges Fußnotenzeichen; keine Fußnote lässt sich einer Stelle zuordnen.",
                en="The text has no footnote marks at all, so no footnote can be tied to a passage.",
            ),
        )
        return
    for citation in missing:
        yield case.in_citation(
            DefectCode.FOOTNOTE_UNREFERENCED,
            about,
            citation,
            place=(citation.start, citation.end),
            message=Words(
                de=f"Auf Fußnote {citation.number} verweist keine Stelle im Text.",
                en=f"Nothing in the text refers to footnote {citation.number}.",
            ),
        )


def find_undefined(about: Case) -> Iterator[Defect]:
    """Yield a defect per mark whose footnote does not exist; a single one where the entry has lost all its notes."""
    known = {citation.number for citation in about.entry.citations}
    missing = [mark for section in about.entry.sections for mark in section.placed_marks if mark.number not in known]
    if not known and len(missing) > 1:
        yield case.in_text(
            DefectCode.FOOTNOTE_UNDEFINED,
            about,
            place=(missing[0].start, missing[0].end),
            citation=missing[0].number,
            message=Words(
                de="Der Text verweist auf Fußnoten, der Eintrag enthält aber keine einzige.",
                en="The text refers to footnotes, but the entry has none at all.",
            ),
        )
        return
    for mark in missing:
        yield case.in_text(
            DefectCode.FOOTNOTE_UNDEFINED,
            about,
            place=(mark.start, mark.end),
            citation=mark.number,
            message=Words(
                de=f"Der Text verweist auf Fußnote {mark.number}, die es nicht gibt.",
                en=f"The text refers to footnote {mark.number}, which does not exist.",
            ),
        )
