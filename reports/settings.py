"""The slices of the owner's settings that reports are handed. Nobody here reads files or the environment."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# One address without a name, in letters that every mail server takes (RFC 5321, section 4.1.2, without quoted forms).
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")


class SettingsError(ValueError):
    """A setting of the reports cannot work; the message says which and what to write instead."""


Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """How the review page presents itself.

    `base_url` is the address under which editors reach it, without a slash at the end. `language` greets people who are
    not signed in; `zone` is an IANA name. `secret_key` signs sign-ins.
    """

    base_url: str
    secret_key: str
    language: str = "de"
    zone: str = "Europe/Berlin"
    session_hours: int = 12
    page_size: int = 50

    @property
    def is_https(self) -> bool:
        """Whether editors reach the page over https; cookies are then marked `Secure`."""
        return self.base_url.lower().startswith("https://")


@dataclass(frozen=True, slots=True)
class Subscription:
    """Somebody's wish for mail.

    `name` identifies it for good: what was delivered is remembered under it. `urgent` asks for a mail at once when a
    confirmed finding is urgent.
    """

    name: str
    address: str
    language: str = "de"
    zone: str = "Europe/Berlin"
    urgent: bool = True

    def __post_init__(self) -> None:
        """Refuse what no mail can be addressed to, before anything is composed."""
        if not ADDRESS.fullmatch(self.address):
            raise SettingsError(
                f"subscription {self.name!r}: {self.address!r} is no mail address; write it like name@example.org"
            )


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """What digests need to know beside the subscription.

    `sender` is the address in From, `domain` the right side of Message-ID and List-Id; `passage` is the most characters
    of a source's text that a mail quotes in one place (mail is a copy in other hands, so passages stay short).
    """

    base_url: str
    sender: str
    sender_name: str = "citewatch"
    domain: str = "citewatch.invalid"
    passage: int = 280
    per_section: int = 200


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where mail goes.

    Into `outbox` when `host` is empty, else to this server. `ca_file` names further certificates to trust. With
    `security` none a password is only ever sent to this machine itself.
    """

    outbox: Path
    host: str = ""
    port: int = 587
    security: Security = "starttls"
    user: str = ""
    password: str = ""
    ca_file: Path | None = None
    timeout_seconds: float = 30.0
