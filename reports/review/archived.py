"""The body of an archived response, taken out of its WARC record as text and within bounds."""

import io

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from store import errors
from store.model.evidence import Snapshot
from store.ports import Archive, Store

# A page to look at, not a download: the archive itself holds the whole.
MOST_BYTES = 2_000_000


def text(archive: Archive, store: Store, snapshot: Snapshot) -> str:
    """Return the body as text, at most `MOST_BYTES` of it decoded. Raises `ArchiveError`.

    A revisit shows the body that it refers to; a failure shows its own record.
    """
    original = store.visits.snapshot(snapshot.refers_to) if snapshot.refers_to is not None else None
    body = _body(archive, original or snapshot)
    return body.decode(_charset(store, original or snapshot), "replace")


def _body(archive: Archive, snapshot: Snapshot) -> bytes:
    member = archive.read(snapshot.warc_file, snapshot.offset, snapshot.length)
    try:
        for record in ArchiveIterator(io.BytesIO(member)):
            return bytes(record.content_stream().read(MOST_BYTES))
    except ArchiveLoadFailed as error:
        raise errors.ArchiveError(f"{snapshot.warc_file} at {snapshot.offset} is not a WARC record") from error
    raise errors.ArchiveError(f"{snapshot.warc_file} holds nothing at {snapshot.offset}")


def _charset(store: Store, snapshot: Snapshot) -> str:
    """Return the encoding that the reading found; UTF-8 where there is none or Python does not know it."""
    for reading in store.visits.readings(snapshot.document_id):
        if reading.snapshot_id == snapshot.id and reading.reading.charset:
            try:
                "".encode(reading.reading.charset)
            except LookupError:
                return "utf-8"
            return reading.reading.charset
    return "utf-8"
