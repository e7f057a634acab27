"""A real mail server on loopback, obliging or not."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "citewatch", "a password for tests"


@dataclass
class Postoffice:
    """Takes mail into `letters`. It refuses `unknown` recipients, and hangs up after DATA as often as `hang_ups`."""

    letters: list[bytes] = field(default_factory=list)
    unknown: frozenset[str] = frozenset()
    hang_ups: int = 0
    refusal: str = ""
    port: int = 0
    logins: list[str] = field(default_factory=list)

    def check(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        del server, session, envelope, mechanism
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.logins += [USER] if known else []
        return AuthResult(success=known, handled=False)

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's names)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if address in self.unknown:
            return "550 5.1.1 nobody has that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del session
        if self.refusal:
            return self.refusal
        self.letters.append(envelope.original_content or b"")
        if self.hang_ups and isinstance(server.transport, asyncio.Transport):
            self.hang_ups -= 1
            server.transport.abort()
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def silent() -> Iterator[int]:
    """Listen on a port and never say a word; yield the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])


@contextlib.contextmanager
def running(
    office: Postoffice, *, context: ssl.SSLContext | None = None, login: bool = False, implicit: bool = False
) -> Iterator[Postoffice]:
    """Run the server; `context` offers STARTTLS, or TLS from the first byte where `implicit`."""
    office.port = free_port()
    controller = Controller(
        office,
        hostname="127.0.0.1",
        port=office.port,
        ssl_context=context if implicit else None,
        tls_context=None if implicit else context,
        require_starttls=context is not None and not implicit,
        # aiosmtpd does not see that TLS from the first byte covers the login, and warns; `logins` tells as well.
        auth_required=login and not implicit,
        auth_require_tls=not implicit and context is not None,
        authenticator=office.check if login else None,
    )
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
