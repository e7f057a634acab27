"""Leave editors' earlier decisions on a source out of account, or take them in again."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.review import asking
from reports.review.asking import Asked
from store import errors


def take(asked: Asked) -> Response:
    """Do what the form of a document's page asks, and go back to it. The decisions themselves stay as they are."""
    if not asked.may_decide:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    wish = asked.form.get("decisions", "")
    if wish not in ("forget", "recall"):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    number = asked.number("document_id")
    since = asked.desk.clock.now() if wish == "forget" else None
    try:
        asked.store.documents.count_decisions(number, since=since, by=asked.user.name)
    except errors.UnknownDocumentError as error:
        raise asking.missing() from error
    return asking.go(f"/documents/{number}#weight")
