"""What a rule looks at: one entry, and what is known beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from chronicle.gazetteer.loading import Gazetteer
from chronicle.records.model import Citation, Defect, DefectCode, Entry, Severity
from chronicle.words import Words


class CitedReading(Protocol):
    """What the rules want to know of an archived document; a Reading has it."""

    @property
    def title(self) -> str:
        """The document's title."""

    @property
    def kind(self) -> str:
        """What the page turned out to be: "article", "listing" and so on."""

    @property
    def symbols(self) -> tuple[str, ...]:
        """The official numbers that the document bears."""


@dataclass(frozen=True, slots=True)
class Case:
    """One entry with names to recognise and, by visited address, the readings of its documents where archived."""

    entry: Entry
    gazetteer: Gazetteer
    readings: Mapping[str, CitedReading] = field(default_factory=dict)


# The severity of each code: A wrong, B weak evidence, C form.
_SEVERITIES = {
    DefectCode.URL_MALFORMED: Severity.C,
    DefectCode.URL_MISSING: Severity.B,
    DefectCode.URL_IS_LISTING: Severity.B,
    DefectCode.URL_SHARED: Severity.B,
    DefectCode.NUMBER_MISMATCH: Severity.A,
    DefectCode.DATE_MISMATCH: Severity.A,
    DefectCode.ORDINAL_MISMATCH: Severity.A,
    DefectCode.QUOTE_UNBALANCED: Severity.C,
    DefectCode.FOOTNOTE_UNREFERENCED: Severity.C,
    DefectCode.FOOTNOTE_UNDEFINED: Severity.B,
    DefectCode.ENTRIES_DISAGREE: Severity.A,
}


def in_citation(
    code: DefectCode,
    case: Case,
    citation: Citation,
    *,
    place: tuple[int, int],
    message: Words,
    suggestion: str | None = None,
    severity: Severity | None = None,
) -> Defect:
    """Make a defect of a footnote."""
    return Defect(
        code=code,
        severity=severity or _SEVERITIES[code],
        entry=case.entry.name,
        section=citation.section,
        citation=citation.number,
        start=place[0],
        end=place[1],
        message=message,
        suggestion=suggestion,
    )


def in_text(
    code: DefectCode,
    case: Case,
    *,
    place: tuple[int, int],
    message: Words,
    suggestion: str | None = None,
    citation: int | None = None,
) -> Defect:
    """Make a defect of the entry's own text."""
    start = place[0]
    section = next((i for i, section in enumerate(case.entry.sections) if section.start <= start < section.end), None)
    return Defect(
        code=code,
        severity=_SEVERITIES[code],
        entry=case.entry.name,
        section=section,
        citation=citation,
        start=start,
        end=place[1],
        message=message,
        suggestion=suggestion,
    )


def listed(numbers: Sequence[int], *, conjunction: str) -> str:
    """Return "1, 2 und 3"."""
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
