"""Passages that no reader would call content: clocks, counters, share bars, banners. Each with its class.

Only short passages that are no running text are judged here: a number in a sentence is never noise.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from chronicle.changes import fold


def _set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as prose, several languages one after the other."""
    return frozenset(words.split())


# A passage longer than this (characters) is running text; a banner may be longer.
_SHORT = 140
_LONG_BANNER = 400
# So many words beside the noise itself make a passage running text.
_RUNNING_WORDS = 6
_RUNNING_SENTENCE_WORDS = 4

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
    rf"(?:\d{{1,2}}\.? ?(?:{_MONTHS})\.?,? ?\d{{0,4}}|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{0,4}}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)"
)
_CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|msk|мск|gmt|utc|cet|cest|bjt|est|h))?"
    r"(?: ?[+-]\d{1,2}(?::?\d\d)?)?"
)
_COUNTED = (
    "views?|hits?|visits?|visitors?|reads?|likes?|shares?|comments?|downloads?|followers?|subscribers?|votes?|online"
    "|aufrufe|zugriffe|besucher|kommentare?|leser|mal gelesen|abrufe"
    "|просмотр(?:ов|а|ы)?|посетител(?:ей|и|ь)|комментари(?:ев|и|й|я)|прочитано|скачиван(?:ий|ия)"
    "|阅读|浏览|点击|评论|次|访问量|人气"
)
_NUMBER = r"\d(?:[\d ,.']*\d)?[kmмк]?"


class _Kind(NamedTuple):
    name: str
    pattern: re.Pattern[str]


def _kind(name: str, pattern: str) -> _Kind:
    return _Kind(name, re.compile(pattern, re.IGNORECASE))


# In order: a passage takes the class of the first that matches.
_SPANS = (
    _kind(
        "footer-year",
        r"(?:©|\(c\)|copyright|all rights reserved)[^\n]{0,40}?\d{4}(?: ?- ?\d{4})?|\d{4}(?: ?- ?\d{4})? ?(?:©|\(c\))",
    ),
    _kind(
        "relative-time",
        r"\b(?:\d+|an?|one) ?(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s? ago\b|\bjust now\b"
        r"|\bvor (?:\d+|einer|einem) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b"
        r"|\b\d+ (?:сек|мин|час|дн|нед|мес)\w*\.? назад|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前|刚刚",
    ),
    _kind(
        "counter",
        # "12) Comment …" and "10. Views" are numbered headings, no counts.
        rf"(?:{_COUNTED})\s*[:：]?\s*\(?{_NUMBER}\)?|(?:\({_NUMBER}\)|{_NUMBER}) ?(?:{_COUNTED})(?!\w)"
        r"|\b(?:days? (?:since|until|left|to go)|noch \d+ tage?|осталось \d+)\b",
    ),
    _kind(
        "today",
        rf"(?:today|heute|сегодня|今天)(?: is| ist)?[,:]? ?(?:(?:{_WEEKDAY}),? ?)?{_DATE}|(?:{_WEEKDAY}),? ?{_DATE}"
        rf"|{_DATE},? ?(?:{_WEEKDAY})",
    ),
    _kind("clock", rf"(?:(?:{_WEEKDAY}),? ?)?(?:{_DATE},? ?(?:um |at |в )?)?{_CLOCK}"),
    _kind(
        "currency",
        r"(?:\b(?:usd|eur|rub|cny|gbp|chf|jpy)\b|[$€£¥₽]) ?[=:/]? ?\d+(?:[.,]\d+)?(?: ?[+-]?\d+[.,]\d+%?)?"
        r"|\d+[.,]\d+ ?(?:\b(?:usd|eur|rub|cny)\b|[$€£¥₽])",
    ),
    _kind("weather", r"[+-]?\d{1,2} ?°[cf]?"),
    _kind(
        "obfuscation", r"\[email protected\]|[\w.+-]+ ?(?:@|\[at\]|\(at\)) ?[\w-]+(?: ?(?:\.|\[dot\]|\(dot\)) ?[\w-]+)+"
    ),
    _kind(
        "tracking",
        r"(?<=[?&;])(?:utm_\w+|fbclid|gclid|sid|phpsessid|jsessionid|session(?:id)?|_ga|token|ts|rnd|v)=[\w%.-]*",
    ),
    _kind("template", r"\{\{[^}]{0,80}\}\}|\{\[[^\]]{0,80}\]\}"),
)
# Every span has one of these; most passages have none, and the spans are dear.
_HINT = re.compile(r"[\d@{]|\bago\b|just now|\bvor ein|刚刚|\[email|\[at\]|\(at\)|\bdays? ")
_BANNERS = (
    _kind(
        # What a banner's button says stands alone; a sentence about accepting cookies belongs to a text about them.
        "cookie",
        r"\bcookies?\b(?=[\s\S]{0,300}(?:[.!?:;'\n]\s*(?:accept all|accept(?: cookies)?|i agree|got it|ok"
        r"|alle akzeptieren|akzeptieren|принять|согласен)\b(?: [\w ]{0,60})?\W*$"
        r"|\bcontinu\w+ to (?:brows|us)\w+[\s\S]{0,60}\b(?:agree|accept|consent)|соглашаетесь))"
        r"|^(?:accept|reject|allow|decline) all(?: cookies)?$"
        r"|^(?:alle|nur notwendige) (?:cookies )?(?:akzeptieren|ablehnen)|我们使用cookie",
    ),
    _kind(
        "newsletter",
        r"\b(?:subscribe|sign up) (?:to|for) (?:our|the) newsletter\b"
        r"|\bnewsletter abonnieren\b|подписаться на рассылку",
    ),
    _kind(
        "language",
        r"^(?:this page is (?:also )?available in|diese seite ist (?:auch )?(?:in|auf)|view this page in|switch to)\b",
    ),
    _kind(
        "overlay",
        r"^(?:your browser is (?:out of date|not supported)|please enable javascript|javascript (?:is|must be) )",
    ),
)
_FURNITURE_WORDS = _set("""
    share tweet facebook twitter x linkedin whatsapp telegram vk vkontakte email e-mail mail print pdf copy
    link url instagram youtube pinterest reddit weibo wechat viber ok odnoklassniki rss xing mastodon threads
    tiktok teilen drucken merken empfehlen feedback kopieren поделиться печать распечатать версия для печати
    отправить 分享 打印 微信 微博 字号 大 中 小 到 分享到 收藏 关闭 qq 打 印 home menu search login log sign skip
    content top back next previous prev close open more less page startseite menü suche suchen anmelden zurück
    nach oben weiter schließen mehr главная поиск меню назад далее save bookmark download comments font size
    a+ a- article
""")
# Alone or with a number these are headings ("Article 5"), whatever they are beside others ("font size").
_PARTS_OF_TEXTS = _set("article content page font size")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]? |\d{1,3}[.)] ")
_FILLERS = _set("a an the this in on to up out of for zum zur auf in и в на для")
_LANGUAGES = _set("""
    english русский 中文 deutsch français francais español espanol português portugues العربية italiano 日本語 한국어
    en ru zh de fr es pt ar cn eng rus 简体 繁體 简体中文 繁體中文 polski türkçe nederlands
""")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W\d_]+(?:[-+][^\W\d_]*)?|\d+")
_SENTENCE_END = re.compile(r"[.!?。！？]['\")\]]*$")


