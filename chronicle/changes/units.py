"""Words of a passage in which a date, a grouped number or a mail address is one word, however it is written."""

import re
from collections.abc import Collection
from datetime import date

from chronicle.changes import dateforms, fold, tokens
from chronicle.changes.tokens import Token

# "1,000", "1 000", "1'000 000": groups of three behind one kind of sign. A full stop parts decimals in most languages.
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:(?P<sign>[ ,'])\d{3})(?:(?P=sign)\d{3})*(?![\w]|[.,]\d)")
_GROUPED_BY_STOP = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w]|[.,]\d)")
_DOT = r"(?:\.| ?(?:\[dot\]|\(dot\)|\[punkt\]|\(punkt\)) ?)"
_AT = r"(?:@| ?(?:\[at\]|\(at\)|\[ät\]) ?)"
_MAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_HIDDEN = re.compile(r"\[email[ -]?protected\]", re.IGNORECASE)
_SPELLED = re.compile(r" ?(?:\[(?P<a>at|ät|dot|punkt)\]|\((?P<b>at|dot|punkt)\)) ?", re.IGNORECASE)
HIDDEN = "mail:hidden"
_Span = tuple[int, int, str]


def words(text: str, *, language: str | None = None, days: Collection[date] = ()) -> list[Token]:
    """Return the words. `days` are those that the other side writes out: "12/01/2021" is read as one of them."""
    folded = fold.fold(text)
    found = list(tokens.words(text))
    for first, last, key in sorted(_spans(folded.text, language=language, days=days), reverse=True):
        start, end = folded.span(first, last)
        inside = [i for i, t in enumerate(found) if t.start >= start and t.end <= end]
        if inside:
            found[inside[0] : inside[-1] + 1] = [Token(key, key, start, end)]
    return found


def days(text: str) -> frozenset[date]:
    """Return the days that a text writes out."""
    return frozenset(d.day for d in dateforms.find(fold.fold_text(text)))


def key(text: str) -> str:
    """Return what a passage is compared by, its dates as one word each (see `tokens.key`)."""
    folded = fold.fold_text(text)
    for found in reversed(dateforms.find(folded)):
        folded = f"{folded[: found.start]} {found.day:%Y %m %d} {folded[found.end :]}"
    return tokens.key(folded)


def _spans(text: str, *, language: str | None, days: Collection[date]) -> list[_Span]:
    dates = [(d.start, d.end, f"date:{d.day}") for d in dateforms.find(text, days=days)]
    numbers = [(*m.span(), f"number:{re.sub('[ ,]', '', m.group())}".replace("'", "")) for m in _GROUPED.finditer(text)]
    if language == "de":
        stops = _GROUPED_BY_STOP.finditer(text)
        numbers += [(*m.span(), "number:" + m.group().replace(".", "")) for m in stops]
    mails = [(*m.span(), f"mail:{_spelled_out(m.group())}") for m in _MAIL.finditer(text)] if _may_write(text) else []
    hidden = [(*m.span(), HIDDEN) for m in _HIDDEN.finditer(text)]
    kept: list[_Span] = []
    for span in sorted([*dates, *numbers, *mails, *hidden]):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _may_write(text: str) -> bool:
    return "@" in text or _SPELLED.search(text) is not None


def _spelled_out(mail: str) -> str:
    def sign(match: re.Match[str]) -> str:
        return "@" if (match.group("a") or match.group("b")).lower() in ("at", "ät") else "."

    return _SPELLED.sub(sign, mail).lower()
