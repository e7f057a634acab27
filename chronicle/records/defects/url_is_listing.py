"""A list cited where a document is meant."""

import re
from collections.abc import Iterator

from chronicle.addresses import listing, parsing
from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import CitedUrl, Defect, DefectCode
from chronicle.words import Words

# A footnote may well mean the site itself.
_MEANS_THE_SITE = re.compile(
    r"\b(?:web-?sites?|webseiten?|home-?page|startseite|internetauftritt|portal|übersicht|überblick|dokumentensammlung)\b",
    re.IGNORECASE,
)


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per address that leads to a list, by its shape or by what was read there."""
    for citation in about.entry.citations:
        if _MEANS_THE_SITE.search(citation.title):
            continue
        title = citation.title[:200]
        for url in citation.urls:
            if is_listing(url, about):
                yield case.in_citation(
                    DefectCode.URL_IS_LISTING,
                    about,
                    citation,
                    place=(url.start, url.end),
                    message=Words(
                        de=f"Die Adresse führt zu einer Liste von Dokumenten, nicht zu „{title}“ selbst.",
                        en=f"The address leads to a list of documents, not to “{title}” itself.",
                    ),
                )


def is_listing(url: CitedUrl, about: Case) -> bool:
    """Say whether an address leads to a list; a reading knows better than the address's shape."""
    if url.url is None:
        return False
    reading = about.readings.get(url.url)
    if reading is not None and reading.kind in {"listing", "article"}:
        return reading.kind == "listing"
    try:
        return listing.is_listing(url.url)
    except parsing.AddressError:
        return False
