"""The crawler's slice of the settings. It crosses a process boundary, so it has a JSON form."""

import ipaddress
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Self

from crawler.errors import CrawlSettingsError

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How visits are made. Times are seconds, sizes are bytes.

    `contact` is told to every server. `host_gaps` are other gaps for single hosts. `robots_name` is the product
    token that robots.txt files address. `host_map` sends "host:port" to "address:port" on loopback (demonstration
    and tests) and opens nothing else; `allowed_networks` are opened for every host. `host_ca_files` are further
    authorities for single hosts, `host_security_levels` OpenSSL's security levels of hosts with old protocols or
    ciphers, and `host_seconds` other limits on the time of a whole answer, waiting included. `longest_wait_seconds`
    is how long a document waits for its host's turn before it is left for a later batch. `proof_visit_every`: every
    n-th visit asks without validators. `confirm_seconds` is the wait before a change is looked at a second time,
    `wall_seconds` the time for which a host that showed a challenge is left alone. A batch records after
    `record_visits` visits or `record_seconds`, whichever comes first.
    """

    contact: str = ""
    product: str = "citewatch/0.1"
    robots_name: str = "citewatch"
    accept_language: str = "en;q=0.9,*;q=0.5"
    gap_seconds: float = 10.0
    host_gaps: Mapping[str, float] = field(default_factory=dict)
    obey_robots: bool = True
    longest_wait_seconds: float = 120.0
    hosts_at_once: int = 32
    max_redirects: int = 10
    max_bytes: int = 25 * _MEGABYTE
    max_expanded_bytes: int = 100 * _MEGABYTE
    # HTML rarely packs better than 1:20; gzip's limit is about 1:1030, and that is what bombs use.
    max_expansion: float = 150.0
    max_header_bytes: int = 64 * 1024
    connect_seconds: float = 20.0
    # Some United Nations servers take half a minute to begin.
    first_byte_seconds: float = 60.0
    idle_seconds: float = 30.0
    total_seconds: float = 90.0
    allowed_networks: tuple[str, ...] = ()
    host_map: Mapping[str, str] = field(default_factory=dict)
    extra_ca_file: str = ""
    host_ca_files: Mapping[str, str] = field(default_factory=dict)
    host_security_levels: Mapping[str, int] = field(default_factory=dict)
    host_seconds: Mapping[str, float] = field(default_factory=dict)
    proof_visit_every: int = 10
    max_visits: int = 200
    max_seconds: float = 1200.0
    lease_seconds: float = 300.0
    confirm_seconds: float = 300.0
    wall_seconds: float = 3600.0
    record_visits: int = 100
    record_seconds: float = 2.0

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        for name in _POSITIVE:
            if getattr(self, name) <= 0:
                raise CrawlSettingsError(f"{name} must be above zero, not {getattr(self, name)!r}")
        if self.gap_seconds < 0 or any(gap < 0 for gap in self.host_gaps.values()):
            raise CrawlSettingsError("gap_seconds and host_gaps cannot be negative")
        for network in self.allowed_networks:
            _check_network(network)
        for host, level in self.host_security_levels.items():
            if level not in _SECURITY_LEVELS:
                raise CrawlSettingsError(f"host_security_levels: {host}: write 0, 1 or 2, not {level!r}")
        if any(seconds <= 0 for seconds in self.host_seconds.values()):
            raise CrawlSettingsError("host_seconds must be above zero")
        for source, target in self.host_map.items():
            _check_mapping(source, target)

    @property
    def user_agent(self) -> str:
        """Who we are and whom to write to; every server is told."""
        return f"{self.product} (+{self.contact})" if self.contact else self.product

    def gap(self, host: str) -> float:
        """Return the least time from the end of one request to a host to the start of the next."""
        return self.host_gaps.get(host, self.gap_seconds)

    def for_host(self, host: str) -> Self:
        """Return these settings with a host's own limits of time: it may take that long to begin as well."""
        seconds = self.host_seconds.get(host)
        if seconds is None:
            return self
        return replace(
            self,
            total_seconds=seconds,
            first_byte_seconds=max(seconds, self.first_byte_seconds),
            idle_seconds=max(seconds, self.idle_seconds),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the settings as a dictionary of JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the settings that `to_json` wrote; a name that is not ours is refused."""
        unknown = sorted(set(data) - {each.name for each in fields(cls)})
        if unknown:
            raise CrawlSettingsError(f"the crawler has no setting named {', '.join(unknown)}")
        values = dict(data)
        if "allowed_networks" in values:
            values["allowed_networks"] = tuple(values["allowed_networks"])
        return cls(**values)


# OpenSSL's usual level is 2; higher ones would only shut hosts out (SSL_CTX_set_security_level(3)).
_SECURITY_LEVELS = range(3)
_POSITIVE = (
    "hosts_at_once",
    "max_bytes",
    "max_expanded_bytes",
    "max_expansion",
    "max_header_bytes",
    "connect_seconds",
    "first_byte_seconds",
    "idle_seconds",
    "total_seconds",
    "proof_visit_every",
    "max_visits",
    "max_seconds",
    "lease_seconds",
    "confirm_seconds",
    "wall_seconds",
    "record_visits",
    "record_seconds",
)


def _check_network(network: str) -> None:
    try:
        ipaddress.ip_network(network)
    except ValueError as error:
        raise CrawlSettingsError(
            f"allowed_networks: {network!r} is no network; write one such as 10.20.0.0/16"
        ) from error


def _check_mapping(source: str, target: str) -> None:
    """The map may only lead to this machine: it is no way round the address guard."""
    for text in (source, target):
        if not text.rpartition(":")[2].isdigit():
            raise CrawlSettingsError(f"host_map: {text!r} must read host:port")
    address = target.rpartition(":")[0].strip("[]")
    try:
        loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise CrawlSettingsError(f"host_map: {target!r} is not on this machine; use an address such as 127.0.0.1:8080")
