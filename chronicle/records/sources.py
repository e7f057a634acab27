"""Where a footnote names its source: addresses, day of access, declared language."""

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chronicle.addresses import repair
from chronicle.calendar import find as calendar
from chronicle.records.model import CitedUrl

# Schemes as they are mistyped ("hhttp://", "http:/", "http//"), bare "www." and, after "in:", a bare host with a path.
_ADDRESS = re.compile(
    r"(?<![\w@])(?:(?=[a-z]{0,6}tp)[htpsxf]{3,8}\s?(?:[:;.]\s?[/\\]{1,4}|//)|www\.)[^\s<>\"„“”«»]{2,4000}",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"(?<=\b[Ii]n:\s)(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/[^\s<>\"„“”«»]{0,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'’‘*_>]}"
_ACCESS = re.compile(
    r"(?:zuletzt |letzter |last )?(?:abgerufen|aufgerufen|besucht|eingesehen|abruf|zugriff|accessed|retrieved|stand)"
    r"(?:\s(?:am|vom|on|at))?\s?:?\s?",
    re.IGNORECASE,
)
_MOST_ACCESS_WORDS = 50  # "stand" is a verb too
_DATE_REACH = 40  # characters after the word of access within which its day stands
_NAMES = {
    "de": r"deutsch\w{0,2}|german|dt\.",
    "en": r"englisch\w{0,2}|english|engl\.",
    "fr": r"französisch\w{0,2}|french|frz\.",
    "pt": r"portugiesisch\w{0,2}|portuguese|port\.",
    "es": r"spanisch\w{0,2}|spanish|span\.",
    "ru": r"russisch\w{0,2}|russian|russ\.",
    "zh": r"chinesisch\w{0,2}|chinese|chin\.|mandarin",
    "ja": r"japanisch\w{0,2}|japanese|jap\.",
}
_DECLARED = re.compile(
    r"[(\[]\s?(?:(?:nur |only )?(?:in|auf)\s)?(?:"
    + "|".join(f"(?P<{code}>{names})" for code, names in _NAMES.items())
    + r")(?:\s(?:Sprache|language|version|Fassung))?\s?[)\]]",
    re.IGNORECASE,
)
_BETWEEN_ADDRESS_AND_LANGUAGE = re.compile(r"[\s.,;]*")
# What leads to an address: "in:", ", in: TASS," or a comma. The publisher's name may stand between.
_LEAD = re.compile(
    r"[\s,;]*(?:(?<!\w)(?:in|unter|abrufbar unter|verfügbar unter|online unter|siehe|see|at|url|quelle|source|via|link)"
    r"\s?:\s?[^„“”\"«»:]{0,80})?[\s,:<(\[]*$",
    re.IGNORECASE,
)
_LEAD_REACH = 120


@dataclass(frozen=True, slots=True)
class Access:
    """The day on which the author looked, and the words that say so."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """A language named in brackets."""

    language: str
    start: int
    end: int


def find_addresses(text: str, start: int, end: int) -> list[CitedUrl]:
    """Return the addresses between two places, as written and repaired."""
    found = [_trimmed(match) for match in _ADDRESS.finditer(text, start, end)]
    taken = {url.start for url in found}
    found += [_trimmed(m) for m in _BARE_ADDRESS.finditer(text, start, end) if m.start() not in taken]
    return sorted(found, key=lambda url: url.start)


def _trimmed(match: re.Match[str]) -> CitedUrl:
    written = match.group()
    while written and (written[-1] in _TRAILING or (written[-1] == ")" and written.count("(") < written.count(")"))):
        written = written[:-1]
    start = match.start()
    return CitedUrl(written=written, url=repair.repair(written), start=start, end=start + len(written))


def find_access(text: str, start: int, end: int) -> Access | None:
    """Return the day of access, None where the footnote gives none."""
    for word in itertools.islice(_ACCESS.finditer(text, start, end), _MOST_ACCESS_WORDS):
        reach = text[word.end() : min(end, word.end() + _DATE_REACH)]
        days = calendar.find_dates(reach, language="de")
        if days and days[0].precision == "day" and not reach[: days[0].start].strip():
            return Access(days[0].first, word.start(), word.end() + days[0].end)
    return None


def find_declarations(text: str, start: int, end: int) -> list[Declaration]:
    """Return the languages declared between two places."""
    return [
        Declaration(str(match.lastgroup), match.start(), match.end()) for match in _DECLARED.finditer(text, start, end)
    ]


def assign(text: str, urls: Sequence[CitedUrl], declarations: Sequence[Declaration]) -> tuple[CitedUrl, ...]:
    """Give each address the language that is declared right after it, or before it where none follows an address."""
    languages: dict[int, str] = {}
    for declaration in declarations:
        after = bisect.bisect_left(urls, declaration.start, key=lambda url: url.start)
        before = after - 1
        if before >= 0 and _BETWEEN_ADDRESS_AND_LANGUAGE.fullmatch(text, urls[before].end, declaration.start):
            languages[before] = declaration.language
        elif after < len(urls):
            languages.setdefault(after, declaration.language)
        elif before >= 0:
            languages.setdefault(before, declaration.language)
    return tuple(CitedUrl(url.written, url.url, url.start, url.end, languages.get(i)) for i, url in enumerate(urls))


def lead_start(text: str, address_start: int, *, lowest: int) -> int:
    """Return where the words begin that lead to an address ("… In: http…"), not before `lowest`."""
    window = max(lowest, address_start - _LEAD_REACH)
    match = _LEAD.search(text, window, address_start)
    return match.start() if match else address_start
