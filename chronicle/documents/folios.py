"""Page numbers as they are written: "7", "– 7 –", "Page 7 of 9", "стр. 7", "第7页 共9页", "vii"."""

import re
from dataclasses import dataclass

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_EDGE = r"[\W_]{0,4}"
_PAGE = r"(?P<label>pages?|pg?\.|seite|s\.|страница|стр\.?|с\.|第)?"
_OF = r"(?:\s{0,3}(?:页|頁)?\s{0,3}(?:/|of|von|из|共|de|sur|\|)\s{0,3}(?P<total>\d{1,4}))?"
_FOLIO = re.compile(
    rf"(?P<before>{_EDGE}){_PAGE}\s{{0,3}}(?P<number>\d{{1,4}}|[ivxlc]{{1,9}}){_OF}\s{{0,3}}(?:页|頁)?(?P<after>{_EDGE})",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—−‐‑―")


@dataclass(frozen=True, slots=True)
class Folio:
    """A page number: its value, the number of all pages (0: unsaid), whether it shows by itself what it is."""

    number: int
    total: int
    is_labelled: bool
    is_roman: bool


def of(text: str) -> Folio | None:
    """Return what a line says as a page number, None where it is none."""
    found = _FOLIO.fullmatch(text.strip())
    if not found:
        return None
    digits = found["number"].casefold()
    is_roman = not digits[0].isdigit()
    number = _roman(digits) if is_roman else int(digits)
    total = int(found["total"] or 0)
    if number is None or 0 < total < number:
        return None
    has_dashes = bool(_DASHES & set(found["before"])) and bool(_DASHES & set(found["after"]))
    return Folio(number, total, bool(found["label"] or total or has_dashes), is_roman)


def _roman(letters: str) -> int | None:
    """Return the value of a Roman numeral below four hundred, None for letters that are none."""
    value = 0
    for letter, following in zip(letters, [*letters[1:], "i"], strict=True):
        value += -_ROMAN[letter] if _ROMAN[letter] < _ROMAN[following] else _ROMAN[letter]
    return value if value > 0 and _written(value) == letters else None


def _written(value: int) -> str:
    written = ""
    for worth, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv")):
        written += letters * (value // worth)
        value %= worth
    return written + "i" * value
