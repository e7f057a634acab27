"""Archived copies read again by the present rules. Nothing is asked of the web."""

from chronicle.documents import versions
from chronicle.documents.model import Reading
from crawler.visits import reading as readings
from store.archive import body
from store.archive.ports import Archive
from store.model.evidence import Snapshot
from store.model.watching import Document
from store.ports import Store


def read(snapshot: Snapshot, document: Document, *, store: Store, archive: Archive) -> Reading:
    """Return what a copy of a document says. Raises `ArchiveError` where there is no body to read."""
    response = body.load(archive, store, snapshot)
    return readings.of_body(
        response.body, url=response.url, media_type=response.header("content-type"), document=document
    )


def is_outdated(reading: Reading, document: Document) -> bool:
    """Say whether a reading was made by an older reader, or before the document's selectors were changed."""
    return reading.reader_version != versions.of(readings.rules(document))
