"""Whether what arrived is the document's content at all, and if not, how the visit ended."""

import itertools
import re

from chronicle.changes import endings, pagelinks, pairing, substance
from chronicle.changes import rules as comparing_rules
from chronicle.changes.outcomes import Outcome
from chronicle.changes.state import DecideRules, DocumentState, Fetched
from chronicle.documents.model import PageKind, Reading

# Answers by which a website refuses a visitor; 412, 460, 521 and 999 are what bot walls send.
_BLOCKING = frozenset({401, 403, 407, 412, 429, 451, 460, 521, 999})
_ABSENT_STATUS = {404: "404", 410: "410"}
_CONTENT_STATUS = frozenset({200, 203})
_KINDS = {
    PageKind.SHELL: "shell",
    PageKind.CONSENT: "consent",
    PageKind.REDIRECT: "redirect-stub",
    PageKind.EMPTY: "too-small",
}
_BELIEVED = frozenset({"text-collapsed", "listing-shrunk"})
_SYMBOL_ADDRESS = re.compile(
    r"https?://(?:(?:www\.)?undocs\.org|docs\.un\.org|documents\.un\.org/api/symbol)(?:[:/?]|$)", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{\{[^}]*\}\}|\{\[[^\]]*\]\}")
_COLLAPSED = comparing_rules.DEFAULT.collapsed_share
_SHRUNK = 0.5  # share of the last number of items below which a listing lost its items
_LIKE = 0.5  # likeness (0 to 1) from which two texts are versions of one
_SAMPLE = 20_000  # characters compared for likeness
_LANGUAGE_TEXT = 200  # characters below which a guessed language is not relied on
_INDEX = re.compile(r"/(?:index|default|home|main)\.\w+$|/$")
_LANGUAGE_SEGMENT = re.compile(r"/(?:[a-z]{2,3}|[a-z]{2}-[a-z]{2}|english|russian|chinese|deutsch)", re.IGNORECASE)


class Missing(str):
    """The cause for which a page counts as not there on this visit."""

    __slots__ = ()


def failure(
    state: DocumentState, fetched: Fetched, reading: Reading | None, *, rules: DecideRules
) -> Outcome | Missing | None:
    """Return how a visit without usable content ended, the cause of an absence, or None where content arrived."""
    return _transport(fetched) or _answer(fetched, reading) or _page(state, fetched, reading, rules=rules)


def likeness(before: Reading, after: Reading) -> float:
    """Return how alike two readings' texts are, 0 to 1."""
    return pairing.similarity(before.text[:_SAMPLE], after.text[:_SAMPLE])


def _transport(fetched: Fetched) -> Outcome | Missing | None:
    if fetched.error == "dns-nxdomain":
        return Missing("host")
    if fetched.error is not None:
        reason = fetched.error if endings.knows(fetched.error) else "no-answer"
        return endings.end(reason, detail=fetched.detail or fetched.error)
    if fetched.status is None and not fetched.not_modified:
        return endings.end("no-answer", detail=fetched.detail)
    return None


def _answer(fetched: Fetched, reading: Reading | None) -> Outcome | Missing | None:
    status = fetched.status
    if reading is not None and reading.kind == PageKind.CHALLENGE:
        return endings.end("challenge", detail=f"challenge page, status {status}")
    if status is None or fetched.not_modified or status in _CONTENT_STATUS or status == _NOT_MODIFIED:
        return None
    if status in _ABSENT_STATUS:
        return Missing(_ABSENT_STATUS[status])
    reason = _reason(status)
    return endings.end(reason, status=status, detail=fetched.detail or f"http-{status}")


_NOT_MODIFIED = 304


def _reason(status: int) -> str:
    if status in _BLOCKING:
        return "http-blocked"
    if status == 206:  # noqa: PLR2004 - a part of the document
        return "truncated"
    if status in (204, 205):
        return "empty-body"
    if 200 <= status < 300:  # noqa: PLR2004 - 202 and its like announce content, they are none
        return "http-not-content"
    return "http-server-error" if status >= 500 else "http-refused"  # noqa: PLR2004


def _page(
    state: DocumentState, fetched: Fetched, reading: Reading | None, *, rules: DecideRules
) -> Outcome | Missing | None:
    if fetched.not_modified or fetched.status == _NOT_MODIFIED:
        return None if state.reading is not None else endings.end("empty-body", detail="not modified, but no copy yet")
    if reading is None:
        return _nothing(fetched)
    return (
        _kind(reading, fetched)
        or _redirected(state, fetched, reading)
        or _settled(state, fetched, _size(state, reading, rules=rules), rules=rules)
        or _settled(state, fetched, _items(state, reading, rules=rules), rules=rules)
        or _language(state, reading)
    )


