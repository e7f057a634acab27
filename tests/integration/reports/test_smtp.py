"""Mail through a real server on loopback."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fakes import postoffice
from fakes.authority import Authority
from fakes.postoffice import PASSWORD, USER, Postoffice
from reports.digest.mail import Mail, MailInDoubtError, MailRefusedError, MailUnreachableError
from reports.digest.smtp import SmtpMailer
from reports.settings import MailSettings, Security

CONTENT = b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <one@example.org>\r\n\r\n.a line with a dot\r\n"
MAIL = Mail("<one@example.org>", "watch@example.org", "redaktion@example.org", CONTENT)


def mailer(
    office: Postoffice,
    *,
    security: Security = "none",
    login: bool = False,
    password: str = PASSWORD,
    trust: Path | None = None,
) -> SmtpMailer:
    return SmtpMailer(
        MailSettings(
            outbox=Path("unused"),
            host="localhost",
            port=office.port,
            security=security,
            user=USER if login else "",
            password=password if login else "",
            ca_file=trust,
            timeout_seconds=5,
        )
    )


def test_a_message_arrives_whole() -> None:
    with postoffice.running(Postoffice()) as office:
        mailer(office).send(MAIL)

    assert office.letters == [CONTENT]


@pytest.mark.parametrize(("security", "implicit"), [("starttls", False), ("tls", True)])
def test_a_message_arrives_encrypted_and_with_login(tmp_path: Path, security: Security, implicit: bool) -> None:
    authority = Authority(tmp_path)
    with postoffice.running(
        Postoffice(), context=authority.context("localhost"), login=True, implicit=implicit
    ) as office:
        mailer(office, security=security, login=True, trust=authority.file).send(MAIL)

    assert (office.letters, office.logins) == ([CONTENT], [USER])


def test_a_certificate_that_nobody_vouches_for_stops_the_mail(tmp_path: Path) -> None:
    with (
        postoffice.running(Postoffice(), context=Authority(tmp_path).context("localhost")) as office,
        pytest.raises(MailUnreachableError, match="certificate"),
    ):
        mailer(office, security="starttls").send(MAIL)

    assert office.letters == []


def test_a_certificate_for_another_host_stops_the_mail(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with (
        postoffice.running(Postoffice(), context=authority.context("mail.example.org")) as office,
        pytest.raises(MailUnreachableError, match="certificate"),
    ):
        mailer(office, security="starttls", trust=authority.file).send(MAIL)

    assert office.letters == []


def test_a_server_without_starttls_gets_nothing() -> None:
    with postoffice.running(Postoffice()) as office, pytest.raises(MailUnreachableError, match="STARTTLS"):
        mailer(office, security="starttls").send(MAIL)

    assert office.letters == []


def test_a_wrong_password_is_named(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with postoffice.running(Postoffice(), context=authority.context("localhost"), login=True) as office:
        sender = mailer(office, security="starttls", login=True, password="wrong", trust=authority.file)

        with pytest.raises(MailRefusedError, match="535"):
            sender.send(MAIL)


def test_a_password_is_never_sent_unencrypted_to_another_machine() -> None:
    sender = SmtpMailer(MailSettings(outbox=Path("unused"), host="mail.example.org", security="none", user="u"))

    with pytest.raises(MailRefusedError, match="unencrypted"):
        sender.check()


def test_a_refused_recipient_is_named_with_the_servers_words() -> None:
    with (
        postoffice.running(Postoffice(unknown=frozenset({MAIL.recipient}))) as office,
        pytest.raises(MailRefusedError, match="nobody has that name"),
    ):
        mailer(office).send(MAIL)

    assert office.letters == []


def test_a_temporary_refusal_is_worth_another_try() -> None:
    with (
        postoffice.running(Postoffice(refusal="451 4.3.0 try again later")) as office,
        pytest.raises(MailUnreachableError, match="try again later") as raised,
    ):
        mailer(office).send(MAIL)

    assert raised.value.transient


def test_a_server_that_is_not_there_is_named_with_its_port() -> None:
    office = Postoffice(port=postoffice.free_port())

    with pytest.raises(MailUnreachableError, match=f"localhost:{office.port}"):
        mailer(office).send(MAIL)


def test_a_server_that_hangs_up_after_the_message_leaves_it_in_doubt() -> None:
    with (
        postoffice.running(Postoffice(hang_ups=1)) as office,
        pytest.raises(MailInDoubtError, match="may have arrived"),
    ):
        mailer(office).send(MAIL)

    assert office.letters == [CONTENT]


@contextmanager
def silent_server() -> Iterator[int]:
    """Accept connections and say nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_server_that_says_nothing_is_given_up() -> None:
    with silent_server() as port:
        settings = MailSettings(
            outbox=Path("unused"), host="127.0.0.1", port=port, security="none", timeout_seconds=0.2
        )

        with pytest.raises(MailUnreachableError, match="timed out"):
            SmtpMailer(settings).send(MAIL)


def test_an_address_that_mail_cannot_carry_is_refused() -> None:
    with postoffice.running(Postoffice()) as office, pytest.raises(MailRefusedError, match="address"):
        mailer(office).send(Mail("<one@example.org>", "watch@example.org", "rédaktion@example.org", CONTENT))
