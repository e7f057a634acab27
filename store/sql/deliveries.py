"""Messages in a database. Implements `Deliveries`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from store import errors, times
from store.model.desk import Delivery
from store.schema.desk import DELIVERIES, DELIVERY_FINDINGS
from store.sql import engine as engines

_OWN = tuple(column.name for column in DELIVERIES.columns if column.name != "id")
_UNSENT = ("pending", "sending", "failed")


class SqlDeliveries:
    """Messages in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def add(self, delivery: Delivery) -> Delivery:
        """Record a message before its first attempt. Raises `AlreadyDeliveredError`."""
        values = {name: getattr(delivery, name) for name in _OWN}
        try:
            with engines.writing(self._engine) as connection:
                made = sa.insert(DELIVERIES).values(values).returning(DELIVERIES.c.id)
                delivery_id = connection.execute(made).scalar_one()
                rows = _carried(delivery, delivery_id)
                if rows:
                    connection.execute(sa.insert(DELIVERY_FINDINGS), rows)
        except exc.IntegrityError as error:
            raise errors.AlreadyDeliveredError(
                f"message {delivery.message_id} or one of its findings is there already for {delivery.subscription}: "
                "build the message anew"
            ) from error
        found = self.get(delivery_id)
        if found is None:
            raise errors.StoreError(f"message {delivery.message_id} vanished after it was recorded")
        return found

    def pending(self) -> list[Delivery]:
        """Return messages to send or to send again, the oldest first."""
        return self._load(sa.select(DELIVERIES).where(DELIVERIES.c.status.in_(_UNSENT)).order_by(DELIVERIES.c.id))

    def mark(self, delivery_id: int, status: str, *, at: datetime, error: str = "") -> None:
        """Set a message's status; `sending` counts an attempt. Raises `StoreError` for an unknown message."""
        values: dict[str, Any] = {"status": status, "last_error": error}
        if status == "sending":
            values["attempts"] = DELIVERIES.c.attempts + 1
        if status == "sent":
            values["sent_at"] = times.aware(at)
        times.aware(at)
        with engines.writing(self._engine) as connection:
            changed = connection.execute(sa.update(DELIVERIES).where(DELIVERIES.c.id == delivery_id).values(values))
            if not changed.rowcount:
                raise errors.UnknownDeliveryError(f"there is no message {delivery_id}")

    def recent(self, *, subscription: str | None = None, limit: int = 50) -> list[Delivery]:
        """Return messages, the newest first."""
        query = sa.select(DELIVERIES).order_by(DELIVERIES.c.id.desc()).limit(limit)
        if subscription is not None:
            query = query.where(DELIVERIES.c.subscription == subscription)
        return self._load(query)

    def get(self, delivery_id: int) -> Delivery | None:
        """Return one message."""
        return next(iter(self._load(sa.select(DELIVERIES).where(DELIVERIES.c.id == delivery_id))), None)

    def reported_at(self, finding_ids: Sequence[int], *, subscription: str) -> Mapping[int, datetime]:
        """Return when each of these findings was sent to this subscription; those that were not are left out."""
        query = (
            sa.select(DELIVERY_FINDINGS.c.finding_id, DELIVERIES.c.sent_at)
            .join(DELIVERIES, DELIVERIES.c.id == DELIVERY_FINDINGS.c.delivery_id)
            .where(
                DELIVERY_FINDINGS.c.subscription == subscription,
                DELIVERY_FINDINGS.c.finding_id.in_(finding_ids),
                DELIVERIES.c.sent_at.is_not(None),
            )
        )
        with engines.reading(self._engine) as connection:
            return {row.finding_id: row.sent_at for row in connection.execute(query)}

    def _load(self, query: sa.Select[Any]) -> list[Delivery]:
        with engines.reading(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
            carried: dict[int, list[int]] = {}
            for row in connection.execute(
                sa.select(DELIVERY_FINDINGS.c.delivery_id, DELIVERY_FINDINGS.c.finding_id)
                .where(DELIVERY_FINDINGS.c.delivery_id.in_([row["id"] for row in rows]))
                .order_by(DELIVERY_FINDINGS.c.delivery_id, DELIVERY_FINDINGS.c.position)
            ):
                carried.setdefault(row.delivery_id, []).append(row.finding_id)
        return [Delivery(**dict(row), finding_ids=tuple(carried.get(row["id"], ()))) for row in rows]


def _carried(delivery: Delivery, delivery_id: int) -> list[dict[str, Any]]:
    return [
        {
            "subscription": delivery.subscription,
            "finding_id": finding_id,
            "delivery_id": delivery_id,
            "position": position,
        }
        for position, finding_id in enumerate(delivery.finding_ids)
    ]
