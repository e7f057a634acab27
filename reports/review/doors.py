"""From a request to a page: who asks, with which form, and whether they may. Every route goes through one of these."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.review import sessions
from reports.review.asking import Asked, Desk

FORM_TYPE = "application/x-www-form-urlencoded"
MOST_FIELDS = 50

View = Callable[[Asked], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def open_door(view: View) -> Endpoint:
    """Let everybody see this page; forms are checked all the same."""

    async def endpoint(request: Request) -> Response:
        asked = await _ask(request)
        answer = await run_in_threadpool(view, asked)
        if asked.session is None and asked.form_nonce != request.cookies.get(asked.desk.sessions.form_cookie):
            set_cookie(answer, asked.desk, name=asked.desk.sessions.form_cookie, value=asked.form_nonce)
        return answer

    return endpoint


def signed_in(view: View) -> Endpoint:
    """Show this page to people who are signed in; send others to the sign-in first."""

    async def endpoint(request: Request) -> Response:
        asked = await _ask(request)
        if asked.session is None:
            return RedirectResponse(f"/signin?{urlencode({'next': asked.here()})}", HTTPStatus.SEE_OTHER)
        return await run_in_threadpool(view, asked)

    return endpoint


def set_cookie(answer: Response, desk: Desk, *, name: str, value: str, max_age_seconds: int | None = None) -> None:
    """Set a cookie that no script reads and no other site's form sends."""
    answer.set_cookie(
        name, value, max_age=max_age_seconds, httponly=True, samesite="lax", secure=desk.settings.is_https, path="/"
    )


async def _ask(request: Request) -> Asked:
    desk: Desk = request.app.state.desk
    cookie = request.cookies.get(desk.sessions.cookie)
    session = await run_in_threadpool(desk.sessions.read, cookie, store=desk.store, now=desk.clock.now())
    form_nonce = request.cookies.get(desk.sessions.form_cookie) or sessions.new_nonce()
    form = await _form(request) if request.method == "POST" else {}
    if request.method == "POST":
        nonce = session.nonce if session is not None else request.cookies.get(desk.sessions.form_cookie, "")
        if not desk.sessions.is_own_form(form.get("token", ""), nonce):
            raise HTTPException(HTTPStatus.FORBIDDEN, "form")
    return Asked(
        desk=desk,
        session=session,
        path=request.path_params,
        query=request.query_params,
        url_path=request.url.path,
        address=request.client.host if request.client is not None else "",
        form_nonce=form_nonce,
        form=form,
    )


async def _form(request: Request) -> dict[str, str]:
    """Return a sent form. The application caps the size of the body (`make_app`); files are not taken."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    return dict(pairs)
