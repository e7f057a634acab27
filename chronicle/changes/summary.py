"""One sentence about a comparison, for editors."""

from collections.abc import Sequence

from chronicle.changes import fold, showing
from chronicle.changes.model import Edit
from chronicle.documents.model import PageLink
from chronicle.words import Words

_SHOWN = 60  # characters of a passage that a one-line summary shows


def of(edits: Sequence[Edit], *, added: Sequence[PageLink], removed: Sequence[PageLink], held_back: int) -> Words:
    """Say what changed, the most telling edit first."""
    parts = []
    if edits:
        parts.append(_edits(edits))
    if added:
        parts.append(_count(len(added), ("neuer Verweis", "neue Verweise"), ("new link", "new links")))
    if removed:
        parts.append(_count(len(removed), ("entfallener Verweis", "entfallene Verweise"), ("link gone", "links gone")))
    if not parts:
        return _nothing(held_back)
    return Words("; ".join(p.de for p in parts) + ".", "; ".join(p.en for p in parts) + ".")


def coarsely(words: Words) -> Words:
    """Say after a summary that the texts were too long to be compared word by word."""
    return Words(
        f"{words.de} Der Text ist sehr lang und wurde nur satzweise verglichen; Verschobenes blieb außer Acht.",
        f"{words.en} The text is very long and was compared by sentences only; what merely moved was left aside.",
    )


def shorten(text: str, length: int = _SHOWN) -> str:
    """Return a passage on one line, cut at a word, with signs for what would turn its direction."""
    line = showing.signed(fold.one_line(text))
    if len(line) <= length:
        return line
    cut = line[:length]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut) + " …"


def _edits(edits: Sequence[Edit]) -> Words:
    first = max(edits, key=lambda e: (len(e.marks), len(e.before) + len(e.after)))
    count = _count(len(edits), ("Stelle geändert", "Stellen geändert"), ("passage changed", "passages changed"))
    de, en = _one(first)
    return Words(f"{count.de}: {de}", f"{count.en}: {en}")


def _one(edit: Edit) -> tuple[str, str]:
    before, after = shorten(edit.before), shorten(edit.after)
    if edit.before and edit.after:
        return f"„{before}“ → „{after}“", f"“{before}” → “{after}”"
    if edit.before:
        return f"„{before}“ steht nicht mehr da", f"“{before}” no longer stands"
    return f"„{after}“ steht neu da", f"“{after}” is new"


def _count(number: int, german: tuple[str, str], english: tuple[str, str]) -> Words:
    index = 0 if number == 1 else 1
    return Words(f"{number} {german[index]}", f"{number} {english[index]}")


def _nothing(held_back: int) -> Words:
    if not held_back:
        return Words("Keine Änderung.", "No change.")
    count = _count(held_back, ("Unterschied", "Unterschiede"), ("difference", "differences"))
    return Words(
        f"Keine inhaltliche Änderung; {count.de} als Rauschen zurückgestellt.",
        f"No change of content; {count.en} held back as noise.",
    )
