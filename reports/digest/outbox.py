"""Mail into a folder: each message as .eml, with its HTML and text beside it to look at."""

import contextlib
import email
import email.policy
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from reports.digest.mail import Mail, MailError


class OutboxError(MailError):
    """The outbox folder cannot be written: check that it exists, belongs to us and has room."""


@dataclass(frozen=True, slots=True)
class OutboxMailer:
    """Writes messages into `folder`. A repeat of the same message replaces its own files and nothing else."""

    folder: Path

    def send(self, mail: Mail) -> None:
        """Write the message; its .eml comes last, so that where it is, everything is. Raises `OutboxError`."""
        message = email.message_from_bytes(mail.content, policy=email.policy.default)
        stem = file_stem(mail, message)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for subtype, ending in (("plain", ".txt"), ("html", ".html")):
                part = message.get_body((subtype,))
                if isinstance(part, EmailMessage):
                    _write(self.folder / (stem + ending), str(part.get_content()).replace("\r\n", "\n").encode())
            _write(self.folder / f"{stem}.eml", mail.content)
        except OSError as error:
            raise OutboxError(f"cannot write mail into {self.folder}: {error.strerror or error}") from error


def file_stem(mail: Mail, message: EmailMessage) -> str:
    """Return a file name without ending: the message's own date, whom it is for, and a mark made of the Message-ID."""
    date = message["Date"]
    day = date.datetime.strftime("%Y-%m-%d") if date is not None and date.datetime else "undated"
    person = re.sub(r"[^a-z0-9]+", "-", mail.recipient.lower())[:40].strip("-")
    mark = hashlib.sha256(mail.message_id.encode()).hexdigest()[:10]
    return f"{day}-{person or 'somebody'}-{mark}"


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