def _nothing(fetched: Fetched) -> Outcome:
    """Say what an answer without a body means: the United Nations send one for symbols that are not out yet."""
    if fetched.body_bytes:
        return endings.end("unreadable", detail=fetched.detail)
    is_symbol = any(_SYMBOL_ADDRESS.match(url) for url in (fetched.url, fetched.final_url))
    return endings.end("unpublished" if is_symbol else "empty-body", detail=fetched.detail)


def _kind(reading: Reading, fetched: Fetched) -> Outcome | Missing | None:
    if reading.kind == PageKind.ERROR:
        return Missing("parked" if "parked" in reading.notes else "soft-404")
    if reading.kind == PageKind.EMPTY and fetched.body_bytes == 0:
        return endings.end("empty-body")
    if _PLACEHOLDER.search(reading.title) or "unrendered" in reading.notes:
        return endings.end("unrendered", detail=reading.title)
    if reading.kind == PageKind.EMPTY and "no-text-layer" in reading.notes:
        return None
    reason = _KINDS.get(reading.kind)
    return endings.end(reason, detail=f"page kind {reading.kind}") if reason else None


def _redirected(state: DocumentState, fetched: Fetched, reading: Reading) -> Outcome | Missing | None:
    """Tell a deep link that now leads to the home page or a section from one whose content only moved."""
    if not fetched.hops:
        return None
    if state.reading is not None and likeness(state.reading, reading) >= _LIKE:
        return None
    asked, got = _path(fetched.url), _path(fetched.final_url)
    if asked and (got == "" or _LANGUAGE_SEGMENT.fullmatch(got)) and got != asked:
        return Missing("redirect-home")
    if asked.startswith(got + "/"):
        return Missing("redirect-section")
    if state.reading is not None and asked != got:
        return endings.end("redirect-unlike", detail=f"redirected to {fetched.final_url}")
    return None


def _path(url: str) -> str:
    """Return an address's path without its last slash or index page; a query makes it deeper than its path."""
    parts = pagelinks.split(url)
    path = _INDEX.sub("", parts.path)
    return f"{path}/?{parts.query}" if parts.query else path


# A Chinese character says as much as about three letters, so a short page of them is not a tiny one.
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]")
_HAN_WEIGHT = 2


def _size(state: DocumentState, reading: Reading, *, rules: DecideRules) -> Outcome | None:
    if state.kind != "page" or "no-text-layer" in reading.notes or reading.kind == PageKind.OTHER:
        return None
    length = len(reading.text)
    # A cited page that is a list of links says what it says by its links.
    if reading.kind == PageKind.LISTING and len(reading.items) >= rules.min_items:
        return None
    if state.reading is not None and substance.is_notice(reading, instead_of=state.reading):
        return None
    if length + _HAN_WEIGHT * len(_HAN.findall(reading.text)) < rules.min_text:
        return endings.end("too-small", detail=f"{length} characters, at least {rules.min_text} expected")
    if state.reading is not None and substance.collapsed(state.reading, reading, share=_COLLAPSED):
        return endings.end("text-collapsed", detail=f"{length} characters, {len(state.reading.text)} before")
    return None


def _items(state: DocumentState, reading: Reading, *, rules: DecideRules) -> Outcome | None:
    if state.kind == "page":
        return None
    count = len(reading.items)
    if count < rules.min_items:
        return endings.end("listing-empty", detail=f"{count} items, at least {rules.min_items} expected")
    last = len(state.reading.items) if state.reading is not None else 0
    if count < last * _SHRUNK:
        return endings.end("listing-shrunk", detail=f"{count} items, {last} before")
    return None


def _settled(state: DocumentState, fetched: Fetched, outcome: Outcome | None, *, rules: DecideRules) -> Outcome | None:
    """Believe that a text was cut or a list cleared once as many visits over days saw it so as make a page gone."""
    if outcome is None or outcome.reason not in _BELIEVED:
        return outcome
    run = list(itertools.takewhile(lambda v: v.reason == outcome.reason, state.visits))
    long = bool(run) and fetched.at - run[-1].at > rules.gone_window * rules.gone_share
    return None if long and len(run) + 1 >= rules.gone_visits else outcome


def _language(state: DocumentState, reading: Reading) -> Outcome | None:
    expected = state.language or (state.reading.language if state.reading is not None else None)
    if expected is None or reading.language is None or len(reading.text) < _LANGUAGE_TEXT:
        return None
    if expected.split("-")[0].lower() == reading.language.split("-")[0].lower():
        return None
    return endings.end("wrong-language", detail=f"{reading.language} instead of {expected}")
