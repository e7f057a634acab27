"""A footnote that names a source on the web without its address."""

import re
from collections.abc import Iterator

from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Citation, Defect, DefectCode
from chronicle.words import Words

# Print has no address, and a reference to another footnote has it there.
_PRINTED = re.compile(
    r"\bS\.\s?\d|\bpp?\.\s?\d|\bISBN\b|\bISSN\b|\bVerlag\b|\bHrsg\.|\bBd\.\s?\d|\bJg\.\s?\d|\bBGBl|\bArt\.\s?\d|§"
)
_BACK_REFERENCE = re.compile(
    r"^(?:ebd|ebenda|ibid|a\.\s?a\.\s?O|op\.\s?cit|siehe oben|s\.\s?o\.)"
    r"|\b(?:fußnote|fn\.|anm\.|anmerkung|footnote)\s?\d",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"\b[AES](?:/[A-Z][A-Za-z0-9.]*)*(?:/\d[\w.()]*)+(?:/[\w.()]+)*\b")
_DOI = re.compile(r"\b(?:doi:\s?)(10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE)


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per footnote without an address, print and back references aside."""
    for citation in about.entry.citations:
        words = about.entry.text[citation.start : citation.end]
        bare = re.sub(r"^\W*\d*[.)]?\s*\[?\^?\d*\]?:?\s*", "", words)
        if citation.urls or _PRINTED.search(words) or _BACK_REFERENCE.search(bare):
            continue
        yield case.in_citation(
            DefectCode.URL_MISSING,
            about,
            citation,
            place=(citation.end, citation.end),
            message=Words(
                de=f"Fußnote {citation.number} nennt keine Adresse; ihre Quelle lässt sich nicht beobachten.",
                en=f"Footnote {citation.number} gives no address, so its source cannot be watched.",
            ),
            suggestion=_suggestion(citation, words),
        )


def _suggestion(citation: Citation, words: str) -> str | None:
    """Return the address that a document number stands for."""
    if doi := _DOI.search(words):
        return f", in: https://doi.org/{doi[1]}"
    symbol = _SYMBOL.search(citation.title)
    return f", in: https://undocs.org/en/{symbol.group()}" if symbol else None
