"""The reasons for which visits end, with their words for editors. docs/outcomes.md shows the whole table."""

from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.words import Words

_BLOCKED = OutcomeKind.BLOCKED
_BROKEN = OutcomeKind.BROKEN
_DEGRADED = OutcomeKind.DEGRADED
_GONE = OutcomeKind.GONE

_ABSENT = {
    "404": ("die Seite war nicht zu finden (Antwort 404)", "the page was not found (answer 404)"),
    "410": (
        "der Server antwortet, die Seite gebe es nicht mehr (Antwort 410)",
        "the server answers that the page is no longer there (answer 410)",
    ),
    "soft-404": ("statt des Textes kam eine Fehlerseite", "an error page came instead of the text"),
    "parked": ("die Adresse steht zum Verkauf", "the address is for sale"),
    "redirect-home": ("die Adresse führt auf die Startseite", "the address leads to the home page"),
    "redirect-section": ("die Adresse führt auf eine Übersicht", "the address leads to a section page"),
    "host": ("die Website war unter diesem Namen nicht zu finden", "no website was found under this name"),
}
# Served by a page that answers: the page is incomplete rather than out of reach.
_ANSWERED = frozenset({"soft-404", "parked", "redirect-home", "redirect-section"})

_TABLE: dict[str, tuple[OutcomeKind, str, str]] = {
    "first-reading": (OutcomeKind.NEW, "Erste Archivkopie dieser Seite.", "First archived copy of this page."),
    "not-modified": (OutcomeKind.SAME, "Die Seite ist unverändert.", "The page is unchanged."),
    "equal-bytes": (OutcomeKind.SAME, "Die Seite ist unverändert.", "The page is unchanged."),
    "equal-reading": (OutcomeKind.SAME, "Der Text ist unverändert.", "The text is unchanged."),
    "text": (OutcomeKind.CHANGED, "Der Text hat sich geändert.", "The text changed."),
    "links": (OutcomeKind.CHANGED, "Verweise auf der Seite haben sich geändert.", "Links on the page changed."),
    "items": (OutcomeKind.CHANGED, "Die Liste hat sich geändert.", "The list changed."),
    "quote": (OutcomeKind.CHANGED, "Ein zitierter Wortlaut hat sich geändert.", "A quoted wording changed."),
    "reverted": (
        OutcomeKind.CHANGED,
        "Der Text steht wieder wie früher da.",
        "The text reads again as it did before.",
    ),
    "moved-permanently": (
        OutcomeKind.MOVED,
        "Die Seite hat eine neue Adresse; der Text ist derselbe.",
        "The page has a new address; the text is the same.",
    ),
    "robots": (
        _BLOCKED,
        "Die Website erlaubt keine automatischen Abrufe dieser Seite (robots.txt).",
        "The website does not allow automatic visits to this page (robots.txt).",
    ),
    "robots-unreachable": (
        _BLOCKED,
        "Die Website sagte nicht, ob sie automatische Abrufe erlaubt (robots.txt war nicht zu lesen).",
        "The website did not say whether it allows automatic visits (robots.txt could not be read).",
    ),
    "challenge": (
        _BLOCKED,
        "Die Website zeigte eine Prüfseite statt des Textes.",
        "The website showed a check page instead of the text.",
    ),
    "http-blocked": (
        _BLOCKED,
        "Die Website hat den Abruf abgewiesen (Antwort {status}).",
        "The website refused the visit (answer {status}).",
    ),
    "http-not-content": (
        _BLOCKED,
        "Die Website antwortete ohne Inhalt (Antwort {status}).",
        "The website answered without content (answer {status}).",
    ),
    "http-server-error": (
        _BROKEN,
        "Die Website meldete einen eigenen Fehler (Antwort {status}).",
        "The website reported an error of its own (answer {status}).",
    ),
    "http-refused": (
        _BROKEN,
        "Die Website konnte mit der Anfrage nichts anfangen (Antwort {status}).",
        "The website could not handle the request (answer {status}).",
    ),
    "dns-failure": (
        _BROKEN,
        "Der Name der Website ließ sich nicht auflösen.",
        "The name of the website could not be resolved.",
    ),
    "connect": (_BROKEN, "Die Website war nicht erreichbar.", "The website could not be reached."),
    "tls": (
        _BROKEN,
        "Die sichere Verbindung zur Website kam nicht zustande.",
        "No secure connection to the website could be made.",
    ),
    "timeout": (_BROKEN, "Die Website antwortete nicht rechtzeitig.", "The website did not answer in time."),
    "reset": (_BROKEN, "Die Website brach die Verbindung ab.", "The website broke off the connection."),
    "too-large": (_BROKEN, "Die Seite ist zu groß zum Abrufen.", "The page is too large to fetch."),
    "bomb": (
        _BROKEN,
        "Die Antwort bläht sich beim Auspacken über jedes Maß auf.",
        "The answer swells beyond all measure when unpacked.",
    ),
    "truncated": (_BROKEN, "Die Antwort war unvollständig.", "The answer was incomplete."),
    "loop": (_BROKEN, "Die Adresse leitet im Kreis weiter.", "The address redirects in a circle."),
    "address-refused": (
        _BROKEN,
        "Die Adresse führt in ein Netz, das nicht besucht werden darf.",
        "The address leads into a network that must not be visited.",
    ),
    "protocol": (_BROKEN, "Die Antwort war fehlerhaft.", "The answer was malformed."),
    "empty-body": (_BROKEN, "Die Antwort war leer.", "The answer was empty."),
    "unpublished": (
        _BROKEN,
        "Unter dieser Dokumentnummer ist noch nichts veröffentlicht.",
        "Nothing is published under this document symbol yet.",
    ),
    "no-answer": (_BROKEN, "Es kam keine Antwort.", "No answer came."),
    "unreadable": (_BROKEN, "Die Antwort ließ sich nicht lesen.", "The answer could not be read."),
    "shell": (
        _DEGRADED,
        "Die Seite enthielt nur ihr Gerüst, keinen Text.",
        "The page held only its frame, no text.",
    ),
    "consent": (
        _DEGRADED,
        "Eine Einwilligungsabfrage verdeckte den Text.",
        "A request for consent hid the text.",
    ),
    "redirect-stub": (
        _DEGRADED,
        "Die Seite bestand nur aus einer Weiterleitung.",
        "The page was nothing but a redirection.",
    ),
    "too-small": (_DEGRADED, "Die Seite enthielt kaum Text.", "The page held hardly any text."),
    "text-collapsed": (
        _DEGRADED,
        "Der größte Teil des Textes fehlte.",
        "Most of the text was missing.",
    ),
    "wrong-language": (
        _DEGRADED,
        "Die Seite kam in einer anderen Sprache.",
        "The page came in another language.",
    ),
    "unrendered": (
        _DEGRADED,
        "Die Seite zeigte Platzhalter statt Text.",
        "The page showed placeholders instead of text.",
    ),
    "listing-empty": (_DEGRADED, "Die Liste war leer.", "The list was empty."),
    "listing-shrunk": (
        _DEGRADED,
        "Mehr als die Hälfte der Liste fehlte.",
        "More than half of the list was missing.",
    ),
    "redirect-unlike": (
        _DEGRADED,
        "Die Adresse führt auf eine Seite mit anderem Inhalt.",
        "The address leads to a page with other content.",
    ),
}


