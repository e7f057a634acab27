"""What an answer says: gates first, the full reading only where something may have changed. Pure, run in a thread."""

import dataclasses

from chronicle import documents
from chronicle.documents.model import Reading, ReadingRules
from crawler.transport.answer import Answer
from crawler.visits.archiving import payload_digest
from crawler.visits.under_way import VisitUnderWay
from store.model.watching import Document

_NOT_MODIFIED = 304
_OK = 200


def is_unchanged(answer: Answer, visit: VisitUnderWay) -> bool:
    """Say whether the answer is the last good snapshot: a 304 that we asked for, or the same bytes from there.

    The same bytes from another address are no news of the text, but of the address: they are looked at.
    """
    if visit.document.reading_id is None or answer.url != visit.good_url:
        return False
    if answer.status == _NOT_MODIFIED:
        return bool(visit.conditions(answer.url))
    return answer.status == _OK and bool(answer.body) and payload_digest(answer.body) == visit.document.payload_digest


def is_lie(answer: Answer, visit: VisitUnderWay) -> bool:
    """Say whether the answer is a 304 that nobody asked for."""
    return answer.status == _NOT_MODIFIED and not visit.conditions(answer.url)


def rules(document: Document) -> ReadingRules:
    """Return what the owner declared for this document."""
    return ReadingRules(
        kind=document.kind,
        language=document.language,
        selectors=document.selectors,
        min_text=document.min_text,
        min_items=document.min_items,
    )


def read(answer: Answer, body: bytes, visit: VisitUnderWay) -> Reading:
    """Return what the expanded body says.

    A text to which a page led is the document's own: it goes by the document's address.
    """
    media_type = answer.first(b"content-type")
    found = of_body(body, url=answer.url, media_type=media_type, document=visit.document, before=visit.state.reading)
    found = dataclasses.replace(found, notes=(*found.notes, *answer.marks))
    return dataclasses.replace(found, url=visit.document.url) if visit.trail.follows else found


def of_body(
    body: bytes, *, url: str, media_type: str | None, document: Document, before: Reading | None = None
) -> Reading:
    """Return what a body says by the present rules of a document. `url` is where it came from.

    `before` is the last good reading, whose place on the page is kept where the choice is nearly even.
    One without text (a scan, a picture) is known again by its bytes.
    """
    found = documents.read(body, url=url, media_type=media_type, rules=rules(document), before=before)
    if found.text:
        return found
    return dataclasses.replace(found, metadata={**found.metadata, "payload-digest": payload_digest(body)})
