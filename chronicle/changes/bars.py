"""Bars of buttons: for sharing, for the choice of language, for moving about. They are words without a sentence."""

import re

from chronicle.changes import fold
from chronicle.changes.stamps import Place


def _set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as prose, several languages one after the other."""
    return frozenset(words.split())


_SHARING = _set("""
    share tweet teilen merken empfehlen поделиться отправить 分享 分享到 收藏 字号 like retweet
""")
_NETWORKS = _set("""
    facebook twitter x linkedin whatsapp telegram vk vkontakte email e-mail mail instagram youtube pinterest reddit
    weibo wechat viber ok odnoklassniki xing mastodon threads tiktok 微信 微博 qq
""")
_BUTTONS = _set("""
    print pdf copy link url rss drucken feedback kopieren печать распечатать версия для печати 打印 打 印 到 关闭
    home menu search login log sign skip content top back next previous prev close open more less page startseite
    menü suche suchen anmelden zurück nach oben weiter schließen mehr главная поиск меню назад далее save bookmark
    download comments font size a+ a- article
""")
# Sizes of type are buttons only beside each other.
_SIZES = _set("大 中 小")
# Buttons whose word alone may tell how something stands.
_STATES = _set("open close next back")
# Alone or with a number these are headings ("Article 5"), whatever they are beside others ("font size").
_PARTS_OF_TEXTS = _set("article content page font size")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]? |\d{1,3}[.)] ")
_FILLERS = _set("a an the this in on to up out of for zum zur auf in и в на для")
_LANGUAGES = _set("""
    english русский 中文 deutsch français francais español espanol português portugues العربية italiano 日本語 한국어
    en ru zh de fr es pt ar cn eng rus 简体 繁體 简体中文 繁體中文 polski türkçe nederlands
""")
_WORD = re.compile(r"[^\W\d_]+(?:[-+][^\W\d_]*)?|\d+")
# These part the members of an enumeration, never the buttons of a bar.
_ENUMERATION = re.compile(r"[,;、]| (?:and|or|und|oder|и|или|sowie) ")
_LONGEST = 140  # characters


def find(text: str, *, place: Place = Place.BODY, linked: bool = False, in_bar: bool = False) -> str | None:
    """Return the class of a passage that is a bar or one of its buttons.

    `linked`: all its words are links; `in_bar`: it follows a bar. Without either, and within the text, the names of
    networks or languages are what the text says, unless several stand there as no sentence would have them.
    """
    folded = fold.fold_text(text).lower()
    if len(folded) > _LONGEST or place is Place.ROW or _NUMBERED.match(folded):
        return None
    every = _WORD.findall(folded)
    words = [w for w in every if not w.isdigit()]
    if not words or all(w in _PARTS_OF_TEXTS for w in words):
        return None
    loose = place is Place.BESIDE or linked or in_bar
    if not loose and _ENUMERATION.search(folded):
        return None
    numbered = len(words) < len(every)
    if all(w in _LANGUAGES for w in words):
        return "language" if loose or (len(words) > 1 and not numbered) else None
    return "share" if _is_sharing(words, numbered=numbered, loose=loose) else None


def _is_sharing(words: list[str], *, numbered: bool, loose: bool) -> bool:
    strong = [w for w in words if w not in _FILLERS]
    if not strong or not all(w in _SHARING | _NETWORKS | _BUTTONS | _SIZES for w in strong):
        return False
    if loose or any(w in _SHARING for w in strong):
        return True
    if numbered:
        return False
    alone = len(strong) == 1 and strong[0] in _NETWORKS | _SIZES | _STATES
    return not alone
