"""Where in the chronicle something belongs: entry, section, footnote, quotation; read from the store as asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chronicle.records.model import Citation, Quote
from store.model.desk import StoredEntry
from store.ports import Store


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an entry, as an editor looks for it; sorts in the order of the chronicle.

    `section` and `number` are None where the whole entry is meant.
    """

    quarter: str
    entry_title: str
    entry: str
    section: int = -1
    heading: str = ""
    number: int = 0
    title: str = ""
    citation_key: str = ""

    @property
    def has_section(self) -> bool:
        """Whether the place lies in a section that has a heading."""
        return self.section >= 0 and bool(self.heading)


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A quotation and the footnote that it belongs to."""

    key: str
    place: Place
    quote: Quote


@dataclass(slots=True)
class Shelf:
    """The entries that one report needs, each asked of the store once."""

    store: Store
    _entries: dict[str, StoredEntry | None] = field(default_factory=dict)

    def entry(self, slug: str) -> StoredEntry | None:
        """Return the current revision of an entry."""
        if slug not in self._entries:
            self._entries[slug] = self.store.entries.get(slug)
        return self._entries[slug]

    def places(self, citation_keys: Iterable[str], entries: Iterable[str]) -> tuple[Place, ...]:
        """Return the places of these citations in these entries, in the order of the chronicle.

        An entry without any of the citations (the finding concerns it as a whole, or a later revision dropped the
        footnote) is a place by itself.
        """
        wanted = set(citation_keys)
        found: set[Place] = set()
        for slug in entries:
            stored = self.entry(slug)
            if stored is None:
                continue
            own = {place_of(stored, number) for number, key in stored.citation_keys.items() if key in wanted}
            found |= own or {place_of(stored, None)}
        return tuple(sorted(found))

    def quote(self, quote_key: str, entries: Iterable[str]) -> QuotedPlace | None:
        """Return the quotation with this key out of these entries; None when no current revision has it."""
        for slug in entries:
            stored = self.entry(slug)
            for quoted in quotations(stored) if stored is not None else ():
                if quoted.key == quote_key:
                    return quoted
        return None


def place_of(stored: StoredEntry, number: int | None) -> Place:
    """Return the place of a footnote, or of the whole entry."""
    entry = stored.entry
    citation = entry.citation(number) if number is not None else None
    if citation is None:
        return Place(quarter=entry.quarter, entry_title=entry.title, entry=stored.slug)
    section, heading = _section(stored, citation)
    return Place(
        quarter=entry.quarter,
        entry_title=entry.title,
        entry=stored.slug,
        section=section,
        heading=heading,
        number=citation.number,
        title=citation.title,
        citation_key=stored.citation_keys.get(citation.number, ""),
    )


def quotations(stored: StoredEntry) -> list[QuotedPlace]:
    """Return every quotation of an entry with its lasting key."""
    found = []
    for citation in stored.entry.citations:
        keys = stored.quote_keys.get(citation.number, ())
        place = place_of(stored, citation.number)
        found += [QuotedPlace(key, place, quote) for key, quote in zip(keys, citation.quotes, strict=False)]
    return found


def _section(stored: StoredEntry, citation: Citation) -> tuple[int, str]:
    if citation.section is None or citation.section >= len(stored.entry.sections):
        return -1, ""
    return citation.section, stored.entry.sections[citation.section].heading
