"""What other documents said last: those that a page links to, and its neighbours on the same host."""

from collections.abc import Sequence

import sqlalchemy as sa

from chronicle.documents.model import Reading
from store import payload, texts
from store.rules import limits, watching
from store.schema.evidence import READINGS
from store.schema.watching import ADDRESSES, DOCUMENTS


def load(connection: sa.Connection, urls: Sequence[str], *, document_id: int, limit: int) -> list[Reading]:
    """Return at most `limit` last good readings, those of linked documents first, in the order of the links."""
    known = watching.identities(urls[: limits.LINKED_ADDRESSES])
    by_address = {row.url_hash: row.document_id for row in connection.execute(_with_addresses(known))}
    by_key = {row.key_hash: row.id for row in connection.execute(_with_keys(known))}
    linked = [
        by_address.get(texts.fingerprint(one.address), by_key.get(texts.fingerprint(one.key), document_id))
        for one in known
    ]
    neighbours = connection.scalars(_neighbours(document_id, limit=2 * limit))
    ids = [one for one in dict.fromkeys((*linked, *neighbours)) if one != document_id]
    readable = {row.document_id: row.id for row in connection.execute(_readable(ids))}
    wanted = [readable[one] for one in ids if one in readable][:limit]
    packed = {row.id: row.reading for row in connection.execute(_readings(wanted))}
    return [payload.unpack(Reading, packed[one]) for one in wanted]


def _with_addresses(known: Sequence[watching.Identity]) -> sa.Select[tuple[str, int]]:
    hashes = [texts.fingerprint(one.address) for one in known]
    return sa.select(ADDRESSES.c.url_hash, ADDRESSES.c.document_id).where(ADDRESSES.c.url_hash.in_(hashes))


def _with_keys(known: Sequence[watching.Identity]) -> sa.Select[tuple[str, int]]:
    hashes = [texts.fingerprint(one.key) for one in known]
    return sa.select(DOCUMENTS.c.key_hash, DOCUMENTS.c.id).where(DOCUMENTS.c.key_hash.in_(hashes))


def _neighbours(document_id: int, *, limit: int) -> sa.Select[tuple[int]]:
    """Return the query for the documents of the same host, the youngest first."""
    own = sa.select(DOCUMENTS.c.host).where(DOCUMENTS.c.id == document_id).scalar_subquery()
    return sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.host == own).order_by(DOCUMENTS.c.id.desc()).limit(limit)


def _readable(ids: Sequence[int]) -> sa.Select[tuple[int, int]]:
    """Return the query for the last good reading of each of these documents that has one of a fair size."""
    return (
        sa.select(READINGS.c.document_id, READINGS.c.id)
        .join(READINGS, READINGS.c.id == DOCUMENTS.c.reading_id)
        .where(DOCUMENTS.c.id.in_(ids), sa.func.length(READINGS.c.reading) <= limits.LINKED_BYTES)
    )


def _readings(ids: Sequence[int]) -> sa.Select[tuple[int, bytes]]:
    return sa.select(READINGS.c.id, READINGS.c.reading).where(READINGS.c.id.in_(ids))
