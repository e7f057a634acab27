"""Sentences about findings, for editors. They say what was seen and when, never more."""

from collections.abc import Sequence
from datetime import datetime

from chronicle.changes import summary
from chronicle.changes.model import QuoteState, QuoteStateName
from chronicle.changes.state import WatchedQuote
from chronicle.documents.model import ListingItem
from chronicle.words import Words

_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_ENGLISH = "January February March April May June July August September October November December"


def day(at: datetime) -> Words:
    """Return the day of a moment (UTC) as written in running text."""
    german, english = _GERMAN.split()[at.month - 1], _ENGLISH.split()[at.month - 1]
    return Words(f"{at.day}. {german} {at.year}", f"{at.day} {english} {at.year}")


def altered(quote: WatchedQuote, seen: QuoteState) -> Words:
    """Say how the wording of a quotation changed."""
    if seen.state == QuoteStateName.PARTIAL:
        missing = next((s.text for s in seen.segments if s.start is None), quote.text)
        part = summary.shorten(missing)
        return Words(
            f"{_note(quote).de}: Ein Teil des Zitats wurde nicht mehr gefunden: „{part}“.",
            f"{_note(quote).en}: part of the quotation was not found any more: “{part}”.",
        )
    edit = next((e for s in seen.segments for e in s.edits), None)
    quoted, found = (summary.shorten(edit.quoted), summary.shorten(edit.found)) if edit else ("", "")
    return Words(
        f"{_note(quote).de}: Wortlaut geändert{_swap(quoted, found, german=True)}.",
        f"{_note(quote).en}: wording changed{_swap(quoted, found, german=False)}.",
    )


def gone(quote: WatchedQuote, seen: QuoteState, *, at: datetime) -> Words:
    """Say that a quotation was not found, and where else it stands."""
    when, words = day(at), summary.shorten(quote.text)
    where = Words("", "") if seen.url is None else Words(f"; es steht unter {seen.url}", f"; it stands at {seen.url}")
    return Words(
        f"{_note(quote).de}: Das Zitat „{words}“ wurde am {when.de} nicht mehr gefunden{where.de}.",
        f"{_note(quote).en}: the quotation “{words}” was not found on {when.en}{where.en}.",
    )


def restored(quote: WatchedQuote, *, at: datetime) -> Words:
    """Say that a quotation stands again."""
    when, words = day(at), summary.shorten(quote.text)
    return Words(
        f"{_note(quote).de}: Das Zitat „{words}“ steht seit dem Abruf vom {when.de} wieder da.",
        f"{_note(quote).en}: the quotation “{words}” stands again as of the visit on {when.en}.",
    )


def unstable(quote: WatchedQuote | None, *, at: datetime) -> Words:
    """Say that a page shows now this text, now that."""
    when = day(at)
    if quote is None:
        return Words(
            f"Die Seite wechselt zwischen zwei Fassungen (zuletzt am {when.de}).",
            f"The page switches between two versions (last on {when.en}).",
        )
    words = summary.shorten(quote.text)
    return Words(
        f"{_note(quote).de}: Die Seite zeigt das Zitat „{words}“ mal so, mal anders (zuletzt am {when.de}).",
        f"{_note(quote).en}: the page shows the quotation “{words}” now one way, now another (last on {when.en}).",
    )


def new_item(item: ListingItem) -> Words:
    """Say that a list shows a new document."""
    title = summary.shorten(item.title, 120)
    return Words(f"Neu in der Liste: „{title}“.", f"New on the list: “{title}”.")


def vanished_item(item: ListingItem, *, at: datetime) -> Words:
    """Say that a list no longer shows a document between its neighbours."""
    title, when = summary.shorten(item.title, 120), day(at)
    return Words(
        f"„{title}“ war am {when.de} nicht mehr in der Liste.", f"“{title}” was not on the list any more on {when.en}."
    )


def moved(address: str) -> Words:
    """Say that a document has a new address."""
    return Words(
        f"Die Seite leitet dauerhaft auf {address} weiter; der Text ist derselbe.",
        f"The page redirects permanently to {address}; the text is the same.",
    )


def not_reached(since: datetime) -> Words:
    """Say since when a page could not be visited."""
    when = day(since)
    return Words(f"Seit dem {when.de} nicht erreicht.", f"Not reached since {when.en}.")


def never_confirmed() -> Words:
    """Say that quoted words were touched before, and that no second visit could confirm it."""
    return Words(
        "Beim letzten Abruf mit Inhalt war ein zitierter Wortlaut geändert oder nicht mehr gefunden; kein weiterer "
        "Abruf konnte das bestätigen.",
        "On the last visit with content a quoted wording was altered or not found any more; no further visit could "
        "confirm it.",
    )


def reverted(since: datetime | None, words: Words) -> Words:
    """Say before a summary that the text is back at an earlier state."""
    if since is None:
        return words
    when = day(since)
    return Words(
        f"Zurück zum Stand vom {when.de}. {words.de}",
        f"Back to the reading of {when.en}. {words.en}",
    )


def volatile(heading: str, text: str, *, changed: int, visits: int) -> Words:
    """Say which place keeps changing, and how often it did."""
    title, shown = summary.shorten(heading), summary.shorten(text)
    under = Words(f"unter „{title}“ ", f"under “{title}” ") if title else Words("", "")
    return Words(
        f"Die Stelle {under.de}(zuletzt „{shown}“) war bei {changed} von {visits} Abrufen anders, meist ohne dass sich"
        " sonst etwas änderte.",
        f"The place {under.en}(last “{shown}”) was different on {changed} of {visits} visits, mostly while nothing else"
        " changed.",
    )


def often(changed: int, visits: int) -> Words:
    """Say for a score that only a place changed that always does."""
    return Words(
        f"Nur eine Stelle, die sich bei {changed} von {visits} Abrufen änderte, ist anders.",
        f"Only a place that changed on {changed} of {visits} visits is different.",
    )


def links(words: Words, titles: Sequence[str]) -> Words:
    """Say which links came or went."""
    if not titles:
        return words
    first = summary.shorten(titles[0])
    return Words(f"{words.de[:-1]}: „{first}“.", f"{words.en[:-1]}: “{first}”.")


def _note(quote: WatchedQuote) -> Words:
    return Words(f"Fußnote {quote.citation}", f"Footnote {quote.citation}")


def _swap(quoted: str, found: str, *, german: bool) -> str:
    left, right = ("„", "“") if german else ("“", "”")
    if quoted and found:
        return f": {left}{quoted}{right} → {left}{found}{right}"
    if found:
        return f": {left}{found}{right} {'kam hinzu' if german else 'was added'}"
    if quoted:
        return f": {left}{quoted}{right} {'entfiel' if german else 'is missing'}"
    return ""
