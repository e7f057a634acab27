"""An archived copy, as text. What came from the web is never a page of ours: read text is escaped, bytes are bytes."""

from starlette.responses import PlainTextResponse, Response

from reports.review import archived, asking, headers
from reports.review.asking import Asked
from store import errors
from store.model.evidence import Snapshot


def show(asked: Asked) -> Response:
    """Show what was read out of the copy, and where it lies in the archive."""
    snapshot = _get(asked)
    return asking.page(
        asked,
        "snapshot.html",
        snapshot=snapshot,
        document=asked.store.documents.get(snapshot.document_id),
        reading=archived.reading(asked.store, snapshot),
    )


def as_raw(asked: Asked) -> Response:
    """Return the archived body as plain text in a sandbox, cut where it is very long."""
    snapshot = _get(asked)
    try:
        text = archived.text(asked.desk.archive, asked.store, snapshot)
    except errors.ArchiveError as error:
        raise asking.missing() from error
    return PlainTextResponse(text, headers={"Content-Security-Policy": headers.SANDBOX})


def _get(asked: Asked) -> Snapshot:
    snapshot = asked.store.visits.snapshot(asked.number("snapshot_id"))
    if snapshot is None:
        raise asking.missing()
    return snapshot
