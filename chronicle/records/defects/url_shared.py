"""One address for several documents."""

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from chronicle.addresses import aliases, parsing
from chronicle.records import folding
from chronicle.records.defects import case, url_is_listing
from chronicle.records.defects.case import Case
from chronicle.records.model import Citation, CitedUrl, Defect, DefectCode
from chronicle.words import Words

_SAME_TITLE = 80
"""Two titles this alike (rapidfuzz's token_set_ratio) name one document; one may be a shortened other."""


def find(about: Case) -> Iterator[Defect]:
    """Yield a defect per footnote that shares its address with a footnote about another document."""
    users: dict[str, list[tuple[Citation, CitedUrl]]] = defaultdict(list)
    for citation in about.entry.citations:
        for url in citation.urls:
            key = _key(url)
            if key and all(other is not citation for other, _ in users[key]):
                users[key].append((citation, url))
    for group in users.values():
        for citation, url in group:
            is_list = url_is_listing.is_listing(url, about)
            others = [o.number for o, _ in group if o is not citation and _are_different(citation, o, is_list=is_list)]
            if others:
                yield case.in_citation(
                    DefectCode.URL_SHARED,
                    about,
                    citation,
                    place=(url.start, url.end),
                    message=_message(citation, others),
                )


def _key(url: CitedUrl) -> str | None:
    if url.url is None:
        return None
    try:
        return aliases.alias_key(url.url)
    except parsing.AddressError:
        return None


def _are_different(one: Citation, other: Citation, *, is_list: bool) -> bool:
    """Say whether two footnotes mean two documents. At an address of one document, their dates must differ too."""
    alike = fuzz.token_set_ratio(folding.fold(one.title), folding.fold(other.title)) >= _SAME_TITLE
    if alike or not one.title or not other.title:
        return False
    return is_list or bool(one.dates and other.dates and not set(one.dates) & set(other.dates))


def _message(citation: Citation, others: list[int]) -> Words:
    german = (
        f"Fußnote {case.listed(others, conjunction='und')}"
        if len(others) == 1
        else (f"die Fußnoten {case.listed(others, conjunction='und')}")
    )
    english = f"footnote{'s' if len(others) > 1 else ''} {case.listed(others, conjunction='and')}"
    return Words(
        de=f"Fußnote {citation.number} nennt dieselbe Adresse wie {german}, meint aber ein anderes Dokument.",
        en=f"Footnote {citation.number} gives the same address as {english} but means another document.",
    )
