"""Mail on its way: recorded before the first attempt, sent, marked. Whatever breaks in between, it is sent again."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from reports.digest import build, compose, render
from reports.digest.mail import Mail, Mailer, MailError
from reports.digest.render import Rendered
from reports.settings import DigestSettings, Subscription
from store.clock import Clock
from store.model.desk import Delivery
from store.ports import Store


def deliver_weekly(
    store: Store, mailer: Mailer, subscription: Subscription, *, clock: Clock, settings: DigestSettings
) -> Delivery:
    """Compose this subscription's digest, record it and send it; return the delivery as it then stands.

    A mail that could not be sent is no error here: it is marked `failed` with its reason, and `resume` sends it again.
    """
    now = clock.now()
    digest = build.weekly(store, subscription, now=now)
    ids = tuple(view.finding.id for view in digest.carried)
    draft = _draft(subscription, "weekly", ids, now=now, settings=settings, start=digest.start, end=now)
    delivery = _record(store, draft, render.weekly(digest, settings=settings), subscription, settings=settings)
    for report in digest.stocktakings:
        store.set_fact(build.stocktaking_fact(subscription, report.entry), delivery.message_id)
    return _attempt(store, mailer, delivery, subscription, clock=clock, sender=settings.sender)


def deliver_urgent(
    store: Store, mailer: Mailer, subscription: Subscription, *, clock: Clock, settings: DigestSettings
) -> Delivery | None:
    """Send the urgent findings that wait for this subscription in one mail; None when it wants none or none waits."""
    views = build.urgent(store, subscription) if subscription.urgent else ()
    if not views:
        return None
    ids = tuple(view.finding.id for view in views)
    draft = _draft(subscription, "urgent", ids, now=clock.now(), settings=settings)
    rendered = render.urgent(views, subscription, settings=settings)
    delivery = _record(store, draft, rendered, subscription, settings=settings)
    return _attempt(store, mailer, delivery, subscription, clock=clock, sender=settings.sender)


def resume(
    store: Store,
    mailer: Mailer,
    subscriptions: Sequence[Subscription],
    *,
    clock: Clock,
    settings: DigestSettings,
) -> list[Delivery]:
    """Send what is recorded and not known to have arrived, each as it was composed; return the deliveries.

    What belongs to a subscription that is no longer there is left as it is. How often to call this is the caller's
    matter.
    """
    known: Mapping[str, Subscription] = {subscription.name: subscription for subscription in subscriptions}
    return [
        _attempt(store, mailer, delivery, known[delivery.subscription], clock=clock, sender=settings.sender)
        for delivery in store.deliveries.pending()
        if delivery.subscription in known
    ]


def _draft(
    subscription: Subscription,
    kind: Literal["weekly", "urgent"],
    ids: tuple[int, ...],
    *,
    now: datetime,
    settings: DigestSettings,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Delivery:
    """Return a delivery with its lasting Message-ID, without its message yet."""
    return Delivery(
        id=0,
        subscription=subscription.name,
        kind=kind,
        message_id=compose.message_id(subscription, kind, ids, end=end, domain=settings.domain),
        created_at=now,
        status="pending",
        attempts=0,
        finding_ids=ids,
        period_start=start,
        period_end=end,
    )


def _record(
    store: Store, draft: Delivery, rendered: Rendered, subscription: Subscription, *, settings: DigestSettings
) -> Delivery:
    message = compose.compose(
        rendered, subscription, message_id=draft.message_id, at=draft.created_at, settings=settings
    )
    return store.deliveries.add(dataclasses.replace(draft, message=message))


def _attempt(
    store: Store, mailer: Mailer, delivery: Delivery, subscription: Subscription, *, clock: Clock, sender: str
) -> Delivery:
    """Try once. A crash after `sending` leaves the message in doubt, and it goes again under the same Message-ID."""
    if delivery.message is None:
        return _mark(store, delivery, "failed", at=clock.now(), error="the composed message is not in the store")
    store.deliveries.mark(delivery.id, "sending", at=clock.now())
    try:
        mailer.send(Mail(delivery.message_id, sender, subscription.address, delivery.message))
    except MailError as error:
        return _mark(store, delivery, "failed", at=clock.now(), error=str(error))
    return _mark(store, delivery, "sent", at=clock.now())


def _mark(store: Store, delivery: Delivery, status: str, *, at: datetime, error: str = "") -> Delivery:
    store.deliveries.mark(delivery.id, status, at=at, error=error)
    return store.deliveries.get(delivery.id) or delivery
