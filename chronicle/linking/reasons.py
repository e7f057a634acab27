"""Evidence put into words for the editor."""

from chronicle.linking.certain import Certain
from chronicle.linking.evidence import Evidence
from chronicle.linking.model import LinkReason
from chronicle.words import Words

_QUOTE_SHOWN = 120
CERTAIN_POINTS = {"address": 10.0, "quotation": 9.0, "symbol": 8.0}


def of_certain(found: Certain) -> LinkReason:
    """Return the reason of a certain link."""
    note_de, note_en = (f"in Fußnote {found.citation}", f"in footnote {found.citation}") if found.citation else ("", "")
    words = {
        "address": Words(de=f"ist {note_de} zitiert", en=f"is cited {note_en}"),
        "quotation": Words(
            de=f"enthält den {note_de} zitierten Wortlaut ({found.share:.0%})",
            en=f"holds the words quoted {note_en} ({found.share:.0%})",
        ),
        "symbol": Words(
            de=f"ist das Dokument {found.document_form}, um das es geht",
            en=f"is the document {found.document_form} that this is about",
        ),
    }[found.name]
    forms = (_short(found.document_form),), (_short(found.entry_form),)
    return LinkReason(found.name, CERTAIN_POINTS[found.name] * found.share, words, *forms)


def of_evidence(piece: Evidence) -> LinkReason:
    """Return the reason that a piece of evidence makes."""
    return LinkReason(
        piece.name, round(piece.points, 2), _WORDS[piece.name](piece), piece.document_forms, piece.entry_forms
    )


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE_SHOWN else text[:_QUOTE_SHOWN].rsplit(" ", 1)[0] + " …"


def _date(piece: Evidence) -> Words:
    days = int(piece.detail["days"])
    day = piece.entry_forms[0]
    if days == 0:
        return Words(de=f"gleiches Datum: {day}", en=f"same date: {day}")
    if days == 1:
        return Words(de=f"ein Tag Abstand zum {day}", en=f"one day from {day}")
    return Words(de=f"{days} Tage Abstand zum {day}", en=f"{days} days from {day}")


def _date_in_text(piece: Evidence) -> Words:
    days = ", ".join(piece.document_forms)
    return Words(de=f"nennt selbst den Tag: {days}", en=f"names the day itself: {days}")


def _announced(piece: Evidence) -> Words:
    day = piece.entry_forms[0]
    return Words(de=f"dort angekündigt für {day}", en=f"announced there for {day}")


def _other_time(piece: Evidence) -> Words:
    days = piece.detail["days"]
    return Words(de=f"andere Zeit: {days} Tage Abstand", en=f"another time: {days} days apart")


def _other_years(piece: Evidence) -> Words:
    mine, theirs = piece.document_forms[0], piece.entry_forms[0]
    return Words(de=f"andere Jahre: {mine} statt {theirs}", en=f"other years: {mine} instead of {theirs}")


def _names(piece: Evidence) -> Words:
    named = ", ".join(_pair(mine, theirs) for mine, theirs in zip(piece.document_forms, piece.entry_forms, strict=True))
    return Words(de=f"nennt {named}", en=f"names {named}")


def _pair(mine: str, theirs: str) -> str:
    return mine if mine.casefold() == theirs.casefold() else f"{mine} = {theirs}"


def _missing(piece: Evidence) -> Words:
    named = ", ".join(piece.document_forms)
    return Words(de=f"dort nicht genannt: {named}", en=f"not named there: {named}")


def _event(piece: Evidence) -> Words:
    named = _pair(piece.document_forms[0], piece.entry_forms[0])
    return Words(de=f"gleiche Veranstaltungsreihe: {named}", en=f"same series of events: {named}")


def _ordinal(piece: Evidence) -> Words:
    named = _pair(piece.document_forms[0], piece.entry_forms[0])
    return Words(de=f"gleiche Zählung: {named}", en=f"same number in a series: {named}")


def _symbol(piece: Evidence) -> Words:
    named = ", ".join(piece.document_forms)
    return Words(de=f"nennt das Dokument {named}", en=f"names the document {named}")


def _number(piece: Evidence) -> Words:
    named = ", ".join(piece.document_forms)
    return Words(de=f"gleiche Zahl: {named}", en=f"same number: {named}")


def _title(_piece: Evidence) -> Words:
    return Words(de="ähnlicher Titel wie die Quelle", en="a title like that of the source")


_WORDS = {
    "date": _date,
    "date-in-text": _date_in_text,
    "announced": _announced,
    "other-time": _other_time,
    "other-years": _other_years,
    "names": _names,
    "missing": _missing,
    "event": _event,
    "ordinal": _ordinal,
    "symbol": _symbol,
    "number": _number,
    "title": _title,
}
