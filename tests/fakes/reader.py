"""Somebody who reads the review page with a plain browser: no scripts, forms sent as they stand."""

import html
import re
import warnings
from dataclasses import dataclass, field

import argon2
import httpx
from starlette.applications import Starlette

with warnings.catch_warnings():
    # Starlette prefers a successor of httpx that is not among our dependencies; its client works with both.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

PASSWORD = "ein langes Passwort"
# Made with the least that Argon2 takes, so that tests need not wait for it.
PASSWORD_HASH = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass
class Reader:
    """A browser with its cookies. `page` is what it shows."""

    app: Starlette
    base_url: str = "http://testserver"
    page: str = ""
    status: int = 0
    headers: httpx.Headers = field(default_factory=httpx.Headers)

    def __post_init__(self) -> None:
        self.client = TestClient(self.app, base_url=self.base_url, raise_server_exceptions=False)

    def open(self, path: str, **headers: str) -> "Reader":
        """Follow a link."""
        return self._show(self.client.get(path, headers=headers))

    def send(self, path: str, *, token: str | None = None, **values: str) -> "Reader":
        """Send a form of the present page, with the token that stands in it unless another is given."""
        form = {"token": self.token() if token is None else token, **values}
        return self._show(self.client.post(path, data=form))

    def sign_in(self, name: str = "anna", password: str = PASSWORD, *, then: str = "") -> "Reader":
        """Sign in."""
        return self.open("/signin").send("/signin", name=name, password=password, next=then)

    def arrive(self, name: str) -> "Reader":
        """Be signed in already."""
        desk = self.app.state.desk
        user = desk.store.users.get(name)
        self.client.cookies.set(desk.sessions.cookie, desk.sessions.issue(user, now=desk.clock.now()))
        return self.open("/findings")

    def token(self) -> str:
        """Return the token of the first form on the page."""
        found = re.search(r'name="token" value="([^"]*)"', self.page)
        return html.unescape(found[1]) if found else ""

    def _show(self, answer: httpx.Response) -> "Reader":
        self.page, self.status, self.headers = answer.text, answer.status_code, answer.headers
        return self
