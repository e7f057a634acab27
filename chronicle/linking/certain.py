"""Links that need no score: the cited address, the cited words, the document's own symbol."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.addresses import aliases, listing, parsing
from chronicle.linking import wording
from chronicle.linking.readings import DocumentProfile
from chronicle.linking.sections import SectionProfile
from chronicle.records.model import Citation, Entry

# Share of a quotation's runs of five words that must stand in the document.
_LEAST_SHARE = 0.3
# Fewer runs make a phrase, not a quotation: "a new type of international relations" stands in a thousand speeches.
_LEAST_RUNS = 6
# Of longer quotations every fourth run is enough.
_MANY_RUNS = 80
_SAMPLE = 4


@dataclass(frozen=True, slots=True)
class Certain:
    """A footnote that this document belongs to, and how that is known ("address", "quotation", "symbol")."""

    entry: str
    section: int | None
    citation: int | None
    name: str
    document_form: str
    entry_form: str
    share: float = 1.0


class Footnotes:
    """Addresses, quotations and symbols of all footnotes, indexed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the footnotes."""
        self._addresses: dict[str, list[tuple[Entry, Citation, str]]] = defaultdict(list)
        self._runs: dict[int, list[int]] = defaultdict(list)
        self._quotes: list[tuple[Entry, Citation, str, int]] = []
        for entry in entries:
            for citation in entry.citations:
                self._add(entry, citation)

    def _add(self, entry: Entry, citation: Citation) -> None:
        for cited in citation.urls:
            key = document_key(cited.url)
            if key:
                self._addresses[key].append((entry, citation, cited.written))
        for quote in citation.quotes:
            runs = wording.shingles(quote.text)
            if len(runs) >= _LEAST_RUNS:
                runs = frozenset(run for run in runs if run % _SAMPLE == 0) if len(runs) > _MANY_RUNS else runs
                self._quotes.append((entry, citation, quote.text, len(runs)))
                for run in runs:
                    self._runs[run].append(len(self._quotes) - 1)

    def by_address(self, url: str) -> Iterator[Certain]:
        """Yield the footnotes that cite this document; addresses of lists name none."""
        key = document_key(url)
        for entry, citation, written in self._addresses.get(key, ()) if key else ():
            yield Certain(entry.name, _section(entry, citation), citation.number, "address", url, written)

    def by_quotation(self, document: DocumentProfile) -> Iterator[Certain]:
        """Yield the footnotes whose quotation stands in the document, the surest first."""
        found = Counter(quote for run in document.shingles for quote in self._runs.get(run, ()))
        for quote, runs in found.most_common():
            entry, citation, text, total = self._quotes[quote]
            share = runs / total
            if share >= _LEAST_SHARE:
                yield Certain(entry.name, _section(entry, citation), citation.number, "quotation", text, text, share)


def by_symbol(document: DocumentProfile, sections: Iterable[SectionProfile]) -> Iterator[Certain]:
    """Yield the sections that are about the document's own symbol."""
    for section in sections:
        for symbol in sorted(document.own_symbols & section.about.keys()):
            yield Certain(section.entry, section.index, section.about[symbol], "symbol", symbol, symbol)


def document_key(url: str | None) -> str | None:
    """Return the identity of the document at an address, None where the address names a list or nothing."""
    try:
        return None if not url or listing.is_listing(url) else aliases.alias_key(url)
    except parsing.AddressError:
        return None


def _section(entry: Entry, citation: Citation) -> int | None:
    if citation.section is None and len(entry.sections) == 1:
        return 0
    return citation.section
