"""Passages that no reader would call content: stamps, bars, banners. Each with its class.

The evidence is in the passage as a whole and in its place. A number in a sentence, in a table, or beside a word that
is no label of a stamp is never noise; where it is unsure, a difference is raised.
"""

import re
from functools import lru_cache

from chronicle.changes import banners, bars, fold, stamps
from chronicle.changes.stamps import Place

# A passage longer than this (characters) is running text.
_SHORT = 140
# What parts the segments of a line that a page prints about itself.
_PARTS = re.compile(r"\s*[|·•∙‧\t\n]\s*|\s+[–—/]\s+|\s{3,}")
_INSIDE = (
    (
        "tracking",
        re.compile(
            r"(?<=[?&;])(?:utm_\w+|fbclid|gclid|sid|phpsessid|jsessionid|session(?:id)?|_ga|token|ts|rnd|v)=[\w%.-]*",
            re.IGNORECASE,
        ),
    ),
    ("template", re.compile(r"\{\{[^}]{0,80}\}\}|\{\[[^\]]{0,80}\]\}")),
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def classify(
    text: str, *, place: Place = Place.BODY, linked: bool = False, in_bar: bool = False, button: bool = False
) -> str | None:
    """Return the noise class of a whole passage, None where it is (or may be) content."""
    if not fold.fold_text(text):
        return "whitespace"
    kind = banners.find(text, button=button) or bars.find(text, place=place, linked=linked, in_bar=in_bar)
    if kind is not None:
        return kind
    if len(text) > _SHORT:
        return None
    found = [stamps.find(part, place=place) for part in _segments(text)]
    if found and found[0] is not None and all(stamp is not None for stamp in found):
        return found[0].kind
    masked, kinds = mask(text, place)
    return kinds[0] if kinds and not _WORD.search(re.sub("\u241f[^\u241f]*\u241f", " ", masked)) else None


@lru_cache(maxsize=4096)
def mask(text: str, place: Place = Place.BODY) -> tuple[str, tuple[str, ...]]:
    """Replace the values of stamps in a short line of them; return it (folded) with the classes found."""
    folded = fold.fold_text(text)
    if len(folded) > _SHORT:
        return folded, ()
    parts, kinds = [], []
    for part in _segments(text):
        stamp, line = stamps.find(part, place=place), fold.fold_text(part)
        if stamp is not None:
            line = f"{line[: stamp.start]}\u241f{stamp.kind}\u241f{line[stamp.end :]}"
            kinds.append(stamp.kind)
        parts.append(line)
    masked = " ".join(parts) if kinds else folded
    for kind, pattern in _INSIDE:
        masked, count = pattern.subn(f"\u241f{kind}\u241f", masked)
        kinds += [kind] * bool(count)
    return masked, tuple(kinds)


def addresses(text: str) -> list[str]:
    """Return the mail addresses of a text that are written out."""
    return _MAIL.findall(fold.fold_text(text).lower())


def _segments(text: str) -> list[str]:
    return [part for line in _PARTS.split(text) if line.strip() for part in stamps.segments(line)]
