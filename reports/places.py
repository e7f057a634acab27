"""Where in the chronicle something belongs: entry, section, footnote, quotation; read from the store as asked for."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from chronicle.records.model import Citation, Quote
from store.model.desk import StoredEntry
from store.ports import Store


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an entry, as an editor looks for it; sorts in the order of the chronicle.

    `section` is -1 and `number` 0 where the whole entry is meant, or a footnote that the entry has no longer:
    `missing_since` is then the revision without it.
    """

    quarter: str
    entry_title: str
    entry: str
    section: int = -1
    heading: str = ""
    number: int = 0
    title: str = ""
    citation_key: str = ""
    missing_since: int = 0

    @property
    def has_section(self) -> bool:
        """Whether the place lies in a section that has a heading."""
        return self.section >= 0 and bool(self.heading)


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A quotation and the footnote that it belongs to.

    `missing_since` is the first revision of the entry that has it no longer, 0 for one that stands in the present one.
    """

    key: str
    place: Place
    quote: Quote
    missing_since: int = 0


@dataclass(slots=True)
class Shelf:
    """The entries that one report needs, each asked of the store once."""

    store: Store
    _entries: dict[str, StoredEntry | None] = field(default_factory=dict)
    _revisions: dict[str, list[StoredEntry]] = field(default_factory=dict)

    def entry(self, slug: str) -> StoredEntry | None:
        """Return the current revision of an entry."""
        if slug not in self._entries:
            self._entries[slug] = self.store.entries.get(slug)
        return self._entries[slug]

    def places(self, citation_keys: Iterable[str], entries: Iterable[str]) -> tuple[Place, ...]:
        """Return the places of these citations in these entries, in the order of the chronicle.

        A footnote that a later revision dropped is a place without a number; an entry that never had any of the
        citations (the finding concerns it as a whole) is a place by itself.
        """
        wanted = set(citation_keys)
        present = [stored for stored in map(self.entry, entries) if stored is not None]
        missing = wanted.difference(*(stored.citation_keys.values() for stored in present))
        found: set[Place] = set()
        for stored in present:
            own = {place_of(stored, number) for number, key in stored.citation_keys.items() if key in wanted}
            own |= set(self._dropped(stored, missing)) if missing else set()
            found |= own or {place_of(stored, None)}
        return tuple(sorted(found))

    def revisions(self, slug: str) -> list[StoredEntry]:
        """Return every revision of an entry, the oldest first."""
        if slug not in self._revisions:
            self._revisions[slug] = self.store.entries.revisions(slug)
        return self._revisions[slug]

    def _dropped(self, stored: StoredEntry, keys: Iterable[str]) -> Iterator[Place]:
        """Yield the places of footnotes that earlier revisions of an entry had."""
        for key in keys:
            having = [
                (one, number)
                for one in self.revisions(stored.slug)
                for number, own in one.citation_keys.items()
                if own == key
            ]
            if not having:
                continue
            last, number = having[-1]
            former = place_of(last, number)
            yield dataclasses.replace(
                place_of(stored, None), title=former.title, citation_key=key, missing_since=last.revision + 1
            )

    def quote(self, quote_key: str, entries: Collection[str]) -> QuotedPlace | None:
        """Return the quotation with this key out of these entries; None when no revision has it."""
        for slug in entries:
            stored = self.entry(slug)
            for quoted in quotations(stored) if stored is not None else ():
                if quoted.key == quote_key:
                    return quoted
        return self._former_quote(quote_key, entries)

    def _former_quote(self, quote_key: str, entries: Collection[str]) -> QuotedPlace | None:
        """Return a quotation that only earlier revisions have, at its footnote's present place."""
        for slug in entries:
            for stored in reversed(self.revisions(slug)):
                for quoted in quotations(stored):
                    if quoted.key == quote_key:
                        places = self.places((quoted.place.citation_key,), (slug,))
                        place = places[0] if places else quoted.place
                        return dataclasses.replace(quoted, place=place, missing_since=stored.revision + 1)
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
