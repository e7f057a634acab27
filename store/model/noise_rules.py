"""Rules that hold back what changes at one place of a document: proposed by visits, decided by editors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chronicle.words import Words

NoiseRuleStatus = Literal["proposed", "accepted", "dismissed", "withdrawn"]
NoiseVerdict = Literal["accepted", "dismissed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """A place of a document that keeps changing, and what editors made of it. Only `accepted` ones hold anything back.

    `place` and `heading` say where (see `IgnoreRule`), `texts` what stood there last, the newest first. It changed at
    `changed` of the last `visits` visits, of which the newest was the document's good visit number `visit`.
    `decided_at` and `decided_by` are of the newest decision.
    """

    id: int
    document_id: int
    place: str
    heading: str
    texts: tuple[str, ...]
    changed: int
    visits: int
    visit: int
    words: Words
    status: NoiseRuleStatus
    proposed_at: datetime
    seen_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class NoiseDecision:
    """What somebody did with a rule."""

    id: int
    rule_id: int
    verdict: NoiseVerdict
    by: str
    at: datetime
