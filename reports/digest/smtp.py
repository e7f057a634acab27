"""Mail through a server (RFC 5321), encrypted and with the certificate checked unless the owner says otherwise."""

import contextlib
import ipaddress
import re
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from reports.digest.mail import Mail, MailInDoubtError, MailRefusedError, MailUnreachableError
from reports.settings import MailSettings

OK, GO_ON = 250, 354
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Sends each message over a connection of its own: digests are few, and a broken connection then harms one."""

    settings: MailSettings

    def send(self, mail: Mail) -> None:
        """Hand the message to the server. Raises `MailUnreachableError`, `MailRefusedError`, `MailInDoubtError`."""
        self.check()
        with self._connection() as server:
            self._open_up(server)
            self._envelope(server, mail)
            self._content(server, mail)

    def check(self) -> None:
        """Refuse settings under which a password would travel unencrypted to another machine."""
        settings = self.settings
        if settings.user and settings.security == "none" and not _is_this_machine(settings.host):
            raise MailRefusedError(
                f"the password for {settings.host} would travel unencrypted: set security to starttls or tls"
            )

    @contextlib.contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        settings = self.settings
        where = f"{settings.host}:{settings.port}"
        try:
            context = _trust(settings) if settings.security != "none" else None
            server = (
                smtplib.SMTP_SSL(settings.host, settings.port, timeout=settings.timeout_seconds, context=context)
                if settings.security == "tls"
                else smtplib.SMTP(settings.host, settings.port, timeout=settings.timeout_seconds)
            )
        except (OSError, smtplib.SMTPException) as error:
            raise MailUnreachableError(f"the mail server {where} cannot be reached: {error}") from error
        try:
            yield server
        except smtplib.SMTPResponseException as error:
            raise self._refusal(error.smtp_code, error.smtp_error) from error
        except UnicodeError as error:
            raise MailRefusedError(f"an address is not one that mail servers take: {error}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise MailUnreachableError(f"the conversation with the mail server {where} broke off: {error}") from error
        finally:
            _say_goodbye(server)

    def _open_up(self, server: smtplib.SMTP) -> None:
        settings = self.settings
        server.ehlo()
        if settings.security == "starttls":
            server.starttls(context=_trust(settings))
            server.ehlo()
        if settings.user:
            server.login(settings.user, settings.password)

    def _envelope(self, server: smtplib.SMTP, mail: Mail) -> None:
        code, answer = server.mail(mail.sender)
        if code != OK:
            raise self._refusal(code, answer)
        code, answer = server.rcpt(mail.recipient)
        if code not in (OK, 251):  # 251: will forward (RFC 5321, section 4.2.3)
            raise self._refusal(code, answer)

    def _content(self, server: smtplib.SMTP, mail: Mail) -> None:
        """Hand over the content. From its last dot on, a missing answer leaves its fate open (RFC 5321, 4.5.4.2)."""
        code, answer = server.docmd("DATA")
        if code != GO_ON:
            raise self._refusal(code, answer)
        try:
            server.send(_framed(mail.content))
            code, answer = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise MailInDoubtError(
                f"the mail server {self.settings.host} went away before it confirmed the message to "
                f"{mail.recipient}; it may have arrived and is sent again: {error}"
            ) from error
        if code != OK:
            raise self._refusal(code, answer)

    def _refusal(self, code: int, answer: bytes | str) -> MailRefusedError | MailUnreachableError:
        said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        sentence = f"the mail server {self.settings.host} answered {code}: {' '.join(said.split())}"
        return MailRefusedError(sentence) if code >= PERMANENT else MailUnreachableError(sentence)


def _framed(content: bytes) -> bytes:
    """Return the content with dots doubled at the start of lines, and its end marked (RFC 5321, section 4.5.2)."""
    lines = re.sub(rb"\r?\n|\r", b"\r\n", content).removesuffix(b"\r\n")
    return re.sub(rb"(?m)^\.", b"..", lines) + b"\r\n.\r\n"


def _trust(settings: MailSettings) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        context.load_verify_locations(cafile=str(settings.ca_file))
    return context


def _is_this_machine(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _say_goodbye(server: smtplib.SMTP) -> None:
    """Close politely. What the message's fate was is known by now; a failing QUIT changes nothing about it."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()
