"""Where an installation lives: configuration file, data folder, database. Read from the environment once."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citewatch.errors import ShellError

_KEY_BYTES = 32
_ONLY_OWNER = 0o600


@dataclass(frozen=True, slots=True)
class Place:
    """The paths and addresses of one installation. `config_named`: somebody named the configuration file."""

    config: Path
    data: Path
    database_url: str
    config_named: bool = False
    smtp_user: str = ""
    smtp_password: str = ""
    secret_key: str = ""

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.data / "warc"

    @property
    def outbox(self) -> Path:
        """The folder into which mail is written where no server is configured."""
        return self.data / "outbox"

    @property
    def mail_lock(self) -> Path:
        """The file that keeps two senders of mail apart."""
        return self.data / "mail.lock"

    @property
    def secret_file(self) -> Path:
        """The file that keeps the signing key where the environment gives none."""
        return self.data / "secret.key"

    def make_folders(self) -> None:
        """Make the data folder and those in it. Raises `ShellError` when that is not allowed."""
        try:
            for folder in (self.data, self.archive, self.outbox):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.data / f".writable-{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            message = (
                f"{self.data}: the data folder cannot be written ({error.strerror}); "
                "give this user the right to write there, or name another folder with --data or CITEWATCH_DATA"
            )
            raise ShellError(message) from error

    def key(self) -> str:
        """Return the key that signs sessions: the environment's, or the data folder's, made at its first use."""
        if self.secret_key:
            return self.secret_key
        if not self.secret_file.exists():
            self.make_folders()
            descriptor = os.open(self.secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(_KEY_BYTES))
        if self.secret_file.stat().st_mode & 0o077:
            message = f"{self.secret_file}: others may read the signing key; run: chmod 600 {self.secret_file}"
            raise ShellError(message)
        return self.secret_file.read_text(encoding="ascii").strip()


def from_environment(environment: Mapping[str, str], *, config: Path | None = None, data: Path | None = None) -> Place:
    """Return the place that the command line and the environment name; the command line comes first."""
    folder = data or Path(environment.get("CITEWATCH_DATA") or "var")
    return Place(
        config=config or Path(environment.get("CITEWATCH_CONFIG") or "config.yaml"),
        data=folder,
        config_named=config is not None or bool(environment.get("CITEWATCH_CONFIG")),
        database_url=environment.get("CITEWATCH_DATABASE_URL") or f"sqlite:///{folder / 'citewatch.db'}",
        smtp_user=environment.get("CITEWATCH_SMTP_USER", ""),
        smtp_password=environment.get("CITEWATCH_SMTP_PASSWORD", ""),
        secret_key=environment.get("CITEWATCH_SECRET_KEY", ""),
    )
