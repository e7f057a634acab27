"""The body of an archived response, taken out of its WARC record as text and within bounds."""

import codecs
import io

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from chronicle.changes.outcomes import OutcomeKind
from store import errors
from store.archive.ports import Archive
from store.model.evidence import Snapshot, StoredReading
from store.ports import Store

# A page to look at, not a download: the archive itself holds the whole.
MOST_BYTES = 2_000_000
VISITS_BACK = 500


def text(archive: Archive, store: Store, snapshot: Snapshot) -> str:
    """Return the body as text, at most `MOST_BYTES` of it decoded. Raises `ArchiveError`.

    A revisit shows the body that it refers to; a failure shows its own record.
    """
    original = store.visits.snapshot(snapshot.refers_to) if snapshot.refers_to is not None else None
    body = _body(archive, original or snapshot)
    return body.decode(_charset(store, original or snapshot), "replace")


def reading(store: Store, snapshot: Snapshot) -> StoredReading | None:
    """Return what was read out of a copy; of one whose visit found everything as before, the reading before it."""
    is_same = False
    for visit in store.visits.of(snapshot.document_id, limit=VISITS_BACK):
        is_this = visit.snapshot_id == snapshot.id
        if (is_this or is_same) and visit.reading_id is not None:
            return store.visits.reading(visit.reading_id)
        is_same = is_same or (is_this and visit.outcome.kind is OutcomeKind.SAME)
    return None


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
    found = reading(store, snapshot)
    try:
        return codecs.lookup(found.reading.charset or "utf-8").name if found is not None else "utf-8"
    except LookupError:
        return "utf-8"