def classify(text: str) -> str | None:
    """Return the noise class of a whole passage, None where it is (or may be) content."""
    folded = fold.fold_text(text).lower()
    if not folded:
        return "whitespace"
    banner = _first(_BANNERS, folded) if len(folded) <= _LONG_BANNER else None
    if banner is not None or len(folded) > _SHORT:
        return banner
    kind = _vocabulary(folded)
    if kind is not None:
        return kind
    masked, kinds = mask(folded)
    if kinds == ("obfuscation",):
        # An address is content, for who is to be written to may change; only its hiding is none.
        return None
    return kinds[0] if kinds and len(_residue(masked)) <= 1 else None


def addresses(text: str) -> list[str]:
    """Return the mail addresses of a text that are written out."""
    return _MAIL.findall(fold.fold_text(text).lower())


@lru_cache(maxsize=4096)
def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace noise inside a short passage that is no running text; return it with the classes found."""
    folded = fold.fold_text(text).lower()
    if len(folded) > _SHORT or not _HINT.search(folded):
        return folded, ()
    masked, kinds = folded, []
    for kind in _SPANS:
        masked, count = kind.pattern.subn(f"\u241f{kind.name}\u241f", masked)
        if count:
            kinds.append(kind.name)
    return (folded, ()) if _is_running(masked) else (masked, tuple(kinds))


def _is_running(masked: str) -> bool:
    residue = len(_residue(masked))
    return residue >= _RUNNING_WORDS or (residue >= _RUNNING_SENTENCE_WORDS and bool(_SENTENCE_END.search(masked)))


def _residue(masked: str) -> list[str]:
    """Return the words of a masked passage that are not its masks."""
    return _WORD.findall(re.sub("\u241f[^\u241f]*\u241f", " ", masked))


def _first(kinds: Iterable[_Kind], text: str) -> str | None:
    return next((kind.name for kind in kinds if kind.pattern.search(text)), None)


def _vocabulary(folded: str) -> str | None:
    words = [w for w in _WORD.findall(folded) if not w.isdigit()]
    if not words:
        return None
    if all(w in _LANGUAGES for w in words):
        return "language"
    if _NUMBERED.match(folded) or all(w in _PARTS_OF_TEXTS for w in words):
        return None
    strong = [w for w in words if w not in _FILLERS]
    return "share" if strong and all(w in _FURNITURE_WORDS for w in strong) else None
