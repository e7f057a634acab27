"""What the loopback copies of the cited sites serve, in two generations: packaged pages and a table of addresses."""

import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any, Literal

import yaml

Validators = Literal["both", "etag", "none"]
_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}


class Generation(StrEnum):
    """The two states in which the sites are shown: as they were cited, and as they are after something happened."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes with their Content-Type; two generations of a page that say the same are equal."""

    body: bytes
    media_type: str
    generation: Generation


@dataclass(frozen=True, slots=True)
class Redirect:
    """An answer that leads elsewhere."""

    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Site:
    """One host: what it answers by path and query in each generation, its robots.txt ("" for none)."""

    robots: str
    validators: Validators
    answers: Mapping[Generation, Mapping[str, Page | Redirect]]


@dataclass(frozen=True, slots=True)
class Publication:
    """All hosts that answer, and those that take no connections."""

    sites: Mapping[str, Site]
    silent: tuple[str, ...] = field(default=())

    def find(self, host: str, target: str, generation: Generation) -> Page | Redirect | None:
        """Return what the host has at this path and query, None where there is nothing."""
        site = self.sites.get(host)
        return site.answers[generation].get(target) if site else None


def packaged() -> Publication:
    """Return the demonstration's own pages."""
    return load(importlib.resources.files("citewatch.demo").joinpath("pages"))


def load(folder: Traversable) -> Publication:
    """Return what a folder of pages with its `sites.yaml` publishes."""
    table = yaml.safe_load(folder.joinpath("sites.yaml").read_text("utf-8"))
    sites = {host: _site(folder, declared.get("folder", host), declared) for host, declared in table["hosts"].items()}
    return Publication(sites, tuple(table.get("silent", ())))


def _site(folder: Traversable, name: str, declared: Mapping[str, Any]) -> Site:
    answers = {generation: _answers(folder, name, declared, generation=generation) for generation in Generation}
    return Site(declared.get("robots", ""), declared.get("validators", "both"), answers)


def _answers(
    folder: Traversable, name: str, declared: Mapping[str, Any], *, generation: Generation
) -> dict[str, Page | Redirect]:
    found: dict[str, Page | Redirect] = {}
    for each in declared.get("pages", ()):
        page = _page(folder, name, each, generation=generation)
        found.update({at: page for at in each["at"] if page is not None})
    for each in declared.get("redirects", ()):
        if generation is Generation.SECOND or each.get("since", Generation.FIRST) == Generation.FIRST:
            found.update(dict.fromkeys(each["at"], Redirect(each["status"], each["to"])))
    return found


def _page(folder: Traversable, name: str, declared: Mapping[str, Any], *, generation: Generation) -> Page | None:
    """Return the newest version of a page's file up to this generation, None before its first."""
    file = declared["file"]
    media_type = declared.get("type") or _TYPES[file.rpartition(".")[2]]
    for state in (Generation.SECOND, Generation.FIRST) if generation is Generation.SECOND else (Generation.FIRST,):
        place = folder.joinpath(state, name, file)
        if place.is_file():
            return Page(place.read_bytes(), media_type, state)
    return None
