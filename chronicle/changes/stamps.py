"""What pages print about themselves: counters, clocks, dates of update, rates of the day. Each is a label and a value.

A number, a date or an hour is a stamp only on evidence: a label bound to it ("Views: 12", "Last updated on 3 May"),
or a place where pages print such things without one. Whatever else stands beside it makes it content.
"""

import re
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from chronicle.changes import fold


class Place(Enum):
    """Where a passage stands: in the text, at its head or foot, in a row of a table, or beside the main text."""

    BODY = auto()
    HEAD = auto()
    FOOT = auto()
    ROW = auto()
    BESIDE = auto()


class Stamp(NamedTuple):
    """A stamp: its class, and where its value stands in the folded segment."""

    kind: str
    start: int
    end: int


ANYWHERE = frozenset({Place.BODY, Place.HEAD, Place.FOOT, Place.BESIDE})
_AT_HEAD = frozenset({Place.HEAD, Place.BESIDE})
_AT_ENDS = frozenset({Place.HEAD, Place.FOOT, Place.BESIDE})
_OUTSIDE = frozenset({Place.BESIDE})
# A stamp is short (characters); what is longer is never searched.
_LONGEST = 120

_MONTHS = (
    "jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    "|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_WEEKDAY = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|星期[一二三四五六日天]"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:{_MONTHS})\.?,? ?(?:\d{{4}}(?: года| г\.)?)?"
    rf"|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? ?\d{{4}})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)"
)
_CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|msk|мск|gmt|utc|cet|cest|bjt|est|h))?"
    r"(?: ?[+-]\d{1,2}(?::?\d\d)?)?"
)
_DAY = rf"(?:(?:{_WEEKDAY}),? ?(?:the |der |den )?)?{_DATE}(?:,? ?(?:{_WEEKDAY}))?"
_MONTH = rf"(?:(?:{_MONTHS})\.? \d{{4}}|\d{{1,2}}/\d{{4}}|\d{{4}}年\d{{1,2}}月)"
_MOMENT = rf"(?:{_DAY}(?:,? ?(?:um |at |в |- )?{_CLOCK})?|{_CLOCK}(?:,? {_DAY})?)"
_NUMBER = r"\(?\d(?:[\d ,.']*\d)?[kmмк]?\+?\)?"
_AGO = (
    r"(?:(?:about )?(?:\d+|an?|one|a few) ?(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? ago|just now"
    r"|vor (?:\d+|einer|einem|wenigen) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    r"|(?:около )?(?:\d+ )?(?:сек|мин|час|дн|день|нед|мес|год|лет)\w*\.? назад|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前"
    rf"|(?:yesterday|today|gestern|vorgestern|heute|вчера|позавчера|сегодня|昨天|前天|今天)"
    rf"(?:,? ?(?:at |um |в )?{_CLOCK})?"
    r"|gerade eben|только что|刚刚)"
)
_COUNTED = (
    "(?:total |page |article )?(?:views?|hits?|reads?|visits?|visitors?|likes?|shares?|comments?|followers?"
    "|subscribers?)(?: today)?"
    "|pageviews?|(?:users? |visitors? |guests? )?online(?: now)?|now online"
    "|(?:aufrufe|seitenaufrufe|zugriffe|besucher)(?: heute)?|kommentare?|leser|mal gelesen|abrufe"
    "|просмотр(?:ов|а|ы)?|посетител(?:ей|и|ь)|посещени[йея]|комментари(?:ев|и|й|я)|прочитано|прочтений|онлайн"
    "|сейчас на сайте"
)
# What stands for "downloads" and the Chinese measure words counts only behind its label.
_LABELLED = (
    rf"{_COUNTED}|downloads? ?:|скачиваний ?:"
    r"|(?:本文|文章)?(?:阅读|浏览|点击|评论|点赞)(?:次数|总数|数|量|率)?|访问(?:量|次数|人数)|人气|在线人数"
)
_UPDATED = (
    r"(?:(?:(?:this |the )?(?:web)?(?:page|site|article|document) (?:was )?)?(?:last |latest )"
    r"(?:updated?|modified|modification|changed|reviewed|revised|edited|checked|refreshed)"
    r"|(?:(?:this |the )?(?:web)?(?:page|site) )?(?:was )?(?:updated|generated|modified|rendered"
    r"|refreshed|retrieved|printed)"
    r"|(?:daten)?stand|(?:seite )?zuletzt (?:aktualisiert|geändert|bearbeitet|überprüft)"
    r"|letzte[rs]? (?:stand|aktualisierung|änderung|bearbeitung|update)"
    r"|aktualisiert|(?:seite )?(?:generiert|gedruckt|abgerufen)"
    r"|последнее (?:обновление|изменение)|(?:страница |последний раз )?обновлен[ао]|дата обновления"
    r"|(?:最后|最近|上次)?(?:更新|修改|编辑)(?:时间|日期|于)?|打印(?:时间|日期)|生成时间)"
)
_POSTED = r"(?:posted|published|added|veröffentlicht|опубликовано|发布于|发表于|更新于)"
_CODE = r"(?:\b(?:usd|eur|rub|cny|gbp|chf|jpy|kzt|inr)\b|[$€£¥₽])"
_MONEY = (
    r"(?:us-?dollars?|dollars?|euros?|yuan|pounds?|доллар\w*(?: сша)?|евро|юан\w*|рубл\w*|руб\.?|美元|欧元|人民币|卢布"
    rf"|{_CODE})"
)
_RATE = r"\d+[.,]\d+(?: ?[+-]?\d+[.,]\d+%?)?"
_YEARS = r"(?:19|20)\d\d(?: ?- ?(?:(?:19|20)?\d\d|present|heute))?"


