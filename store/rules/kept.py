"""A document as the store keeps it: what everybody sees, and what only the store's rules need."""

from dataclasses import dataclass
from datetime import datetime

from store.model.watching import Document


@dataclass(frozen=True, slots=True)
class Kept:
    """A document with its book-keeping.

    `asked`: somebody asked for it by its address. `wanted`: that, or a source or a living citation asks for it.
    `visits`, `readings` and `good_visits` count; the newest n rows are those with an ordinal above count - n.
    `linked_visit_id` is the visit whose links are the present ones.
    """

    document: Document
    asked: bool = False
    wanted: bool = False
    visit_asked_at: datetime | None = None
    visit_asked_by: str | None = None
    paused_at: datetime | None = None
    paused_by: str | None = None
    visits: int = 0
    readings: int = 0
    good_visits: int = 0
    topic: str | None = None
    linked_visit_id: int | None = None
