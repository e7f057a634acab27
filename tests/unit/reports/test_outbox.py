"""Mail into a folder."""

import email
import email.policy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports.digest import compose
from reports.digest.mail import Mail
from reports.digest.outbox import OutboxError, OutboxMailer
from reports.digest.render import Rendered
from reports.settings import DigestSettings, Subscription

SETTINGS = DigestSettings(base_url="http://localhost", sender="watch@example.org")
READER = Subscription("redaktion", "redaktion@example.org")


def mail(text: str = "Grüße", *, message_id: str = "<one@example.org>", recipient: str = READER.address) -> Mail:
    content = compose.compose(
        Rendered("Betreff", f"<p>{text}</p>", f"{text}\n"),
        READER,
        message_id=message_id,
        at=datetime(2026, 3, 9, 6, tzinfo=UTC),
        settings=SETTINGS,
    )
    return Mail(message_id, SETTINGS.sender, recipient, content)


def test_a_message_lies_there_as_mail_html_and_text(tmp_path: Path) -> None:
    OutboxMailer(tmp_path / "outbox").send(mail())

    files = {path.suffix: path for path in (tmp_path / "outbox").iterdir()}
    assert set(files) == {".eml", ".html", ".txt"}
    assert files[".html"].read_text("utf-8").strip() == "<p>Grüße</p>"


def test_the_mail_is_the_message_byte_for_byte(tmp_path: Path) -> None:
    sent = mail()
    OutboxMailer(tmp_path).send(sent)

    written = next(tmp_path.glob("*.eml")).read_bytes()
    assert written == sent.content
    assert email.message_from_bytes(written, policy=email.policy.default)["Message-ID"] == sent.message_id


def test_a_repeat_replaces_its_own_files(tmp_path: Path) -> None:
    box = OutboxMailer(tmp_path)
    box.send(mail())
    box.send(mail())

    assert len(list(tmp_path.iterdir())) == 3


def test_two_messages_of_one_day_lie_beside_each_other(tmp_path: Path) -> None:
    box = OutboxMailer(tmp_path)
    box.send(mail())
    box.send(mail(message_id="<two@example.org>"))

    assert len(list(tmp_path.glob("*.eml"))) == 2


def test_a_hostile_address_cannot_leave_the_folder(tmp_path: Path) -> None:
    OutboxMailer(tmp_path / "outbox").send(mail(recipient="../../etc/cron.d/x@evil"))

    assert [path.name for path in tmp_path.iterdir()] == ["outbox"]


def test_an_unwritable_outbox_is_named(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file where the folder should be")

    with pytest.raises(OutboxError, match="outbox"):
        OutboxMailer(tmp_path / "outbox").send(mail())
