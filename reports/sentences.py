"""Whole sentences that pages and mails share: where a finding belongs, and what its evidence is."""

import re

from chronicle.changes.state import FindingKind
from reports import labels, passages
from reports.evidence import Evidence
from reports.findings import FindingView
from reports.places import Place
from reports.quotes import QuoteView
from reports.speech import Speech
from store.model.desk import Finding

# The rules name a footnote by its number when they write; a later revision of the entry may number it otherwise.
NUMBERED = re.compile(r"^(?:Fußnote|Footnote) [0-9]+: ")
MOST_TIMES = 5
TITLE = 120  # characters of a title that a sentence carries


def footnote(place: Place, speech: Speech) -> str:
    """Return the short name of a place within its entry: its footnote, else that the whole entry is meant."""
    if place.missing_since:
        gone = speech.gettext("footnote no longer in the entry since revision %(number)s")
        return gone % {"number": place.missing_since}
    if not place.number:
        return speech.gettext("the whole entry")
    return speech.gettext("footnote %(number)s") % {"number": place.number}


def cited(place: Place, speech: Speech) -> str:
    """Return where a document is cited: entry, footnote and the title that the footnote gives."""
    told = f"{place.entry_title}, {footnote(place, speech)}"
    return f"{told}: {passages.cut(place.title, TITLE)}" if place.title else told


def summary(finding: Finding, speech: Speech) -> str:
    """Return a finding's sentence without the footnote's number at its time: numbers are told from the present text."""
    told = NUMBERED.sub("", speech.words(finding.summary))
    return told[:1].upper() + told[1:]


def standing(view: FindingView, speech: Speech) -> list[str]:
    """Return how each quotation stands that a finding about something else touches."""
    if view.is_about_quote or view.is_about_item:
        return []
    if not view.quotes and any(place.number for place in view.places):
        return [speech.gettext("The footnote quotes no words.")]
    return [_stands(quote, speech) for quote in view.quotes]


def _stands(quote: QuoteView, speech: Speech) -> str:
    place = footnote(quote.quoted.place, speech)
    seen = quote.after or quote.before
    if seen is None:
        return speech.gettext("Quotation in %(place)s: not checked yet.") % {"place": place}
    state = labels.quote_state(seen.state.state, seen_at=seen.seen_at, seen_before=quote.seen_before, speech=speech)
    if quote.after is None:
        told = speech.gettext("Quotation in %(place)s: last seen on %(day)s (%(state)s).")
    else:
        told = speech.gettext("Quotation in %(place)s: %(state)s (visit of %(day)s).")
    return told % {"place": place, "state": state, "day": speech.day(seen.seen_at)}


def evidence(view: FindingView, speech: Speech) -> str:
    """Return what was seen when: an observation with times, never a claim about what somebody did."""
    told = _seen(view.finding.kind, view.evidence, speech)
    if view.evidence.confirmed_at is None:
        return told
    confirmed = speech.gettext("A second visit confirmed this on %(at)s.")
    return f"{told} {confirmed % {'at': speech.moment(view.evidence.confirmed_at)}}"


def _seen(kind: FindingKind, evidence: Evidence, speech: Speech) -> str:
    if len(evidence.run) > 1:
        return _seen_in_a_run(kind, evidence, speech)
    after = speech.moment(evidence.after.at)
    if evidence.before is None:
        return _first_seen(kind, speech) % {"after": after}
    return _seen_before_and_after(kind, speech) % {"before": speech.moment(evidence.before.at), "after": after}


def _seen_in_a_run(kind: FindingKind, evidence: Evidence, speech: Speech) -> str:
    """Return the bounds that a run of visits gives: when it was seen last, when it was not found first, and again."""
    first = speech.moment(evidence.run[0].at)
    again = ", ".join(speech.moment(sighting.at) for sighting in evidence.run[1:][-MOST_TIMES:])
    before = speech.moment(evidence.before.at) if evidence.before is not None else ""
    if kind is FindingKind.DOCUMENT_GONE:
        told = speech.gettext("Last seen on %(before)s, first not found on %(first)s.")
        alone = speech.gettext("First not found on %(first)s.")
        also = speech.gettext("Not found either on: %(times)s.")
    else:
        told = speech.gettext("Last read on %(before)s, first not reached on %(first)s.")
        alone = speech.gettext("First not reached on %(first)s.")
        also = speech.gettext("Nor on: %(times)s.")
    return f"{(told if before else alone) % {'before': before, 'first': first}} {also % {'times': again}}"


def _first_seen(kind: FindingKind, speech: Speech) -> str:
    match kind:
        case FindingKind.QUOTE_GONE | FindingKind.DOCUMENT_GONE | FindingKind.ITEM_VANISHED:
            return speech.gettext("Not found on %(after)s.")
        case FindingKind.NOT_REACHED:
            return speech.gettext("Not reached on %(after)s.")
        case _:
            return speech.gettext("Seen on %(after)s.")


def _seen_before_and_after(kind: FindingKind, speech: Speech) -> str:
    match kind:
        case FindingKind.QUOTE_GONE | FindingKind.DOCUMENT_GONE | FindingKind.ITEM_VANISHED:
            return speech.gettext("Seen on %(before)s, not found on %(after)s.")
        case FindingKind.QUOTE_RESTORED:
            return speech.gettext("Not standing on %(before)s, seen again on %(after)s.")
        case FindingKind.NEW_DOCUMENT:
            return speech.gettext("Not on the list on %(before)s, seen there on %(after)s.")
        case FindingKind.DOCUMENT_MOVED:
            return speech.gettext("Seen at the former address on %(before)s, at another one on %(after)s.")
        case FindingKind.NOT_REACHED:
            return speech.gettext("Last read on %(before)s, not reached on %(after)s.")
        case FindingKind.UNSTABLE:
            return speech.gettext("Seen in changing versions, on %(before)s and on %(after)s.")
        case _:
            return speech.gettext("Seen in the former wording on %(before)s, in the present one on %(after)s.")
