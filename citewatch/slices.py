"""The configuration, cut into what each room is handed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from chronicle.documents import Selectors
from citewatch.config_model import Config, SourcePart
from citewatch.errors import ConfigError
from citewatch.place import Place
from crawler.settings import CrawlSettings
from reports.settings import DigestSettings, MailSettings, ReviewSettings, Subscription
from scheduler.batches import BatchJob
from scheduler.settings import ScheduleSettings
from store.model.watching import Watch

_PLACEHOLDER = "set-your-contact@example.org"


def watches(config: Config) -> list[tuple[str, Watch]]:
    """Return the declared sources as wishes to watch, by name."""
    return [(source.name, _watch(source)) for source in config.sources]


def _watch(source: SourcePart) -> Watch:
    return Watch(
        url=source.url,
        kind=source.kind,
        language=source.language,
        source=source.name,
        institution=source.institution,
        selectors=Selectors(source.select, source.drop, source.items),
        cadence=source.cadence,
        min_text=source.min_text,
        min_items=source.min_items,
    )


def crawl(config: Config) -> CrawlSettings:
    """Return the crawler's slice. Raises `ConfigError` while the contact is still the shipped placeholder."""
    if config.contact == _PLACEHOLDER:
        message = "config.yaml: contact: set it to an address that is read; every visited server is told it"
        raise ConfigError(message)
    part = config.crawl
    return CrawlSettings(
        contact=config.contact,
        gap_seconds=part.gap.total_seconds(),
        host_gaps={host: gap.total_seconds() for host, gap in part.host_gaps.items()},
        obey_robots=part.obey_robots,
        max_redirects=part.max_redirects,
        max_bytes=part.max_bytes,
        max_expanded_bytes=part.max_expanded_bytes,
        total_seconds=part.timeout.total_seconds(),
        allowed_networks=part.allowed_networks,
        extra_ca_file=part.extra_ca_file,
        host_ca_files=part.host_ca_files,
        host_security_levels=part.host_security_levels,
        host_seconds={host: limit.total_seconds() for host, limit in part.host_timeouts.items()},
        proof_visit_every=part.proof_visit_every,
        confirm_seconds=config.schedule.confirm_after.total_seconds(),
        max_visits=part.batch_documents,
        max_seconds=part.batch_time.total_seconds(),
    )


def schedule(config: Config) -> ScheduleSettings:
    """Return the scheduler's slice."""
    part = config.schedule
    return ScheduleSettings(
        tick=part.tick,
        cited=part.cited,
        page=part.page,
        listing=part.listing,
        feed=part.feed,
        after_failure=part.after_failure,
    )


def batch(config: Config, place: Place, *, owner: str, crawl_settings: CrawlSettings | None = None) -> BatchJob:
    """Return the pattern of all batches of this installation."""
    settings = crawl_settings or crawl(config)
    return BatchJob(
        database_url=place.database_url,
        archive=str(place.archive),
        owner=owner,
        documents=(),
        crawl=settings.to_json(),
        schedule=schedule(config),
        operator=config.operator or config.contact,
        vantage={k: v for k, v in config.vantage.model_dump().items() if v},
        time_limit=timedelta(seconds=settings.max_seconds),
    )


def review(config: Config, place: Place, *, port: int | None = None) -> ReviewSettings:
    """Return the review page's slice; `port` is the real one where the system chose it."""
    return ReviewSettings(
        base_url=base_url(config, port=port),
        secret_key=place.key(),
        language=config.language,
        zone=config.zone,
        session_hours=max(1, int(config.review.session.total_seconds() // 3600)),
    )


def base_url(config: Config, *, port: int | None = None) -> str:
    """Return the review page's address as editors see it."""
    host = f"[{config.review.host}]" if ":" in config.review.host else config.review.host
    return (config.review.base_url or f"http://{host}:{port or config.review.port}").rstrip("/")


def digest(config: Config) -> DigestSettings:
    """Return the digest's slice."""
    domain = config.mail.sender.rpartition("@")[2] or "citewatch.invalid"
    return DigestSettings(base_url=base_url(config), sender=config.mail.sender, domain=domain)


def subscriptions(config: Config) -> tuple[Subscription, ...]:
    """Return who gets the digest."""
    return tuple(
        Subscription(s.name, s.address, language=s.language, zone=config.zone, urgent=s.urgent)
        for s in config.digest.subscriptions
    )


def mail(config: Config, place: Place) -> MailSettings:
    """Return how mail leaves: into the outbox folder, or to the configured server."""
    settings = MailSettings(outbox=place.outbox)
    if config.mail.transport == "outbox":
        return settings
    return replace(
        settings,
        host=config.mail.host,
        port=config.mail.port,
        security=config.mail.security,
        user=place.smtp_user,
        password=place.smtp_password,
        ca_file=Path(config.mail.ca_file) if config.mail.ca_file else None,
        timeout_seconds=config.mail.timeout.total_seconds(),
    )
