"""What becomes of a document when somebody wishes to watch it, or no longer does. Pure."""

import contextlib
import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chronicle.addresses import aliases, canonical, parsing
from chronicle.documents.model import ListingItem
from store.model.watching import Document, Watch
from store.rules.kept import Kept


@dataclass(frozen=True, slots=True)
class Identity:
    """What an address says about its document: the key, the canonical address, and the host."""

    key: str
    address: str
    host: str


def identity(url: str) -> Identity:
    """Return the identity of the document at this address. Raises `AddressError` for what is no address."""
    address = canonical.canonical(url)
    return Identity(key=aliases.alias_key(url), address=address, host=parsing.parse(address).hostname.strip("[]"))


def identities(urls: Iterable[str]) -> list[Identity]:
    """Return the identities of the addresses among these, each once; the others are passed over."""
    found: dict[Identity, None] = {}
    for url in urls:
        with contextlib.suppress(parsing.AddressError):
            found[identity(url)] = None
    return list(found)


def fresh(wish: Watch, *, at: datetime) -> Kept:
    """Return a document that was not known; it is due at once."""
    known = identity(wish.url)
    document = Document(
        id=0,
        key=known.key,
        url=wish.url,
        kind=wish.kind,
        language=wish.language,
        source=wish.source,
        institution=wish.institution,
        selectors=wish.selectors,
        cadence=wish.cadence,
        min_text=wish.min_text,
        min_items=wish.min_items,
        created_at=at,
        next_visit_at=at,
        host=known.host,
        addresses=(known.address,),
    )
    return Kept(document=document, wanted=True)


def item_wish(item: ListingItem, listing: Document) -> Watch:
    """Return the wish to watch a listing's item as a document of its own."""
    return Watch(url=item.url, language=listing.language, institution=listing.institution, written=item.url)


def joined(kept: Kept, wish: Watch) -> Kept:
    """Return a known document with a further wish.

    A declaration says how the document is read and where; a citation only fills in what nobody has said.
    """
    document = kept.document
    if wish.source is None:
        return dataclasses.replace(
            kept,
            document=dataclasses.replace(
                document,
                language=document.language or wish.language,
                institution=document.institution or wish.institution,
                cadence=document.cadence if document.cadence is not None else wish.cadence,
            ),
        )
    declared = dataclasses.replace(
        document,
        url=wish.url,
        host=identity(wish.url).host,
        kind=wish.kind,
        language=wish.language or document.language,
        source=wish.source,
        institution=wish.institution or document.institution,
        selectors=wish.selectors,
        cadence=wish.cadence,
        min_text=wish.min_text,
        min_items=wish.min_items,
    )
    return dataclasses.replace(kept, document=declared)


def wished(kept: Kept, *, asked: bool, discovered: bool) -> Kept:
    """Return the document with a wish for its address itself noted, if it is one.

    `discovered`: only a listing wishes it. What somebody once asked for stays asked for.
    """
    if not asked:
        return kept
    only = discovered and (kept.document.discovered or not kept.asked)
    return dataclasses.replace(kept, asked=True, document=dataclasses.replace(kept.document, discovered=only))


def with_address(kept: Kept, address: str) -> Kept:
    """Return the document with one more canonical address."""
    if address in kept.document.addresses:
        return kept
    addresses = (*kept.document.addresses, address)
    return dataclasses.replace(kept, document=dataclasses.replace(kept.document, addresses=addresses))


def settled(kept: Kept, *, source: str | None, cited: bool, at: datetime, gained: bool = False) -> Kept:
    """Return the document after its sources or citations changed: due at once when wanted anew, resting when not.

    `gained`: a citation or a quote is new to it. Then it is due at once as well, so that stocktaking need not wait.
    """
    wanted = kept.asked or source is not None or cited
    document = dataclasses.replace(kept.document, source=source)
    if not wanted:
        document = dataclasses.replace(document, next_visit_at=None)
    elif document.next_visit_at is None or (gained and at < document.next_visit_at):
        document = dataclasses.replace(document, next_visit_at=at)
    return dataclasses.replace(kept, document=document, wanted=wanted)


def asked(kept: Kept, *, at: datetime, by: str) -> Kept:
    """Return the document with a visit wished for `at`, or earlier if one is due before."""
    due = kept.document.next_visit_at
    document = dataclasses.replace(kept.document, next_visit_at=at if due is None else min(due, at))
    return dataclasses.replace(kept, document=document, visit_asked_at=at, visit_asked_by=by)


def counting_from(kept: Kept, *, since: datetime | None, by: str) -> Kept:
    """Return the document on whose findings only decisions since then weigh (None: all do), with who said so."""
    document = dataclasses.replace(kept.document, decisions_from=since, decisions_from_by=by)
    return dataclasses.replace(kept, document=document)


def paused(kept: Kept, *, paused: bool, by: str, at: datetime) -> Kept:
    """Return the document paused or resumed, with who said so."""
    document = dataclasses.replace(kept.document, paused=paused)
    return dataclasses.replace(kept, document=document, paused_at=at, paused_by=by)
