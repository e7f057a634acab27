"""The number of a document against its address: resolution 75/268 under …/A/RES/75/269."""

import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Citation, CitedUrl, Defect, DefectCode
from chronicle.words import Words

# Resolutions and decisions of the General Assembly and the Security Council, in prose and in symbols:
# https://research.un.org/en/docs/symbols
_ASSEMBLY = re.compile(
    r"\b(?:A/RES/|Resolution(?:en)?\s+(?:Nr\.\s?)?|resolutions?\s+(?:no\.\s?)?)(?P<number>\d{2}/\d{1,3})\b"
)
_COUNCIL = re.compile(r"\b(?:S/RES/|Resolution\s+(?:Nr\.\s?)?)(?P<number>\d{3,4})\s?\((?P<year>(?:19|20)\d\d)\)")
_DRAFT = re.compile(r"\b(?P<number>A/\d{2}/(?:L\.)?\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class _Number:
    kind: str
    text: str


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per address whose number is not the one that footnote or section name."""
    for citation in about.entry.citations:
        for url in citation.urls:
            there = _numbers(urllib.parse.unquote(url.url or ""))
            for kind in {number.kind for number in there}:
                named = _named(about, citation, kind=kind)
                at_address = {number.text for number in there if number.kind == kind}
                if named and not named & at_address:
                    yield _defect(about, citation, url, named=sorted(named), there=sorted(at_address))


def _numbers(text: str) -> set[_Number]:
    found = {_Number("assembly", match["number"]) for match in _ASSEMBLY.finditer(text)}
    found |= {_Number("council", f"{match['number']} ({match['year']})") for match in _COUNCIL.finditer(text)}
    return found | {_Number("document", match["number"]) for match in _DRAFT.finditer(text)}


def _named(about: Case, citation: Citation, *, kind: str) -> set[str]:
    """Return the numbers that the title names; where it names none, the only one that the section names."""
    own = {number.text for number in _numbers(citation.title) if number.kind == kind}
    if own or citation.section is None or kind == "document":
        return own
    section = about.entry.sections[citation.section]
    near = {number.text for number in _numbers(f"{section.heading}\n{section.text}") if number.kind == kind}
    return near if len(near) == 1 and len(section.marks) == 1 else set()


def _defect(about: Case, citation: Citation, url: CitedUrl, *, named: list[str], there: list[str]) -> Defect:
    title, address = named[0], there[0]
    is_clear = len(named) == 1 and len(there) == 1 and url.url is not None and url.url.count(address) == 1
    return case.in_citation(
        DefectCode.NUMBER_MISMATCH,
        about,
        citation,
        place=(url.start, url.end),
        message=Words(
            de=f"Fußnote {citation.number} nennt die Nummer {title}, die Adresse aber {address}.",
            en=f"Footnote {citation.number} names number {title}, but its address has {address}.",
        ),
        suggestion=url.url.replace(address, title) if is_clear and url.url else None,
    )
