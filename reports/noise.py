"""What was held back as noise, in words, and each thing once."""

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.changes.model import HeldBack
from chronicle.documents.model import Reading
from chronicle.words import Words
from store.model.evidence import StoredChange

# The classes of chronicle/changes. One that is not named here is still shown, as `OTHER`.
KINDS = {
    "anchor": Words(de="Zeichen neben einer Überschrift", en="sign beside a heading"),
    "case": Words(de="Groß- und Kleinschreibung", en="upper and lower case"),
    "clock": Words(de="Uhrzeit", en="clock"),
    "cookie": Words(de="Cookie-Hinweis", en="cookie notice"),
    "counter": Words(de="Zähler", en="counter"),
    "currency": Words(de="Wechselkurs", en="exchange rate"),
    "date-format": Words(de="Schreibweise des Datums", en="way of writing the date"),
    "footer-year": Words(de="Jahreszahl im Fuß der Seite", en="year in the page's footer"),
    "furniture": Words(de="Beiwerk der Seite", en="furniture of the page"),
    "invisible": Words(de="unsichtbare Zeichen", en="invisible characters"),
    "language": Words(de="Sprachauswahl", en="choice of language"),
    "links": Words(de="Verweise der Navigation", en="links of the navigation"),
    "moved": Words(de="verschoben, Text gleich", en="moved, text the same"),
    "incomplete": Words(de="unvollständige Seite", en="incomplete page"),
    "no-content": Words(de="Seite ohne Inhalt", en="page without content"),
    "number-format": Words(de="Schreibweise einer Zahl", en="way of writing a number"),
    "newsletter": Words(de="Werbung für den Newsletter", en="newsletter notice"),
    "obfuscation": Words(de="Verschleierung einer E-Mail-Adresse", en="hiding of an e-mail address"),
    "overlay": Words(de="eingeblendetes Fenster", en="overlay"),
    "punctuation": Words(de="Satzzeichen", en="punctuation"),
    "related": Words(de="Liste anderer Beiträge", en="list of other articles"),
    "relative-time": Words(de="Zeitangabe wie „vor 2 Stunden“", en="time such as “2 hours ago”"),
    "rewrap": Words(de="Umbruch der Absätze", en="wrapping of paragraphs"),
    "rule": Words(de="durch eine Regel zurückgestellt", en="held back by a rule"),
    "share": Words(de="Schaltflächen zum Teilen", en="share buttons"),
    "template": Words(de="nicht ausgefüllte Vorlage", en="template that was not filled in"),
    "today": Words(de="heutiges Datum", en="today's date"),
    "updated": Words(de="Datum der letzten Aktualisierung der Seite", en="date of the page's last update"),
    "tracking": Words(de="Kennung zum Nachverfolgen", en="tracking mark"),
    "typography": Words(de="Typografie", en="typography"),
    "volatile": Words(de="Stelle, die sich immer ändert", en="place that always changes"),
    "weather": Words(de="Wetter", en="weather"),
    "whitespace": Words(de="Leerraum", en="white space"),
}
OTHER = Words(de="anderes", en="other")
_BESIDE = Words(de="neben dem Text", en="beside the text")
_INSIDE = Words(de="im Text", en="in the text")


@dataclass(frozen=True, slots=True)
class Noise:
    """A change with those of its held-back differences that no newer one of the same document shows already."""

    change: StoredChange
    differences: tuple[HeldBack, ...]


def words(kind: str) -> Words:
    """Return the words for a class of noise."""
    return KINDS.get(kind, OTHER)


def place(item: HeldBack, *, before: Reading | None = None, after: Reading | None = None) -> Words:
    """Return where a difference stands: in which paragraph of a text that is at hand, else whether in a text at all."""
    for reading, start in ((after, item.after_start), (before, item.before_start)):
        blocks = reading.blocks if reading is not None and start is not None else ()
        number = next((n for n, block in enumerate(blocks, 1) if block.start <= (start or 0) <= block.end), None)
        if number is not None:
            return Words(de=f"Absatz {number}", en=f"paragraph {number}")
    return _INSIDE if item.place or item.before_start is not None or item.after_start is not None else _BESIDE


def distinct(newest_first: Iterable[StoredChange]) -> list[Noise]:
    """Return what was held back, each difference from the same old text once: a counter turns at every visit."""
    seen: set[tuple[int, str, str]] = set()
    found = []
    for change in newest_first:
        fresh = []
        for item in change.comparison.held_back:
            key = (change.document_id, item.kind, item.before)
            if key not in seen:
                seen.add(key)
                fresh.append(item)
        if fresh:
            found.append(Noise(change, tuple(fresh)))
    return found
