"""One request of the loopback sites, answered by host name and generation."""

import email.utils
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from citewatch.demo.sites.publication import Generation, Page, Publication, Redirect

# When the pages of each generation say that they were last touched.
_TOUCHED = {
    Generation.FIRST: datetime(2026, 2, 2, 8, 30, tzinfo=UTC),
    Generation.SECOND: datetime(2026, 3, 6, 13, 5, tzinfo=UTC),
}
_MISSING = b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Request:
    """A line of the access log. `target` is path and query, `conditional` whether a validator was sent along."""

    host: str
    target: str
    status: int
    generation: Generation
    conditional: bool
    agent: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of a response."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for every host that is published; its subclasses are bound to a publication."""

    protocol_version = "HTTP/1.1"
    server_version = "loopback"
    sys_version = ""
    timeout = 30
    publication: Publication
    generation: Callable[[], Generation]
    note: Callable[[Request], None]

    def do_GET(self) -> None:
        """Answer with the body."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing on standard error: `note` keeps the log."""

    def _answer(self, *, with_body: bool) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        generation = type(self).generation()
        validators = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        answer = respond(self.publication, host, self.path, generation=generation, validators=validators)
        asked = Request(
            host=host,
            target=self.path,
            status=answer.status,
            generation=generation,
            conditional=any(validators),
            agent=self.headers.get("User-Agent") or "",
        )
        type(self).note(asked)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)


def respond(
    publication: Publication,
    host: str,
    target: str,
    *,
    generation: Generation,
    validators: tuple[str | None, str | None] = (None, None),
) -> Answer:
    """Return a site's answer; `validators` are If-None-Match and If-Modified-Since as they were sent."""
    site = publication.sites.get(host)
    if site is None:
        return Answer(HTTPStatus.MISDIRECTED_REQUEST, {})
    if target == "/robots.txt" and site.robots:
        return Answer(HTTPStatus.OK, {"Content-Type": "text/plain"}, site.robots.encode())
    found = publication.find(host, target, generation)
    if found is None:
        return Answer(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html"}, _MISSING)
    if isinstance(found, Redirect):
        return Answer(found.status, {"Location": found.to})
    headers = _validators(found, kinds=site.validators)
    if _is_known(headers, *validators):
        return Answer(HTTPStatus.NOT_MODIFIED, headers)
    return Answer(HTTPStatus.OK, {"Content-Type": found.media_type, **headers}, found.body)


def _validators(page: Page, *, kinds: str) -> dict[str, str]:
    named: dict[str, str] = {}
    if kinds in {"both", "etag"}:
        named["ETag"] = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
    if kinds == "both":
        named["Last-Modified"] = email.utils.format_datetime(_TOUCHED[page.generation], usegmt=True)
    return named


def _is_known(headers: dict[str, str], etag: str | None, since: str | None) -> bool:
    """Say whether the client has this version; If-None-Match comes first (RFC 9110, section 13.2.2)."""
    if etag is not None:
        return etag == headers.get("ETag")
    return since is not None and since == headers.get("Last-Modified")
