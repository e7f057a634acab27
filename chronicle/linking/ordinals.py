"""Numbered events: "12. Gipfeltreffen", "XII BRICS Summit", "двенадцатый саммит", "第十二次会晤"."""

import re
from collections.abc import Iterable, Iterator

from chronicle.calendar import months
from chronicle.gazetteer.model import ConceptType, Mention

# How far after its number the event is named: "twentieth meeting of the Council of Heads of State".
_REACH = 70
# An anniversary is counted in the word itself: "20-летие", "20周年".
_INSIDE = 4

_WORDS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "ru": "перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат",
}
_ENGLISH = {word: number for number, word in enumerate(_WORDS["en"].split(), start=1)}
_RUSSIAN = {stem: number for number, stem in enumerate(_WORDS["ru"].split(), start=1)}
_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

_ORDINAL = re.compile(
    rf"(?<![\d.,])(?P<dot>\d{{1,2}})\.[ \u00a0](?!{months.MONTH})(?=[A-ZÄÖÜ])"
    r"|(?<!\d)(?P<suffix>\d{1,3})(?:st|nd|rd|th|-?(?:й|я|е|го|му|м|ая|ое))(?!\w)"
    r"|(?<!\d)(?P<years>\d{1,3})(?:-?лети|周年)"
    rf"|\b(?P<en>{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b"
    rf"|\b(?P<ru>{'|'.join(sorted(_RUSSIAN, key=len, reverse=True))})(?:ый|ий|ого|его|ому|ем|ом|ая|ой|ое|ье|ья|ый)\b"
    r"|第(?P<han>[一二三四五六七八九十]{1,3}|\d{1,3})[次届]"
    r"|(?P<hanyears>[一二三四五六七八九十]{1,3})周年"
    r"|(?<!\w)(?P<roman>[IVX]{2,6})(?=[ \u00a0][A-ZА-Я])",
    re.IGNORECASE,
)
_COUNTED = {ConceptType.EVENT, ConceptType.ROLE}


def of_text(text: str, mentions: Iterable[Mention]) -> dict[tuple[str, int], str]:
    """Return numbered events: (concept, number) -> as written."""
    events = [mention for mention in mentions if mention.type in _COUNTED]
    found: dict[tuple[str, int], str] = {}
    at = 0
    for match in _ORDINAL.finditer(text):
        number = _number(match)
        if not number:
            continue
        while at < len(events) and events[at].start < match.start() - _INSIDE:
            at += 1
        for event in _near(events, at, match.end()):
            found.setdefault((event.concept, number), text[match.start() : max(event.end, match.end())])
    return found


def _near(events: list[Mention], at: int, end: int) -> Iterator[Mention]:
    for event in events[at:]:
        if event.start > end + _REACH:
            return
        yield event


def _number(match: re.Match[str]) -> int:
    """Return the number, 0 for what is none."""
    group = match.lastgroup
    written = match[group] if group else ""
    if group in {"en", "ru"}:
        return (_ENGLISH if group == "en" else _RUSSIAN)[written.lower()]
    if group == "roman":
        return _roman(written) if written.isupper() else 0
    return int(written) if written.isdecimal() else _han(written)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if any(later > v for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _han(numeral: str) -> int:
    tens, ten, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    if not ten:
        return _HAN.get(tens, 0)
    return 10 * (_HAN[tens] if tens else 1) + (_HAN[ones] if ones else 0)