def end(reason: str, *, detail: str = "", status: int | None = None) -> Outcome:
    """Return the outcome that a reason code stands for; an answer's number completes the codes that begin with http."""
    kind, de, en = _TABLE[reason]
    code = reason
    if "{status}" in de:
        code = f"http-{status}"
        de, en = de.replace("{status}", str(status)), en.replace("{status}", str(status))
    return Outcome(kind, code, detail or code, Words(de, en))


def absent(cause: str, *, detail: str = "") -> Outcome:
    """Return the outcome of a visit that did not find the page, before repeated visits have made it gone."""
    de, en = _ABSENT[cause]
    kind = _DEGRADED if cause in _ANSWERED else _BROKEN
    words = Words(
        f"Bei diesem Abruf gilt: {de}. Weitere Abrufe zeigen, ob es dabei bleibt.",
        f"On this visit {en}. Further visits will show whether it stays so.",
    )
    return Outcome(kind, f"absent-{cause}", detail or f"absent-{cause}", words)


def gone(cause: str, *, detail: str = "") -> Outcome:
    """Return the outcome of a visit that found the page missing once more, after repeated visits over days."""
    de, en = _ABSENT[cause]
    words = Words(f"Bei wiederholten Abrufen nicht mehr gefunden: {de}.", f"Not found on repeated visits: {en}.")
    return Outcome(_GONE, f"gone-{cause}", detail or f"gone-{cause}", words)


def is_absence(reason: str) -> bool:
    """Say whether a reason code tells that the page was not there."""
    return reason.startswith(("absent-", "gone-"))


def knows(reason: str) -> bool:
    """Say whether a reason code has words of its own."""
    return reason in _TABLE


def codes() -> tuple[str, ...]:
    """Return all reason codes, those with an answer's number as "http-…" patterns."""
    return (*_TABLE, *(f"absent-{c}" for c in _ABSENT), *(f"gone-{c}" for c in _ABSENT))