class _Form(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    places: frozenset[Place]


def _form(kind: str, pattern: str, places: frozenset[Place] = ANYWHERE) -> _Form:
    return _Form(kind, re.compile(pattern, re.IGNORECASE), places)


# In order: a segment takes the class of the first form that it fulfils as a whole. `v` is what may differ.
_FORMS = (
    _form("counter", r"(?:this )?page (?:was )?(?:generated|rendered|loaded) in (?P<v>[\d.,]+) ?(?:seconds?|sec|s|ms)"),
    _form("counter", rf"(?:{_LABELLED}) ?[:：]? ?(?P<v>{_NUMBER})(?: ?(?:次|раз|mal|人))?"),
    _form(
        "counter", rf"(?P<v>{_NUMBER}) ?(?:{_COUNTED}|(?:次|人)?(?:阅读|浏览|点击)|评论)(?: (?:online|today|heute))?"
    ),
    _form(
        "counter",
        r"(?P<v>\d+)(?: ?-? ?min(?:ute|s|utes)?\.? (?:read|reading time|lesezeit))"
        r"|(?:reading time|read time|time to read|lesezeit|lesedauer|время чтения|(?:预计)?阅读(?:时间|时长)) ?[:：]? ?"
        r"(?:ca\. ?|about |~|约)?(?P<w>\d+) ?(?:min\w*\.?|мин\w*\.?|分钟)",
    ),
    _form("relative-time", rf"(?:(?:{_UPDATED}|{_POSTED}) ?[:：]? ?(?:on )?)?(?P<v>{_AGO})"),
    _form("relative-time", rf"(?:by|von|автор:?) (?:\S+ ){{1,4}}?(?P<v>{_AGO})"),
    _form(
        "updated",
        rf"{_UPDATED}(?: (?:on|at|am|vom|um|by))? ?[:：]? ?(?:on |am |vom |der )?(?P<v>{_MOMENT}|{_MONTH})"
        r"(?: (?:by|von)(?: \S+){1,3})?",
    ),
    _form(
        "today",
        rf"(?:today(?:'s date)?(?: is)?|heute(?: ist(?: der)?)?|сегодня|今天(?:是)?|今日)[:,]? ?(?P<v>{_MOMENT})",
    ),
    _form("today", rf"(?P<v>{_DAY})(?: - )?(?:,? ?(?:um |at |в )?{_CLOCK})?", _AT_HEAD),
    _form(
        "clock",
        r"(?:local time|current time|time now|server time|ortszeit|aktuelle uhrzeit|текущее время"
        r"|московское время|当前时间)"
        rf" ?[:：]? ?(?P<v>{_MOMENT})",
    ),
    # A clock that shows seconds ticks.
    _form("clock", r"(?P<v>\d{1,2}:\d{2}:\d{2})"),
    _form("clock", rf"(?P<v>{_MOMENT})", _AT_HEAD),
    _form("currency", rf"(?P<v>(?:{_CODE} ?[=:/]? ?{_RATE}[,;]? ?){{2,}})"),
    _form(
        "currency",
        rf"(?:курс(?:ы)?(?: цб)?|(?:wechsel)?kurs|exchange rates?|汇率) ?(?:{_MONEY} ?)?"
        rf"[:：]? ?(?P<v>{_RATE})(?: ?{_MONEY})?",
    ),
    _form("currency", rf"1 {_MONEY} ?[=:]? ?(?P<v>{_RATE})(?: ?{_MONEY})?"),
    _form("weather", r"(?:weather|wetter|погода|天气)(?: \w+)? ?[:：]? ?(?P<v>[+-]?\d{1,2} ?°[cf]?)"),
    _form("footer-year", rf"(?:©|copyright(?: ©| \(c\))?) ?(?:by )?(?P<v>{_YEARS})(?:\W.{{0,80}})?"),
    _form("footer-year", rf"(?:©|copyright ©) ?(?:\S+ ){{1,6}}?(?P<v>{_YEARS})\W*"),
    _form("footer-year", rf"(?P<v>{_YEARS}) ?(?:©|\(c\)).{{0,80}}"),
    # "(c)" is a letter of an enumeration as well: behind the years a name must stand.
    _form("footer-year", rf"\(c\) ?(?P<v>{_YEARS}),? (?-i:[A-ZА-ЯÄÖÜ]).{{0,80}}", _AT_ENDS),
    _form(
        "tracking",
        r"(?:session|request|ray|trace|visitor|correlation|transaction)[ -]?id ?[:#]? ?"
        r"(?P<v>(?=[a-z-]*\d)[\da-z-]{6,64})",
    ),
)
# Beside the main text a pattern is enough; there whatever differs is held back, and this only names it.
_BESIDE = (
    _form("relative-time", _AGO),
    _form("counter", rf"(?:{_LABELLED}) ?[:：]? ?{_NUMBER}|{_NUMBER} ?(?:{_LABELLED})(?!\w)"),
    _form("clock", rf"(?:{_DAY},? ?(?:um |at |в )?)?{_CLOCK}"),
    _form("today", rf"(?:{_WEEKDAY}),? ?{_DATE}|{_DATE},? ?(?:{_WEEKDAY})"),
    _form("currency", rf"{_CODE} ?[=:/]? ?\d+(?:[.,]\d+)?|\d+[.,]\d+ ?{_CODE}"),
    _form("weather", r"[+-]?\d{1,2} ?°[cf]?"),
)
# Every stamp has a digit or one of these words; most passages have neither, and the forms are dear.
_HINT = re.compile(
    r"\d|\bago\b|just now|\bvor |yesterday|today|gestern|heute|gerade eben|назад|вчера|сегодня"
    r"|только что|[昨前今]天|刚刚",
    re.IGNORECASE,
)
_END = ".!。 "


# Behind a date or another label a line of stamps goes on without a sign that parts them.
_NEXT_LABEL = re.compile(rf"(?<=\s)(?=(?:{_LABELLED}|{_UPDATED}) ?[:：])", re.IGNORECASE)
_STAMPED = re.compile(r"\d|[:：]")


def segments(line: str) -> list[str]:
    """Cut a line where another labelled value begins, if what stands before it is one, or a date."""
    cuts = [0, *(m.start() for m in _NEXT_LABEL.finditer(line) if _STAMPED.search(line[: m.start()])), len(line)]
    return [line[a:b] for a, b in pairwise(cuts) if line[a:b].strip()] if len(line) <= _LONGEST else [line]


def find(segment: str, *, place: Place = Place.BODY) -> Stamp | None:
    """Return the stamp that a segment is as a whole, None where it is (or may be) anything else."""
    text = fold.fold_text(segment).rstrip(_END)
    if not text or len(text) > _LONGEST or not _HINT.search(text):
        return None
    for form in _FORMS:
        if place in form.places and (match := form.pattern.fullmatch(text)):
            return Stamp(form.kind, *match.span(_group(match)))
    return None


def _group(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value is not None)


def beside(line: str) -> str | None:
    """Return the class of what a line beside the main text counts or tells, None where nothing is known in it."""
    text = fold.fold_text(line)
    if len(text) > _LONGEST:
        return None
    return next((form.kind for form in _BESIDE if form.pattern.search(text)), None)
