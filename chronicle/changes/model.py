"""Differences of readings, states of quotations, and how much they matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from chronicle.documents.model import PageLink
from chronicle.words import Words


@dataclass(frozen=True, slots=True)
class Edit:
    """One raised difference. Offsets are in `before.text` and `after.text`; a side that has nothing has start == end.

    `marks` name what the edit touches: number, date, name, negation, modal, status.
    """

    kind: Literal["insert", "delete", "replace", "move"]
    before: str
    after: str
    before_start: int
    before_end: int
    after_start: int
    after_end: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A difference that no reader would call a change, with its class ("whitespace", "clock", "moved", ...).

    `place` is the path of the block where it is known. `rule` is the number of the editors' rule that holds it back, 0
    where none does; its class is then "rule". Offsets are in `before.text` and `after.text`; they are None where a side
    has nothing, and on both sides where the difference lies beside the main texts.
    """

    kind: str
    before: str
    after: str
    place: str = ""
    rule: int = 0
    before_start: int | None = None
    before_end: int | None = None
    after_start: int | None = None
    after_end: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two readings.

    `is_change`: the main text says something else; `link_change`: a real document link came or went. `labels` say more
    about the whole: "append", "growing", "revert".
    """

    is_change: bool
    link_change: bool
    edits: tuple[Edit, ...]
    held_back: tuple[HeldBack, ...]
    links_added: tuple[PageLink, ...]
    links_removed: tuple[PageLink, ...]
    summary: Words
    labels: tuple[str, ...] = ()


class QuoteStateName(StrEnum):
    """Whether quoted words still stand."""

    INTACT = "intact"
    COSMETIC = "cosmetic"
    ALTERED = "altered"
    PARTIAL = "partial"
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    OTHER_LANGUAGE = "other-language"
    UNVERIFIABLE = "unverifiable"

    @property
    def stands(self) -> bool:
        """The wording is there, typography aside."""
        return self in (QuoteStateName.INTACT, QuoteStateName.COSMETIC)


@dataclass(frozen=True, slots=True)
class WordEdit:
    """A word-level difference inside a quoted segment: what is quoted, and what the page says."""

    quoted: str
    found: str


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words and what stands around them (W3C Web Annotation Data Model, section 4.2.4)."""

    exact: str
    prefix: str
    suffix: str
    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A passage by its place, counted in Unicode code points (W3C Web Annotation Data Model, section 4.2.5).

    The text counted in is `Reading.body_text` (`Reading.text` where that is empty) of the reading that was searched.
    """

    start: int
    end: int
    type: Literal["TextPositionSelector"] = "TextPositionSelector"


@dataclass(frozen=True, slots=True)
class QuoteSegment:
    """One part of a quotation. `start` and `end` are offsets in `Reading.body_text`, both None where not found.

    `found` is the page's wording there, `context` the whole sentence around it. `page` counts from 1 in PDFs.
    `text_quote` and `text_position` say the same place in the terms of the Web Annotation model; `fragment` is the
    text directive ("text=…") that leads a browser to it, "" where none does.
    """

    text: str
    state: QuoteStateName
    start: int | None
    end: int | None
    edits: tuple[WordEdit, ...] = ()
    found: str = ""
    context: str = ""
    page: int | None = None
    text_quote: TextQuoteSelector | None = None
    text_position: TextPositionSelector | None = None
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class QuoteState:
    """The state of one quotation in one reading; `score` is the share of quoted characters found, 0 to 1.

    `url` names the linked document where the state is `elsewhere`; `reason` is a code where it is `unverifiable`.
    """

    state: QuoteStateName
    score: float
    segments: tuple[QuoteSegment, ...]
    url: str | None = None
    reason: str = ""


class Level(StrEnum):
    """How urgent a change is for an editor."""

    URGENT = "urgent"
    IMPORTANT = "important"
    ROUTINE = "routine"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score, with its points and its words for the editor."""

    name: str
    points: float
    words: Words


@dataclass(frozen=True, slots=True)
class Significance:
    """Level and score of a change; the score is the sum of the reasons' points."""

    level: Level
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What editors decided about findings of one source, as far as it counts now.

    `lowered` findings gave no reason to act, for `raised` ones an entry was adapted; `since` is the earliest of these
    decisions.
    """

    lowered: int = 0
    raised: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class JudgeContext:
    """What judging knows beside the comparison: quotes before and after, and how the document is cited.

    `before_text` and `after_text` are the main texts that the edits' offsets count in; `citations` the footnotes that
    rely on the document, `quotations` those of its words that they quote; `identical` the other documents that changed
    in the same way.
    """

    quote_states: tuple[tuple[QuoteStateName | None, QuoteState], ...] = ()
    citations: int = 0
    kind: str = "page"
    weights: Mapping[str, float] = field(default_factory=dict)
    before_text: str = ""
    after_text: str = ""
    quotations: int = 0
    feedback: Feedback = field(default_factory=Feedback)
    identical: int = 0
