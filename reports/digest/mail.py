"""How a finished message leaves the house: the port, what can go wrong, and the honest twin for tests.

A message is composed and stored before its first attempt; mailers carry bytes and never change them, so a repeat is
the same message under the same Message-ID.
"""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mail:
    """One message ready to go: `content` is the whole of it (RFC 5322, CRLF), addresses are those of the envelope."""

    message_id: str
    sender: str
    recipient: str
    content: bytes


class MailError(Exception):
    """A message could not be sent.

    It stays in the store and is sent again. `transient` says whether waiting may help.
    """

    transient = True


class MailUnreachableError(MailError):
    """The mail server cannot be reached or does not speak as configured: check host, port, security, certificates."""


class MailRefusedError(MailError):
    """The mail server refused the message, the login or the recipient: check address and credentials."""

    transient = False


class MailInDoubtError(MailError):
    """The message was handed over and the server's answer is missing.

    It may have arrived. It is sent again under the same Message-ID, so that a mail program can tell the repeat.
    """


class Mailer(Protocol):
    """Carries messages."""

    def send(self, mail: Mail) -> None:
        """Hand the message over. Returns when somebody else is responsible for it; raises `MailError` otherwise."""


@dataclass(slots=True)
class MemoryMailer:
    """Keeps what it is given.

    `failures` are raised first, one for each attempt, so that a test can break the way; a message in doubt is kept too,
    as a real server may have.
    """

    sent: list[Mail] = field(default_factory=list)
    failures: list[MailError] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        """Keep the message, or raise the next failure."""
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or isinstance(failure, MailInDoubtError):
            self.sent.append(mail)
        if failure is not None:
            raise failure
