"""Whether two readings can be compared at all: both must be content, whole, and in one language."""

import re

from chronicle.changes import fold, sentences
from chronicle.changes.rules import CompareRules
from chronicle.documents.model import PageKind, Reading
from chronicle.languages import guessing

NO_CONTENT = frozenset(
    {PageKind.ERROR, PageKind.CHALLENGE, PageKind.SHELL, PageKind.REDIRECT, PageKind.CONSENT, PageKind.EMPTY}
)
# Characters from which a text that nearly vanished is an incomplete page; a short text may well be cut to a notice.
_COLLAPSE_FROM = 1500
_TELLING = 200  # characters from which the language of a text can be relied on

_FIRST_SENTENCES = 10  # of a notice, which is short
_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|withdrawn|retract\w*|rescind\w*|revok\w*|repeal\w*|annul\w*|supersed\w*|has been replaced)\b"
    r"|\b(?:zurückgezogen|zurückgenommen|widerrufen|aufgehoben|außer kraft|ersetzt durch|zieht .{0,80} zurück)\b"
    r"|отозва\w+|отозван\w*|отмен(?:ен|ён|ил)\w*|утрати\w+ силу|撤回|撤销|废止|作废|失效",
    re.IGNORECASE,
)
# A page that is broken may say that something was taken away; it does not say by whom and when.
_APOLOGY = re.compile(r"\b(?:page|url|link|seite|страниц\w+|ссылк\w+)\b|页面|网页|链接", re.IGNORECASE)


def hindrance(before: Reading, after: Reading, *, rules: CompareRules) -> str | None:
    """Return the class under which a whole comparison is held back, None where both readings are content."""
    if before.kind in NO_CONTENT or after.kind in NO_CONTENT:
        return None if _both_unread(before, after) else "no-content"
    if collapsed(before, after, share=rules.collapsed_share) or collapsed(after, before, share=rules.collapsed_share):
        return "incomplete"
    return "language" if speaks_otherwise(before, after) else None


def collapsed(before: Reading, after: Reading, *, share: float) -> bool:
    """Say whether most of a long text is missing, and nothing says that this was meant."""
    shrunk = len(before.text) >= _COLLAPSE_FROM and len(after.text) < len(before.text) * share
    return shrunk and not is_notice(after, instead_of=before)


def is_notice(reading: Reading, *, instead_of: Reading) -> bool:
    """Say whether a text announces that the earlier one was taken back, in a sentence that was not there before."""
    if reading.kind is not PageKind.ARTICLE:
        return False
    known = fold.fold_text(instead_of.text)
    text = fold.fold_text(reading.text)
    parts = (text[a:b] for a, b in sentences.split(text)[:_FIRST_SENTENCES])
    return any(_TAKEN_BACK.search(part) and part not in known and not _APOLOGY.search(part) for part in parts)


def speaks_otherwise(before: Reading, after: Reading) -> bool:
    """Say whether two texts are in different languages, by their words where their labels differ."""
    if min(len(before.text), len(after.text)) < _TELLING or _primary(before) == _primary(after):
        return False
    one, other = guessing.guess(before.text), guessing.guess(after.text)
    return one is not None and other is not None and one != other


def _both_unread(before: Reading, after: Reading) -> bool:
    """Two scans without a text layer are content that has no text to compare."""
    return (
        before.kind == after.kind == PageKind.EMPTY and "no-text-layer" in before.notes and before.notes == after.notes
    )


def _primary(reading: Reading) -> str | None:
    return reading.language.split("-")[0].lower() if reading.language else None
