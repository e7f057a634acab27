"""The finished message."""

import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from reports import templating
from reports.digest import compose, render
from reports.digest.render import Rendered
from reports.settings import DigestSettings, SettingsError, Subscription

SETTINGS = DigestSettings(base_url="http://localhost", sender="watch@example.org", domain="watch.example.org")
READER = Subscription("redaktion", "redaktion@example.org", language="de")
AT = datetime(2026, 3, 9, 6, tzinfo=UTC)


def made(subject: str = "Drei Hinweise über Fußnoten") -> EmailMessage:
    rendered = Rendered(subject, "<p>Grüße 不</p>", "Grüße 不\n")
    content = compose.compose(rendered, READER, message_id="<x@watch.example.org>", at=AT, settings=SETTINGS)
    return email.message_from_bytes(content, policy=email.policy.default)


def test_text_comes_first_and_html_is_the_alternative() -> None:
    parts = [part.get_content_type() for part in made().iter_parts()]

    assert parts == ["text/plain", "text/html"]


def test_letters_of_every_script_arrive() -> None:
    text = made().get_body(("plain",))

    assert isinstance(text, EmailMessage)
    assert text.get_content().strip() == "Grüße 不"


def test_the_headers_say_that_a_machine_wrote_it() -> None:
    message = made()

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"] == "citewatch <digest.watch.example.org>"


def test_the_date_is_the_clocks() -> None:
    assert made()["Date"].datetime == AT


def test_equal_content_makes_equal_bytes() -> None:
    assert made().as_bytes() == made().as_bytes()


def test_the_message_id_belongs_to_subscription_period_and_findings() -> None:
    def identity(name: str = "a", ids: tuple[int, ...] = (1, 2), end: datetime | None = AT) -> str:
        return compose.message_id(Subscription(name, "a@example.org"), "weekly", ids, end=end, domain="d.example")

    others = {identity(name="b"), identity(ids=(1,)), identity(ids=(12,)), identity(end=None)}
    assert identity() == identity(ids=(2, 1))
    assert identity() not in others
    assert len(others) == 4


def test_long_lines_are_folded_under_their_indent() -> None:
    folded = render.fold("* " + "wort " * 40)

    assert all(len(line) <= 76 for line in folded.splitlines())
    assert folded.splitlines()[1].startswith("  wort")


def test_an_address_is_never_folded() -> None:
    address = "https://example.org/" + "a-b/" * 40

    assert address in render.fold(f"  Quelle: {address}").splitlines()[-1]


@pytest.mark.parametrize(
    "address", ["", "redaktion", "a b@example.org", "a@example.org\r\nBcc: x@evil.example", "ä@b.de"]
)
def test_what_is_no_address_is_refused_with_its_subscription(address: str) -> None:
    with pytest.raises(SettingsError, match="redaktion"):
        Subscription("redaktion", address)


def test_a_subject_from_the_web_cannot_add_headers() -> None:
    assert templating.one_line("Rede\r\nBcc: x@evil.example\x1b[2J") == "Rede Bcc: x@evil.example[2J"
