"""What really changed, whether quoted words still stand, and how much it matters. Pure."""

from chronicle.changes.comparing import compare
from chronicle.changes.deciding import decide
from chronicle.changes.digest import text_digest
from chronicle.changes.judging import judge
from chronicle.changes.model import (
    Comparison,
    Edit,
    Feedback,
    HeldBack,
    JudgeContext,
    Level,
    QuoteSegment,
    QuoteState,
    QuoteStateName,
    Reason,
    Significance,
    WordEdit,
)
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.quoting import find_quote
from chronicle.changes.state import (
    CitedTitle,
    Decided,
    DecideRules,
    DocumentState,
    Fetched,
    FindingDraft,
    FindingKind,
    Hop,
    PastReading,
    PastVisit,
    PendingFinding,
    PendingVerdict,
    QuoteSeen,
    WatchedQuote,
)

__all__ = [
    "CitedTitle",
    "Comparison",
    "DecideRules",
    "Decided",
    "DocumentState",
    "Edit",
    "Feedback",
    "Fetched",
    "FindingDraft",
    "FindingKind",
    "HeldBack",
    "Hop",
    "JudgeContext",
    "Level",
    "Outcome",
    "OutcomeKind",
    "PastReading",
    "PastVisit",
    "PendingFinding",
    "PendingVerdict",
    "QuoteSeen",
    "QuoteSegment",
    "QuoteState",
    "QuoteStateName",
    "Reason",
    "Significance",
    "WatchedQuote",
    "WordEdit",
    "compare",
    "decide",
    "find_quote",
    "judge",
    "text_digest",
]
