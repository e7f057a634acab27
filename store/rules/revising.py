"""What becomes of an entry's citations and quotes when a text of it is saved. Pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from chronicle.addresses import listing, parsing
from chronicle.records import alignment, folding, identity
from chronicle.records.model import Citation, Entry, Quote
from store.model.desk import Saved, StoredEntry
from store.model.watching import Watch


@dataclass(frozen=True, slots=True)
class PlacedQuote:
    """A quote with its key and the citations at whose documents it is looked for, its own first."""

    key: str
    citation_key: str
    position: int
    quote: Quote
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A text of an entry with the lasting keys of its citations (parallel to `entry.citations`) and of its quotes."""

    entry: Entry
    keys: tuple[str, ...]
    quotes: tuple[PlacedQuote, ...]
    alignment: alignment.Alignment | None

    @property
    def citation_keys(self) -> dict[int, str]:
        """Return the keys by footnote number; of two footnotes with one number the first counts."""
        found: dict[int, str] = {}
        for citation, key in zip(self.entry.citations, self.keys, strict=True):
            found.setdefault(citation.number, key)
        return found

    @property
    def quote_keys(self) -> dict[int, tuple[str, ...]]:
        """Return the keys of each footnote's quotes, by number, in the order of `Citation.quotes`."""
        found: dict[int, tuple[str, ...]] = {}
        for citation, key in zip(self.entry.citations, self.keys, strict=True):
            found.setdefault(citation.number, tuple(identity.quote_key(key, quote) for quote in citation.quotes))
        return found


def is_same(known: Entry, entry: Entry) -> bool:
    """Say whether a text says exactly what is stored, whatever its file is called."""
    return replace(known, name=entry.name) == entry


def match(entry: Entry, known: Iterable[StoredEntry]) -> StoredEntry | None:
    """Return the entry that this text is a revision or a renaming of, the most similar one."""
    alike = [stored for stored in known if identity.same_entry(stored.entry, entry)]
    return max(alike, key=lambda stored: identity.entry_similarity(stored.entry, entry), default=None)


def free_slug(entry: Entry, taken: Callable[[str], bool]) -> str:
    """Return a slug for a new entry; a number is added where another entry has it."""
    slug = identity.slug(entry)
    number = 1
    found = slug
    while taken(found):
        number += 1
        found = f"{slug}-{number}"
    return found


def revise(entry: Entry, known: StoredEntry | None, *, slug: str, foreign: Collection[str]) -> Revision:
    """Return the revision that this text makes. `foreign` are keys that footnotes of other entries have."""
    aligned = alignment.align(known.entry, entry) if known is not None else None
    carried = _carried(known, aligned)
    used = set(carried.values())
    keys: list[str] = []
    for citation, fresh in zip(entry.citations, identity.citation_keys(entry), strict=True):
        key = carried.pop(citation.number, None) or _unused(fresh, slug=slug, foreign=foreign, used=used)
        used.add(key)
        keys.append(key)
    return Revision(entry, tuple(keys), tuple(_quotes(entry, keys)), aligned)


def saved(revision: Revision, *, slug: str, number: int) -> Saved:
    """Return what saving a revision did to its footnotes."""
    aligned = revision.alignment
    if aligned is None:
        numbers = tuple(revision.citation_keys)
        return Saved(slug=slug, status="created", revision=number, renumbered={}, added=numbers)
    return Saved(
        slug=slug,
        status="revised",
        revision=number,
        renumbered={old: new for old, new in aligned.pairs.items() if old != new},
        added=aligned.added,
        removed=aligned.removed,
        unsure=tuple(new for _, new in aligned.unsure),
    )


def reworded(known: StoredEntry | None, revision: Revision) -> frozenset[str]:
    """Return the keys of kept footnotes whose title or addresses differ now: what listings had for them is void."""
    if known is None:
        return frozenset()
    # Of two footnotes with one number the first has the key.
    before = {known.citation_keys.get(one.number): _meaning(one) for one in reversed(known.entry.citations)}
    now = zip(revision.entry.citations, revision.keys, strict=True)
    return frozenset(key for one, key in now if key in before and before[key] != _meaning(one))


def _meaning(citation: Citation) -> tuple[str, frozenset[str]]:
    return folding.fold(citation.title), identity.address_keys(citation)


def wishes(citation: Citation) -> list[Watch]:
    """Return the addresses of a footnote as wishes to watch them; what cannot be visited is left out."""
    found = []
    for url in citation.urls:
        if url.url is None:
            continue
        try:
            kind = "listing" if listing.is_listing(url.url) else "page"
        except parsing.AddressError:
            continue
        language = url.language or citation.language
        found.append(
            Watch(url=url.url, kind="listing" if kind == "listing" else "page", language=language, written=url.written)
        )
    return found


def _carried(known: StoredEntry | None, aligned: alignment.Alignment | None) -> dict[int, str]:
    if known is None or aligned is None:
        return {}
    return {new: known.citation_keys[old] for old, new in aligned.pairs.items() if old in known.citation_keys}


def _unused(fresh: str, *, slug: str, foreign: Collection[str], used: Collection[str]) -> str:
    key = folding.key(fresh, slug) if fresh in foreign else fresh
    number = 1
    while key in used:
        number += 1
        key = folding.key(fresh, slug, str(number))
    return key


def _quotes(entry: Entry, keys: list[str]) -> Iterable[PlacedQuote]:
    by_number: dict[int, str] = {}
    for citation, key in zip(entry.citations, keys, strict=True):
        by_number.setdefault(citation.number, key)
    seen: set[str] = set()
    position = 0
    for citation, key in zip(entry.citations, keys, strict=True):
        for quote in citation.quotes:
            quote_key = identity.quote_key(key, quote)
            if quote_key in seen:
                continue
            seen.add(quote_key)
            neighbours = [by_number[number] for number in quote.neighbours if number in by_number]
            yield PlacedQuote(quote_key, key, position, quote, tuple(dict.fromkeys([key, *neighbours])))
            position += 1
