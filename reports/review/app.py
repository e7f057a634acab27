"""The review page as one ASGI application, put together from its views."""

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from reports import templating
from reports.review import headers
from reports.review.asking import Desk
from reports.review.doors import open_door, signed_in
from reports.review.headers import SafeHeaders
from reports.review.sessions import Sessions
from reports.review.throttling import Throttle
from reports.review.views import (
    decision,
    document,
    documents,
    entries,
    entry,
    finding,
    findings,
    health,
    held_back,
    language,
    proposal,
    rules,
    signin,
    signout,
    snapshot,
    weighing,
)
from reports.settings import ReviewSettings
from reports.speech import LANGUAGES, Speech
from store.archive.ports import Archive
from store.clock import Clock
from store.ports import Store

# The longest form is a decision's note.
MOST_BODY_BYTES = 64 * 1024
LEAST_SECRET = 16


class ReviewError(Exception):
    """The review page cannot be set up as configured; the message says what to change."""


def make_app(*, store: Store, archive: Archive, clock: Clock, settings: ReviewSettings) -> Starlette:
    """Return the review page. Raises `ReviewError` when the secret that signs sign-ins is too short."""
    if len(settings.secret_key) < LEAST_SECRET:
        raise ReviewError(f"the secret key is too short; give at least {LEAST_SECRET} random characters")
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _refuse, Exception: _fail},
        max_body_size=MOST_BODY_BYTES,
    )
    app.state.desk = Desk(store, archive, clock, settings, Sessions(settings), Throttle())
    return app


def _routes() -> Sequence[BaseRoute]:
    static = Path(str(templating.static_folder()))
    return (
        Route("/", _home),
        Route("/healthz", health.show),
        Route("/signin", open_door(signin.show), methods=["GET"]),
        Route("/signin", open_door(signin.enter), methods=["POST"]),
        Route("/signout", signed_in(signout.leave), methods=["POST"]),
        Route("/language", signed_in(language.choose), methods=["POST"]),
        Route("/findings", signed_in(findings.show)),
        Route("/findings/{finding_id:int}", signed_in(finding.show)),
        Route("/findings/{finding_id:int}/difference.txt", signed_in(finding.as_text)),
        Route("/findings/{finding_id:int}/difference.json", signed_in(finding.as_json)),
        Route("/findings/{finding_id:int}/decision", signed_in(decision.take), methods=["POST"]),
        Route("/entries", signed_in(entries.show)),
        Route("/entries/{slug}", signed_in(entry.show)),
        Route("/entries/{slug}/stocktaking.txt", signed_in(entry.as_text)),
        Route("/entries/{slug}/stocktaking.json", signed_in(entry.as_json)),
        Route("/documents", signed_in(documents.show)),
        Route("/documents/{document_id:int}", signed_in(document.show)),
        Route("/documents/{document_id:int}/decisions", signed_in(weighing.take), methods=["POST"]),
        Route("/snapshots/{snapshot_id:int}", signed_in(snapshot.show)),
        Route("/snapshots/{snapshot_id:int}/raw", signed_in(snapshot.as_raw)),
        Route("/held-back", signed_in(held_back.show)),
        Route("/rules", signed_in(rules.show)),
        Route("/rules/{rule_id:int}/decision", signed_in(rules.decide), methods=["POST"]),
        Route("/proposals/{proposal_id:int}/dismissal", signed_in(proposal.dismiss), methods=["POST"]),
        Route("/proposals/{proposal_id:int}/reopening", signed_in(proposal.reopen), methods=["POST"]),
        Mount("/static", StaticFiles(directory=static)),
    )


async def _home(_: Request) -> Response:
    return RedirectResponse("/findings", HTTPStatus.SEE_OTHER)


async def _refuse(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return _error_page(request, status)


async def _fail(request: Request, _: Exception) -> Response:
    """Tell the person; the server's log gets the traceback (Starlette raises the error again behind this answer)."""
    return _error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def _error_page(request: Request, status: HTTPStatus) -> Response:
    """Return a page that needs neither the store nor a sign-in, as either may be what is broken."""
    settings = request.app.state.desk.settings
    wanted = request.headers.get("accept-language", "")[:2].lower()
    speech = Speech(wanted if wanted in LANGUAGES else settings.language, settings.zone)
    page = templating.render("review", "error.html", speech=speech, context={"status": status})
    # An error that nobody foresaw is answered outside the middleware, so the headers are set here.
    return HTMLResponse(page, status, headers={**headers.ALWAYS, "Cache-Control": headers.UNCACHED})
