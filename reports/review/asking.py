"""What every page is handed: the house, the person who asks, and what they ask for. And how it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reports import templating
from reports.review.sessions import Session, Sessions
from reports.review.throttling import Throttle
from reports.settings import ReviewSettings
from reports.speech import LANGUAGES, Speech
from store.archive.ports import Archive
from store.clock import Clock
from store.model.desk import User
from store.ports import Store

# PostgreSQL's integer; a database refuses to look for more.
LARGEST_NUMBER = 2**31 - 1
DECIDING_ROLES = ("administrator", "editor")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages work with."""

    store: Store
    archive: Archive
    clock: Clock
    settings: ReviewSettings
    sessions: Sessions
    throttle: Throttle


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, taken apart. `session` is None on the few pages that need no sign-in.

    `path` holds the parts of the address ("finding_id"), `query` what follows the question mark, `form` a sent form.
    """

    desk: Desk
    session: Session | None
    path: Mapping[str, object]
    query: QueryParams
    url_path: str
    address: str
    form_nonce: str = ""
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """The store."""
        return self.desk.store

    @property
    def user(self) -> User:
        """Who asks. Raises `HTTPException` where nobody is signed in."""
        if self.session is None:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return self.session.user

    @property
    def speech(self) -> Speech:
        """The language of the person, or the one asked for, or the house's; the zone is the house's."""
        wanted = self.session.user.language if self.session is not None else self.query.get("language", "")
        language = wanted if wanted in LANGUAGES else self.desk.settings.language
        return Speech(language, self.desk.settings.zone)

    @property
    def may_decide(self) -> bool:
        """Whether the person may take decisions."""
        return self.session is not None and self.session.user.role in DECIDING_ROLES

    def number(self, name: str) -> int:
        """Return a number out of the address; 0, which nothing has, for one that no row could have."""
        number = int(str(self.path[name]))
        return number if number <= LARGEST_NUMBER else 0

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """Return a query value if it is one of the choices."""
        value = self.query.get(name, default)
        return value if value in choices else default

    def here(self, **changed: str) -> str:
        """Return the address of this page with some query values changed; empty ones are left out."""
        values = {**dict(self.query), **changed}
        kept = {name: value for name, value in values.items() if value}
        return f"{self.url_path}?{urlencode(kept)}" if kept else self.url_path


def page(asked: Asked, template: str, *, code: HTTPStatus = HTTPStatus.OK, **context: object) -> HTMLResponse:
    """Return a filled page."""
    nonce = asked.session.nonce if asked.session is not None else asked.form_nonce
    filled = {
        "asked": asked,
        "user": asked.session.user if asked.session is not None else None,
        "token": asked.desk.sessions.form_token(nonce),
        "languages": LANGUAGES,
        **context,
    }
    return HTMLResponse(templating.render("review", template, speech=asked.speech, context=filled), code)


def go(path: str) -> Response:
    """Send the browser to another page of ours after a form."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def missing() -> HTTPException:
    """Return what to raise for a thing that is not there."""
    return HTTPException(HTTPStatus.NOT_FOUND)


def own_path(wanted: str) -> str:
    """Return a wished-for page if it is one of ours, else the first one: nobody is sent to another site."""
    is_own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if is_own else "/findings"
