"""What an entry, a citation and a quotation are called across revisions. Footnote numbers are no names."""

import re
import unicodedata
from collections import Counter

from rapidfuzz import fuzz

from chronicle.addresses import aliases, parsing
from chronicle.records import folding, quarters
from chronicle.records.model import Citation, CitedUrl, Entry, Quote

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_SLUG = 100
_SAME_ENTRY = 0.6
# What a renamed entry keeps: mostly its footnotes. Same quarter and title alone is a rewritten entry, which is rare.
_TITLE_SHARE, _QUARTER_SHARE, _FOOTNOTES_SHARE = 0.3, 0.2, 0.5


def slug(entry: Entry) -> str:
    """Return the entry's name in addresses: "2020-q4-russische-brics-sco-praesidentschaft"."""
    words = quarters.without(entry.title).lower().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    parts = [entry.quarter.lower(), *re.findall(r"[a-z0-9]+", plain)]
    whole = "-".join(part for part in parts if part)[:_LONGEST_SLUG].strip("-")
    return whole or folding.key(folding.fold(entry.title))


def address_keys(citation: Citation) -> frozenset[str]:
    """Return the identities of the documents that a footnote names; an address beyond repair stands for itself."""
    return frozenset(_address_key(url) for url in citation.urls)


def _address_key(url: CitedUrl) -> str:
    if url.url is None:
        return url.written
    try:
        return aliases.alias_key(url.url)
    except parsing.AddressError:
        return url.written


def own_words(citation: Citation) -> str:
    """Return the footnote's own quotations, made comparable."""
    return " … ".join(folding.fold(quote.text) for quote in citation.quotes if quote.origin == "footnote")


def citation_key(citation: Citation) -> str:
    """Return a footnote's key: from its repaired addresses, title and own quotations.

    It holds as long as none of them changes; `alignment.align` carries it over when one does.
    """
    return folding.key(*sorted(address_keys(citation)), folding.fold(citation.title), own_words(citation))


def citation_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys of all footnotes in order; a second footnote that says exactly the same gets a key of its own."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for citation in entry.citations:
        key = citation_key(citation)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else folding.key(key, str(seen[key])))
    return tuple(keys)


def quote_key(citation: str, quote: Quote) -> str:
    """Return a quotation's key within the citation of this key; marks, blanks and case do not matter."""
    return folding.key(citation, quote.origin, folding.fold(quote.text))


def entry_similarity(a: Entry, b: Entry) -> float:
    """Return how much two entries look like revisions of one, 0 to 1: by title, quarter and set of footnotes."""
    titles = fuzz.ratio(folding.fold(quarters.without(a.title)), folding.fold(quarters.without(b.title))) / 100
    same_quarter = float(a.quarter == b.quarter)
    one, two = _footnotes(a), _footnotes(b)
    if not one and not two:
        return (titles * _TITLE_SHARE + same_quarter * _QUARTER_SHARE) / (_TITLE_SHARE + _QUARTER_SHARE)
    shared = len(one & two) / max(1, min(len(one), len(two)))
    return titles * _TITLE_SHARE + same_quarter * _QUARTER_SHARE + shared * _FOOTNOTES_SHARE


def same_entry(a: Entry, b: Entry) -> bool:
    """Say whether one entry is a revision or a renaming of the other."""
    return (slug(a) == slug(b) and bool(a.quarter)) or entry_similarity(a, b) >= _SAME_ENTRY


def _footnotes(entry: Entry) -> frozenset[str]:
    return frozenset(folding.fold(citation.title) for citation in entry.citations if citation.title)
