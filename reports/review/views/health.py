"""Whether the page and its store answer, for programs that watch programs. Says nothing that a stranger may use."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from store import errors


def show(request: Request) -> Response:
    """Return `{"status": "ok"}` with the numbers of documents and open findings, or 503 when the store fails."""
    desk = request.app.state.desk
    try:
        counts = {"documents": desk.store.documents.count(), "open_findings": desk.store.findings.count()}
    except errors.StoreError:
        return JSONResponse({"status": "store unreachable"}, HTTPStatus.SERVICE_UNAVAILABLE)
    return JSONResponse({"status": "ok", "at": desk.clock.now().isoformat(), **counts})
