"""The shapes in which texts write dates. Every repetition is bounded, so that long texts cost linear time."""

import re

from chronicle.calendar.months import MONTH

_YEAR = r"(?:19|20)\d\d(?!\d)"
_GAP = r"[\s\u00a0]{0,3}"
# Not inside a longer number, not "COVID-19 March".
_DAY = r"(?<!\d)(?<!\d[.,:/])(?<![^\W\d_]-)[0-3]?\d(?![\d:])"
_ORDINAL = r"(?:\.|st\b|nd\b|rd\b|th\b|-?го\b|-?е\b|er\b|º|°)?"
# Between two days: everything from the first to the last, or just these two.
_THROUGH = r"(?:[-–—‑−~]|/|bis(?:\szum)?\b|to\b|through\b|till\b|until\b|по\b|до\b|au\b|até\b|a\b)"
_AND = r"(?:und|u\.|sowie|and|&|и|et|e)(?![^\W_])"
_LINK = rf"(?:{_THROUGH}|{_AND})"
# Commas only where a link word follows: "15., 16. und 17.", but not "Nr. 3, 5. Mai".
_DAYS = (
    rf"(?:(?:{_DAY}{_ORDINAL}{_GAP},{_GAP}){{0,3}}{_DAY}{_ORDINAL}{_GAP},?{_GAP}{_LINK}{_GAP}[0-3]?\d(?!\d){_ORDINAL}"
    rf"|{_DAY}{_ORDINAL})"
)
_BEFORE_MONTH = rf"{_GAP}(?:(?:of|de|do)\s|d['’])?"
_BEFORE_YEAR = rf"{_GAP},?{_GAP}(?:de\s)?"

# "30. August (2021) bis 2. September 2021", "30 августа – 2 сентября 2021 года"
DAY_FIRST_TWO_MONTHS = re.compile(
    rf"(?P<d1>{_DAY}){_ORDINAL}{_BEFORE_MONTH}(?P<m1>{MONTH})(?:{_BEFORE_YEAR}(?P<y1>{_YEAR}))?{_GAP}"
    rf"(?P<link>{_LINK}){_GAP}(?P<d2>[0-3]?\d(?!\d)){_ORDINAL}{_BEFORE_MONTH}(?P<m2>{MONTH})(?:{_BEFORE_YEAR}(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
# "2. März 2021", "16. und 17. September 2021", "15–16 June 2021", "17 ноября 2020"
DAY_FIRST = re.compile(
    rf"(?P<days>{_DAYS}){_BEFORE_MONTH}(?P<month>{MONTH})(?:{_BEFORE_YEAR}(?P<year>{_YEAR}))?", re.IGNORECASE
)
# "September 30 – October 2, 2021"
MONTH_FIRST_TWO_MONTHS = re.compile(
    rf"(?P<m1>{MONTH}){_GAP}(?P<d1>{_DAY}){_ORDINAL}(?:{_GAP},{_GAP}(?P<y1>{_YEAR}))?{_GAP}(?P<link>{_LINK}){_GAP}"
    rf"(?P<m2>{MONTH}){_GAP}(?P<d2>[0-3]?\d(?!\d)){_ORDINAL}(?:{_GAP},?{_GAP}(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
# "June 15-16, 2021", "August 06, 2025"
MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})\s{{1,3}}(?P<days>{_DAYS})(?:{_GAP},?{_GAP}(?P<year>{_YEAR}))?", re.IGNORECASE
)
# "November 2020" but not the rest of "31. November 2020", "в ноябре 2020 года"
MONTH_AND_YEAR = re.compile(
    rf"(?<!\d)(?<!\d[\s.])(?<!\d\.\s)(?P<month>{MONTH})(?:,?\s|\s?/\s?|\sde\s)(?P<year>{_YEAR})", re.IGNORECASE
)

# "2020年11月17日", "2020年11月16日至17日", "11月30日至12月2日", "2020年11月"
CHINESE = re.compile(
    rf"(?:(?P<year>{_YEAR})\s?年\s?)?(?P<m1>(?<!\d)[01]?\d)\s?月(?:\s?(?P<d1>[0-3]?\d)\s?[日号]?"
    r"(?:\s?(?P<link>[至到—–~～-]|、|和)\s?(?:(?P<m2>[01]?\d)\s?月\s?)?(?P<d2>[0-3]?\d)(?=\s?[日号]))?(?:\s?[日号])?)?"
)
_HAN = "〇○零一二三四五六七八九"
CHINESE_NUMERALS = re.compile(
    rf"(?P<year>[{_HAN}]{{4}})年(?P<month>[{_HAN}十]{{1,3}})月(?:(?P<day>[{_HAN}十廿]{{1,3}})日)?"
)

# "2020-11-17", "2020/11/17", "2020.11.17"
YEAR_FIRST = re.compile(
    r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>[01]?\d)(?P=mark)(?P<d>[0-3]?\d)(?!\d|[-/.]\d)"
)
# "17.11.2020", "10.–12.11.2020"
DOTTED = re.compile(
    rf"(?<![\d.])(?:(?P<d1>[0-3]?\d)\.(?:(?P<m1>[01]?\d)\.)?{_GAP}(?P<link>{_THROUGH}|und|u\.){_GAP})?"
    r"(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\.\s?(?P<y>(?:19|20)\d\d)(?!\d|\.\d)"
)
# "17/11/2020": which number is the day depends on the country
SLASHED = re.compile(r"(?<![\d/])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>(?:19|20)\d\d)(?![\d/])")

DIGITS = re.compile(r"\d+")
# Characters that one of the patterns may need before or after a digit: a month's name with "of" and a link word.
REACH = 40
EVERY_INTEGER = re.compile(r"\d{1,2}")
IS_AND = re.compile(rf"{_AND}|、|和", re.IGNORECASE)
