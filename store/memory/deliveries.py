"""Messages in memory. Implements `Deliveries`."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime

from store import errors, times
from store.memory.tables import Tables, held, next_id
from store.model.desk import Delivery

_UNSENT = ("pending", "sending", "failed")


class MemoryDeliveries:
    """Messages in a dictionary."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def add(self, delivery: Delivery) -> Delivery:
        """Record a message before its first attempt. Raises `AlreadyDeliveredError`."""
        with self._tables.transaction():
            self._refuse_repeated(delivery)
            number = next_id(self._tables.deliveries)
            made = dataclasses.replace(held(delivery), id=number)
            self._tables.deliveries[number] = made
            return made

    def pending(self) -> list[Delivery]:
        """Return messages to send or to send again, the oldest first."""
        with self._tables.reading():
            return [one for _, one in sorted(self._tables.deliveries.items()) if one.status in _UNSENT]

    def mark(self, delivery_id: int, status: str, *, at: datetime, error: str = "") -> None:
        """Set a message's status; `sending` counts an attempt. Raises `UnknownDeliveryError`."""
        at = times.aware(at)
        with self._tables.transaction():
            one = self._tables.deliveries.get(delivery_id)
            if one is None:
                raise errors.UnknownDeliveryError(f"there is no message {delivery_id}")
            changed = dataclasses.replace(
                one,
                status=status,  # type: ignore[arg-type]  # the port takes any word; the tables hold it
                last_error=error,
                attempts=one.attempts + (status == "sending"),
                sent_at=at if status == "sent" else one.sent_at,
            )
            self._tables.deliveries[delivery_id] = held(changed)

    def recent(self, *, subscription: str | None = None, limit: int = 50) -> list[Delivery]:
        """Return messages, the newest first."""
        with self._tables.reading():
            found = [one for one in self._tables.deliveries.values() if subscription in (None, one.subscription)]
        return sorted(found, key=lambda one: -one.id)[:limit]

    def get(self, delivery_id: int) -> Delivery | None:
        """Return one message."""
        with self._tables.reading():
            return self._tables.deliveries.get(delivery_id)

    def reported_at(self, finding_ids: Sequence[int], *, subscription: str) -> Mapping[int, datetime]:
        """Return when each of these findings was sent to this subscription; those that were not are left out."""
        with self._tables.reading():
            return {
                number: one.sent_at
                for one in self._tables.deliveries.values()
                if one.subscription == subscription and one.sent_at is not None
                for number in one.finding_ids
                if number in finding_ids
            }

    def _refuse_repeated(self, delivery: Delivery) -> None:
        for one in self._tables.deliveries.values():
            shared = one.subscription == delivery.subscription and set(one.finding_ids) & set(delivery.finding_ids)
            if shared or one.message_id == delivery.message_id:
                raise errors.AlreadyDeliveredError(
                    f"message {delivery.message_id} or one of its findings is recorded for {delivery.subscription} "
                    "already: build the message anew"
                )
