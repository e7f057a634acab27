"""What of a batch takes long to write down, made before its transaction begins: nobody waits for the lock meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes import digest
from store import payload
from store.model.evidence import VisitRecord


@dataclass(frozen=True, slots=True)
class Packed:
    """A visit's reading and comparison as their rows hold them, None where there is none."""

    text_digest: str | None
    reading: bytes | None
    comparison: bytes | None


def pack(records: Sequence[VisitRecord]) -> dict[str, Packed]:
    """Return the packed parts of each visit, by its key."""
    return {one.visit_key: _packed(one) for one in records}


def _packed(record: VisitRecord) -> Packed:
    reading, comparison = record.reading, record.comparison
    return Packed(
        text_digest=None if reading is None else digest.text_digest(reading),
        reading=None if reading is None else payload.pack(reading),
        comparison=None if comparison is None else payload.pack(comparison),
    )
