"""Declarations of how sites build their addresses, read once from the packaged table."""

import functools
import importlib.resources
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from chronicle.addresses import canonical, parsing


@dataclass(frozen=True, slots=True)
class Family:
    """One grammar of addresses. `key` names the groups of `pattern` that identify a document; "a|b" takes the first."""

    name: str
    pattern: re.Pattern[str]
    key: tuple[str, ...]
    folds: frozenset[str] = frozenset()
    defaults: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[str, ...] = ()

    def groups(self, subject: str) -> dict[str, str] | None:
        """Return what the groups matched, defaults filled in, or None when the address is of another make."""
        matched = self.pattern.fullmatch(subject)
        if matched is None:
            return None
        found = {name: text for name, text in matched.groupdict().items() if text is not None}
        for choice in self.key:
            names = choice.split("|")
            present = next((found[name] for name in names if name in found), self.defaults.get(names[0]))
            if present is not None:
                found[names[0]] = present
        return found

    def identity(self, groups: Mapping[str, str]) -> str:
        """Return the key of the document that these groups name."""
        names = [choice.split("|")[0] for choice in self.key]
        parts = [groups[name].upper() if name in self.folds else groups[name] for name in names]
        return ":".join([self.name, *parts])


@dataclass(frozen=True, slots=True)
class Sites:
    """All declarations."""

    families: tuple[Family, ...]
    listings: tuple[re.Pattern[str], ...]
    sections: frozenset[str]
    paging: tuple[str, ...]


@functools.cache
def declared() -> Sites:
    """Return the packaged declarations."""
    text = importlib.resources.files("chronicle.addresses").joinpath("sites.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return Sites(
        families=tuple(_family(row) for row in table["families"]),
        listings=tuple(re.compile(pattern) for pattern in table["listings"]),
        sections=frozenset(table["sections"]),
        paging=tuple(table["paging"]),
    )


def _family(row: Mapping[str, Any]) -> Family:
    return Family(
        name=row["name"],
        pattern=re.compile(row["pattern"]),
        key=tuple(row["key"]),
        folds=frozenset(row.get("folds", ())),
        defaults=row.get("defaults", {}),
        variants=tuple(row.get("variants", ())),
    )


@functools.lru_cache(maxsize=4096)
def find(url: str) -> tuple[Family, Mapping[str, str]] | None:
    """Return the family that this address belongs to, with what its groups matched; None for an undeclared site."""
    subject = subject_of(url)
    for family in declared().families:
        groups = family.groups(subject)
        if groups is not None:
            return family, groups
    return None


def subject_of(url: str) -> str:
    """Return "host/path?query" with percent-escapes decoded: what the declarations' patterns are matched against."""
    parsed = parsing.parse(canonical.canonical(url))
    path = parsing.unquote(parsed.pathname + parsed.search)
    return parsed.host + path
