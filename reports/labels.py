"""The fixed words of the interface for the values that findings carry (docs/glossary.md)."""

from datetime import datetime

from chronicle.changes.model import Level, QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingKind
from chronicle.words import Words
from reports.speech import Speech
from store.model.desk import FindingStatus, Role, Verdict

LEVELS = {
    Level.URGENT: Words(de="dringend", en="urgent"),
    Level.IMPORTANT: Words(de="wichtig", en="important"),
    Level.ROUTINE: Words(de="Routine", en="routine"),
    Level.NONE: Words(de="keine", en="none"),
}

KINDS = {
    FindingKind.QUOTE_ALTERED: Words(de="Wortlaut geändert", en="Wording altered"),
    FindingKind.QUOTE_GONE: Words(de="Zitat nicht mehr gefunden", en="Quotation no longer found"),
    FindingKind.QUOTE_RESTORED: Words(de="Zitat steht wieder", en="Quotation stands again"),
    FindingKind.CONTENT_CHANGED: Words(de="Text geändert", en="Text changed"),
    FindingKind.LINKS_CHANGED: Words(de="Verweise geändert", en="Links changed"),
    FindingKind.NEW_DOCUMENT: Words(de="Neues Dokument", en="New document"),
    FindingKind.ITEM_VANISHED: Words(de="Listeneintrag nicht mehr gefunden", en="List item no longer found"),
    FindingKind.DOCUMENT_GONE: Words(de="Dokument nicht mehr gefunden", en="Document no longer found"),
    FindingKind.DOCUMENT_MOVED: Words(de="Dokument umgezogen", en="Document moved"),
    FindingKind.NOT_REACHED: Words(de="Nicht erreicht", en="Not reached"),
    FindingKind.UNSTABLE: Words(de="Seite wechselt hin und her", en="Page keeps switching"),
}

STATUSES: dict[FindingStatus, Words] = {
    "unconfirmed": Words(de="wartet auf zweiten Abruf", en="waits for a second visit"),
    "withdrawn": Words(de="zurückgezogen", en="withdrawn"),
    "open": Words(de="offen", en="open"),
    "reopened": Words(de="wieder offen", en="open again"),
    "decided": Words(de="entschieden", en="decided"),
}

VERDICTS: dict[Verdict, Words] = {
    "accepted": Words(de="Eintrag anpassen", en="Adapt the entry"),
    "rejected": Words(de="Kein Anlass", en="No reason to act"),
    "noted": Words(de="Zur Kenntnis genommen", en="Noted"),
    "later": Words(de="Später entscheiden", en="Decide later"),
}

VERDICT_HINTS: dict[Verdict, Words] = {
    "accepted": Words(
        de="Der Eintrag soll geändert werden. citewatch ändert ihn nicht selbst.",
        en="The entry is to be changed. citewatch does not change it itself.",
    ),
    "rejected": Words(
        de="Am Eintrag ist nichts zu tun, der Hinweis traf nicht.",
        en="Nothing to do with the entry; the finding missed.",
    ),
    "noted": Words(de="Gesehen, jetzt ist nichts zu tun.", en="Seen, and nothing to do now."),
    "later": Words(de="Der Hinweis bleibt offen.", en="The finding stays open."),
}

OUTCOMES = {
    OutcomeKind.NEW: Words(de="erstmals gelesen", en="read for the first time"),
    OutcomeKind.SAME: Words(de="unverändert", en="unchanged"),
    OutcomeKind.CHANGED: Words(de="geändert", en="changed"),
    OutcomeKind.MOVED: Words(de="umgezogen", en="moved"),
    OutcomeKind.GONE: Words(de="nicht mehr gefunden", en="no longer found"),
    OutcomeKind.BLOCKED: Words(de="Zugang verwehrt", en="access refused"),
    OutcomeKind.BROKEN: Words(de="nicht erreicht", en="not reached"),
    OutcomeKind.DEGRADED: Words(de="Seite unvollständig", en="page incomplete"),
}

QUOTE_STATES = {
    QuoteStateName.INTACT: Words(de="Wortlaut steht unverändert", en="Wording stands unchanged"),
    QuoteStateName.COSMETIC: Words(
        de="Wortlaut steht, nur Satzzeichen anders", en="Wording stands, only typography differs"
    ),
    QuoteStateName.ALTERED: Words(de="Wortlaut geändert", en="Wording altered"),
    QuoteStateName.PARTIAL: Words(de="Wortlaut nur zum Teil gefunden", en="Wording found only in part"),
    QuoteStateName.GONE: Words(de="nicht gefunden", en="not found"),
    QuoteStateName.ELSEWHERE: Words(de="in verlinktem Dokument gefunden", en="found in a linked document"),
    QuoteStateName.OTHER_LANGUAGE: Words(de="andere Sprache, nicht prüfbar", en="other language, cannot be checked"),
    QuoteStateName.UNVERIFIABLE: Words(de="nicht prüfbar", en="cannot be checked"),
}

ROLES: dict[Role, Words] = {
    "administrator": Words(de="Verwaltung", en="administrator"),
    "editor": Words(de="Redaktion", en="editor"),
    "reader": Words(de="nur lesen", en="reader"),
}


def quote_state(state: QuoteStateName, *, seen_at: datetime, seen_before: bool, speech: Speech) -> str:
    """Return a quote's state as an observation.

    Words that we saw before and did not find are "am … nicht mehr gefunden"; those that we never saw are only not
    found.
    """
    if state is QuoteStateName.GONE and seen_before:
        return speech.gettext("no longer found on %(day)s") % {"day": speech.day(seen_at)}
    return speech.words(QUOTE_STATES[state])


def known_outcome(value: str | None) -> Words:
    """Return the words for a document's last outcome; "" (not visited yet) has its own."""
    if not value:
        return Words(de="noch nicht abgerufen", en="not visited yet")
    return OUTCOMES[OutcomeKind(value)]
