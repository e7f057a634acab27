"""Watching addresses in memory: who has an address, who gains it, who still wants the document."""

import dataclasses
from collections.abc import Collection, Iterable
from datetime import datetime

from store.memory.tables import Tables, held, next_id
from store.model.watching import Watch
from store.rules import watching
from store.rules.kept import Kept


def watch(tables: Tables, wish: Watch, *, at: datetime, asked: bool = False, discovered: bool = False) -> int:
    """Watch an address; return its document's id. Raises `AddressError` for what is no address."""
    known = watching.identity(wish.url)
    document_id = find(tables, known)
    if document_id is None:
        document_id = next_id(tables.documents)
        kept = watching.wished(watching.fresh(wish, at=at), asked=asked, discovered=discovered)
        put(tables, dataclasses.replace(kept, document=dataclasses.replace(kept.document, id=document_id)))
        tables.keys[known.key] = document_id
        tables.addresses[known.address] = document_id
        return document_id
    kept = watching.joined(tables.documents[document_id], wish)
    kept = watching.wished(kept, asked=asked, discovered=discovered)
    if known.address not in tables.addresses:
        tables.addresses[known.address] = document_id
        kept = watching.with_address(kept, known.address)
    if asked:
        kept = watching.settled(kept, source=kept.document.source, cited=True, at=at)
    put(tables, kept)
    return document_id


def find(tables: Tables, known: watching.Identity) -> int | None:
    """Return the id of the document with this address, or else with this identity."""
    owner = tables.addresses.get(known.address)
    return owner if owner is not None else tables.keys.get(known.key)


def put(tables: Tables, kept: Kept) -> None:
    """Write a document's new state."""
    tables.documents[kept.document.id] = dataclasses.replace(held(kept), document=held(kept.document))


def settle(tables: Tables, document_ids: Iterable[int], *, at: datetime, gained: Collection[int] = frozenset()) -> None:
    """See again who wants these documents, after sources or citations changed; `gained` are those with new ones."""
    cited = {document for (key, document) in tables.cites if tables.citations[key].number is not None}
    for document_id in set(document_ids):
        names = sorted(
            name
            for name, source in tables.sources.items()
            if source.document_id == document_id and source.released_at is None
        )
        source = names[0] if names else None
        kept = watching.settled(
            tables.documents[document_id],
            source=source,
            cited=document_id in cited,
            at=at,
            gained=document_id in gained,
        )
        put(tables, kept)
