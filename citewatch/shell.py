"""What every command needs, made at its first use: the configuration, the store, the archive, the clock."""

from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from citewatch import config
from citewatch.config_model import Config
from citewatch.errors import ShellError
from citewatch.place import Place
from store import opening, upgrade
from store.archive import identity
from store.archive.warc import WarcArchive
from store.clock import Clock, SystemClock
from store.ports import Store


@dataclass
class Shell:
    """One command's view of the installation. A command that only reads files touches none of it."""

    place: Place
    clock: Clock = field(default_factory=SystemClock)
    verbose: bool = False

    @cached_property
    def config(self) -> Config:
        """The whole configuration. Raises `ConfigError`."""
        return config.load(self.place.config)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which times are shown: the configured one, or UTC where there is no configuration yet.

        A file that was named and is not there is a mistake, not a missing configuration.
        """
        return ZoneInfo(self.config.zone if self.place.config_named or self.place.config.exists() else "UTC")

    @cached_property
    def store(self) -> Store:
        """The store, its schema brought up to date. Raises `StoreError`."""
        if self.place.database_url.startswith("sqlite"):
            self.place.make_folders()
        upgrade.upgrade(self.place.database_url)
        return opening.open_store(self.place.database_url)

    @cached_property
    def archive(self) -> WarcArchive:
        """The WARC files, made sure to be this database's. Raises `WrongArchiveError`."""
        self.claim_archive()
        return WarcArchive(self.place.archive)

    def claim_archive(self) -> None:
        """Make sure that the archive's folder is this database's. Raises `WrongArchiveError`."""
        self.place.make_folders()
        identity.claim(self.store, self.place.archive)

    def existing_store(self) -> Store:
        """Return the store for a command that only reads; a folder without one is a mistake of the caller's."""
        url = self.place.database_url
        if url.startswith("sqlite:///") and not (self.place.data / "citewatch.db").exists() and "citewatch.db" in url:
            message = (
                f"{self.place.data}: there is no database here; run 'citewatch init' or name the folder with --data"
            )
            raise ShellError(message)
        return self.store
