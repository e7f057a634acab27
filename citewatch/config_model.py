"""The shape of config.yaml: every field, its default, and what it may say. Unknown fields are refused."""

import datetime as dt
import ipaddress
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from chronicle.documents import selecting
from citewatch import addresses, durations
from reports.settings import ADDRESS

Duration = Annotated[timedelta, BeforeValidator(durations.parse)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
InterfaceLanguage = Literal["de", "en"]


def _time_of_day(written: object) -> object:
    if isinstance(written, int):  # YAML 1.1 reads 07:30 as a number in base 60
        return dt.time(hour=written // 60, minute=written % 60)
    return written


def _visitable(written: str) -> str:
    mistake = addresses.mistake(written)
    if mistake is not None:
        raise ValueError(mistake)
    return written


def _mail_address(written: str) -> str:
    if not ADDRESS.fullmatch(written):
        message = f"{written!r} is no mail address; write it like name@example.org"
        raise ValueError(message)
    return written


def _existing_file(written: str) -> str:
    if written and not Path(written).is_file():
        message = f"there is no file {written!r}; write the path of a PEM file, or leave the field out"
        raise ValueError(message)
    return written


MailAddress = Annotated[str, AfterValidator(_mail_address)]
PemFile = Annotated[str, AfterValidator(_existing_file)]


class Part(BaseModel):
    """A part of the configuration: frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Vantage(Part):
    """Where the visits come from; written into every WARC file."""

    country: str = Field(default="", description="ISO 3166 code of the country that the visits come from")
    network: str = Field(default="", description="provider or network, in words")


class Crawl(Part):
    """How sources are visited."""

    gap: Duration = Field(default=timedelta(seconds=10), description="least time between two requests to one host")
    host_gaps: dict[str, Duration] = Field(default_factory=dict, description="other gaps for single hosts")
    obey_robots: bool = Field(default=True, description="obey robots.txt (RFC 9309)")
    max_bytes: int = Field(default=25_000_000, ge=10_000, description="largest response on the wire, in bytes")
    max_expanded_bytes: int = Field(default=100_000_000, ge=10_000, description="largest response unpacked, in bytes")
    timeout: Duration = Field(default=timedelta(seconds=90), description="longest time for one response")
    max_redirects: int = Field(default=10, ge=0, le=20, description="longest chain of redirects")
    proof_visit_every: int = Field(default=10, ge=2, description="every n-th visit asks without validators")
    allowed_networks: tuple[str, ...] = Field(
        default=(), description="private networks (CIDR) that may be visited, for intranets; normally none"
    )
    extra_ca_file: PemFile = Field(default="", description="further certificate authorities to trust (PEM file)")
    host_ca_files: dict[str, PemFile] = Field(
        default_factory=dict, description="further certificate authorities for single hosts (PEM files)"
    )
    host_security_levels: dict[str, Annotated[int, Field(ge=0, le=2)]] = Field(
        default_factory=dict, description="OpenSSL's security level for single hosts with old TLS: 0, 1 or 2"
    )
    host_timeouts: dict[str, Duration] = Field(
        default_factory=dict, description="other longest times for one response of single hosts"
    )
    batch_documents: int = Field(default=200, ge=1, le=5_000, description="most documents in one batch")
    batch_time: Duration = Field(default=timedelta(minutes=20), description="longest time for one batch")

    @field_validator("allowed_networks")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            try:
                ipaddress.ip_network(network)
            except ValueError as error:
                message = f"{network!r} is not a network; write one such as 10.20.0.0/16 or fd00:1::/64"
                raise ValueError(message) from error
        return value


class Schedule(Part):
    """When documents are visited."""

    tick: Duration = Field(default=timedelta(minutes=1), description="how often the daemon looks for due documents")
    cited: Duration = Field(default=timedelta(days=7), description="cadence of cited pages")
    page: Duration = Field(default=timedelta(days=7), description="cadence of other pages")
    listing: Duration = Field(default=timedelta(days=1), description="cadence of listings")
    feed: Duration = Field(default=timedelta(hours=6), description="cadence of feeds")
    confirm_after: Duration = Field(default=timedelta(minutes=5), description="wait before a confirming visit")
    after_failure: Duration = Field(default=timedelta(days=3), description="cadence after a failed visit")


class SubscriptionPart(Part):
    """One recipient of the digest."""

    name: str = Field(min_length=1, description="name of the subscription; must be unique and stay the same")
    address: MailAddress = Field(description="e-mail address")
    language: InterfaceLanguage = Field(default="de", description="language of the mail")
    urgent: bool = Field(default=True, description="send urgent findings at once")


class Digest(Part):
    """The weekly digest."""

    weekday: Weekday = Field(default="monday", description="day of the digest")
    time: Annotated[dt.time, BeforeValidator(_time_of_day)] = Field(
        default=dt.time(7), description="time of the digest"
    )
    subscriptions: tuple[SubscriptionPart, ...] = Field(default=(), description="who gets it")

    @field_validator("subscriptions")
    @classmethod
    def _unique(cls, value: tuple[SubscriptionPart, ...]) -> tuple[SubscriptionPart, ...]:
        names = [s.name for s in value]
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            message = f"two subscriptions are called {twice[0]!r}; give each a name of its own"
            raise ValueError(message)
        return value


class Mail(Part):
    """How mail leaves. User name and password come from CITEWATCH_SMTP_USER and CITEWATCH_SMTP_PASSWORD."""

    transport: Literal["outbox", "smtp"] = Field(default="outbox", description="files in the data folder, or SMTP")
    sender: MailAddress = Field(default="citewatch@localhost", description="From address")
    host: str = Field(default="localhost", description="SMTP server")
    port: int = Field(default=587, ge=1, le=65_535, description="SMTP port")
    security: Literal["starttls", "tls", "none"] = Field(default="starttls", description="encryption")
    ca_file: PemFile = Field(default="", description="certificate authorities for the SMTP server (PEM file)")
    timeout: Duration = Field(default=timedelta(seconds=30), description="longest wait for the SMTP server")


class Review(Part):
    """The review page."""

    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8088, ge=0, le=65_535, description="port to listen on")
    base_url: str = Field(default="", description="address as editors see it, for links in mail")
    session: Duration = Field(default=timedelta(hours=12), description="how long a sign-in lasts")

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        return _visitable(value) if value else value


class SourcePart(Part):
    """A source that is watched beside the cited addresses."""

    name: str = Field(min_length=1, max_length=200, description="name shown to editors; unique")
    url: str = Field(description="address (http or https)")
    kind: Literal["page", "listing", "feed"] = Field(default="page", description="what lies there")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$", description="expected language (ISO 639-1)")
    institution: str = Field(default="", description="who publishes it")
    select: tuple[str, ...] = Field(default=(), description="CSS selectors of the main text")
    drop: tuple[str, ...] = Field(default=(), description="CSS selectors of what is left out")
    items: tuple[str, ...] = Field(default=(), description="CSS selectors of a listing's rows")
    cadence: Duration | None = Field(default=None, description="time between visits; default by kind")
    min_text: int = Field(default=200, ge=0, description="least characters of main text on a good visit")
    min_items: int = Field(default=1, ge=0, description="least items on a good visit of a listing")
    paused: bool = Field(default=False, description="do not visit")

    @field_validator("url")
    @classmethod
    def _address(cls, value: str) -> str:
        return _visitable(value)

    @field_validator("select", "drop", "items")
    @classmethod
    def _selectors(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for selector in value:
            wrong = selecting.problem(selector)
            if wrong is not None:
                message = f"{selector!r} is not a valid CSS selector: {wrong}"
                raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _items_only_in_listings(self) -> "SourcePart":
        if self.items and self.kind != "listing":
            message = "'items' is for sources of kind listing; set kind: listing or remove items"
            raise ValueError(message)
        return self


class Config(Part):
    """The whole of config.yaml."""

    contact: str = Field(min_length=3, description="address or e-mail of the operator, shown to every visited server")
    operator: str = Field(default="", description="who runs this installation")
    language: InterfaceLanguage = Field(default="de", description="language of the review page before sign-in")
    zone: str = Field(default="Europe/Berlin", description="time zone in which times are shown")
    vantage: Vantage = Field(default_factory=Vantage)
    crawl: Crawl = Field(default_factory=Crawl)
    schedule: Schedule = Field(default_factory=Schedule)
    digest: Digest = Field(default_factory=Digest)
    mail: Mail = Field(default_factory=Mail)
    review: Review = Field(default_factory=Review)
    sources: tuple[SourcePart, ...] = Field(default=())

    @field_validator("zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = f"{value!r} is not a time zone; write a name such as Europe/Berlin or UTC"
            raise ValueError(message) from error
        return value

    @field_validator("sources")
    @classmethod
    def _unique(cls, value: tuple[SourcePart, ...]) -> tuple[SourcePart, ...]:
        seen: dict[str, int] = {}
        for index, source in enumerate(value):
            if source.name in seen:
                message = f"sources[{index}] and sources[{seen[source.name]}] are both called {source.name!r}"
                raise ValueError(message)
            seen[source.name] = index
        return value
