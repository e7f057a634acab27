"""Sign-ins: a signed cookie that names a person, checked against the store at every request."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import itsdangerous

from reports.settings import ReviewSettings
from store.model.desk import User
from store.ports import Store


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in that holds: who, and the secret that its forms are tied to."""

    user: User
    nonce: str


@dataclass(frozen=True, slots=True)
class Sessions:
    """Makes and reads the cookies.

    Nothing is kept: a sign-in ends by time, by disabling the person, or with a new password.
    """

    settings: ReviewSettings

    @property
    def cookie(self) -> str:
        """The cookie's name; over https the prefix ties it to this very host (RFC 6265bis, section 4.1.3.2)."""
        return "__Host-citewatch" if self.settings.is_https else "citewatch"

    @property
    def form_cookie(self) -> str:
        """The name of the cookie that ties the sign-in form to its browser before anybody is signed in."""
        return f"{self.cookie}-form"

    def issue(self, user: User, *, now: datetime) -> str:
        """Return a cookie's value for this person."""
        return self._signer("session").dumps(
            {"user": user.name, "key": _fingerprint(user), "nonce": new_nonce(), "at": int(now.timestamp())}
        )

    def read(self, value: str | None, *, store: Store, now: datetime) -> Session | None:
        """Return the session behind a cookie's value; None when it is forged, over, or its person may not enter."""
        said = self._loads("session", value)
        if not isinstance(said, dict):
            return None
        issued = datetime.fromtimestamp(int(said["at"]), tz=UTC)
        if not issued <= now + timedelta(minutes=1) or now >= issued + timedelta(hours=self.settings.session_hours):
            return None
        user = store.users.get(str(said["user"]))
        if user is None or user.disabled or not hmac.compare_digest(_fingerprint(user), str(said["key"])):
            return None
        return Session(user, str(said["nonce"]))

    def form_token(self, nonce: str) -> str:
        """Return the token that a form carries, so that no other site can send it (CSRF)."""
        return self._signer("form").dumps(nonce)

    def is_own_form(self, token: str, nonce: str) -> bool:
        """Return whether a form's token was made for this nonce."""
        said = self._loads("form", token)
        return isinstance(said, str) and bool(nonce) and hmac.compare_digest(said.encode(), nonce.encode())

    def _signer(self, salt: str) -> itsdangerous.URLSafeSerializer:
        return itsdangerous.URLSafeSerializer(
            self.settings.secret_key, salt=f"citewatch/{salt}", signer_kwargs={"digest_method": hashlib.sha256}
        )

    def _loads(self, salt: str, value: str | None) -> object:
        try:
            return self._signer(salt).loads(value) if value else None
        except itsdangerous.BadData:
            return None


def new_nonce() -> str:
    """Return a fresh random value that nobody can guess."""
    return secrets.token_urlsafe(24)


def _fingerprint(user: User) -> str:
    """Return what changes with the password, so that a new one ends older sign-ins."""
    return hashlib.sha256(user.password_hash.encode()).hexdigest()[:16]
