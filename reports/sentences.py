"""Whole sentences that pages and mails share: where a finding belongs, and what its evidence is."""

from chronicle.changes.state import FindingKind
from reports import passages
from reports.evidence import Evidence
from reports.findings import FindingView
from reports.places import Place
from reports.speech import Speech

TITLE = 120  # characters of a title that a sentence carries


def footnote(place: Place, speech: Speech) -> str:
    """Return the short name of a place within its entry: its footnote, else that the whole entry is meant."""
    if not place.number:
        return speech.gettext("the whole entry")
    return speech.gettext("footnote %(number)s") % {"number": place.number}


def cited(place: Place, speech: Speech) -> str:
    """Return where a document is cited: entry, footnote and the title that the footnote gives."""
    told = f"{place.entry_title}, {footnote(place, speech)}"
    return f"{told}: {passages.cut(place.title, TITLE)}" if place.title else told


def evidence(view: FindingView, speech: Speech) -> str:
    """Return what was seen when: an observation with times, never a claim about what somebody did."""
    told = _seen(view.finding.kind, view.evidence, speech)
    if view.evidence.confirmed_at is None:
        return told
    confirmed = speech.gettext("A second visit confirmed this on %(at)s.")
    return f"{told} {confirmed % {'at': speech.moment(view.evidence.confirmed_at)}}"


def _seen(kind: FindingKind, evidence: Evidence, speech: Speech) -> str:
    after = speech.moment(evidence.after.at)
    if evidence.before is None:
        return _first_seen(kind, speech) % {"after": after}
    return _seen_before_and_after(kind, speech) % {"before": speech.moment(evidence.before.at), "after": after}


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
