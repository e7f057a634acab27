"""The demonstration's installation: a data folder with its own configuration, and what its batches are told."""

import importlib.resources
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from chronicle import records
from chronicle.records import Entry
from citewatch import slices
from citewatch.demo.sites.web import Web
from citewatch.place import Place
from citewatch.shell import Shell
from crawler.settings import CrawlSettings
from reports import people
from scheduler import jobs

USER = "demo"
# Loopback needs no patience; a little is left so that turns are taken at all.
_GAP_SECONDS = 0.05
_CONTACT = "demonstration@citewatch.invalid"
# Rounds are made once a day, so a second try within hours would be one round more and show nothing.
_SECOND_TRY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Login:
    """The person who may sign in to the demonstration's review page."""

    name: str
    password: str


def install(folder: Path) -> Shell:
    """Write the configuration into the folder and return the installation, its database still to be made.

    The environment is left aside: a demonstration never touches a real database.
    """
    config = folder / "config.yaml"
    text = _packaged().joinpath("config.yaml").read_text("utf-8")
    config.write_text(text.replace("port: 8088", f"port: {_free_port(8088)}"), encoding="utf-8")
    return Shell(Place(config=config, data=folder, database_url=f"sqlite:///{folder / 'citewatch.db'}"))


def entries() -> list[Entry]:
    """Return the sample chronicle, in the order of its quarters."""
    files = [file for file in _packaged().joinpath("entries").iterdir() if file.name.endswith(".txt")]
    found = [records.parse(file.read_text("utf-8"), name=file.name) for file in files]
    return sorted(found, key=lambda entry: entry.quarter)


def fill(shell: Shell, chronicle: Sequence[Entry], *, at: datetime) -> Login:
    """Import the entries, declare the sources, and let somebody in."""
    for entry in chronicle:
        shell.store.entries.save(entry, at=at)
    shell.store.documents.declare(slices.watches(shell.config), at=at)
    login = Login(USER, people.new_password())
    shell.store.users.add(
        login.name,
        role="administrator",
        password_hash=people.hash_password(login.password),
        language=shell.config.language,
        at=at,
    )
    return login


def batches(shell: Shell, web: Web) -> jobs.Batches:
    """Return how batches are run here: as everywhere, but with the sites' names leading to their loopback copies."""
    settings = CrawlSettings(
        contact=_CONTACT,
        gap_seconds=_GAP_SECONDS,
        host_map=web.host_map,
        extra_ca_file=str(web.authority_file),
        max_seconds=120,
    )
    owner = f"{socket.gethostname().split('.')[0]}-{os.getpid()}"
    pattern = slices.batch(shell.config, shell.place, owner=owner, crawl_settings=settings)
    schedule = replace(pattern.schedule, soon_after_passing_failure=_SECOND_TRY)
    return jobs.Batches(replace(pattern, schedule=schedule))


def at(batches: jobs.Batches, moment: datetime) -> jobs.Batches:
    """Return the same with the batches' clock set."""
    return replace(batches, pattern=replace(batches.pattern, clock_start=moment))


def _packaged() -> importlib.resources.abc.Traversable:
    return importlib.resources.files("citewatch.demo")


def _free_port(wanted: int) -> int:
    """Return the wanted port, or one that the system chooses where somebody listens there already."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
