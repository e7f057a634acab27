"""Whether changed words are, or belong to, a name: of a person, a place, a body."""

import re
from collections.abc import Sequence
from itertools import pairwise

from chronicle.changes import dateforms, fold
from chronicle.changes.tokens import Token
from chronicle.gazetteer import loading
from chronicle.gazetteer.model import ConceptType


def _set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as prose, several languages one after the other."""
    return frozenset(words.split())


_NAMED = frozenset({ConceptType.ORG, ConceptType.PERSON, ConceptType.PLACE, ConceptType.COUNTRY})
_WINDOW = 40  # characters around changed words in which a name they belong to is looked for
_LEAST = 2  # letters
# Words that begin sentences: at such a place their capital says nothing.
_STARTERS = _set("""
    the a an this that these those it its he she they we you i in on at by for from to of with as if when while
    after before since until although though because but and or so yet not no all any some each every many most more
    several both few other others such there here then thus however moreover therefore also meanwhile today yesterday
    tomorrow now never under over between during against without within according what who where why how which
    states members parties ministers delegates experts companies countries governments shall may must should can will
    is are was were has have had do does did one two three four five six seven eight nine ten first second third
    в на и но а к с о об от до из за по при для без под над между после перед если когда как что кто где этот эта
    это эти тот та то те он она они оно мы вы я все всё все его её их не ни также однако поэтому сегодня вчера
    государства стороны участники страны члены
""")
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任"
    "姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文华汲耿庄丛栗张劉陳楊趙吳孫馬羅鄭謝韓習习"
)
_TITLES = (
    "外长|部长|主席|总理|总统|大使|代表|同志|记者|司长|秘书长|议长|局长|院长|教授|发言人|首相|书记|委员|国务委员|总书记"
)
_SAYS = "表示|指出|强调|认为|会见|主持|出席|宣布|介绍|回应|说|称|先生|女士"
_CHINESE = re.compile(
    rf"(?:(?:{'|'.join(f'(?<={title})' for title in _TITLES.split('|'))})(?P<a>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?=[^\u4e00-\u9fff]|$|[同与和在对就向于将的]|{_SAYS}|{_TITLES})"
    rf"|(?P<b>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={_SAYS}|{_TITLES})"
    rf"|^(?P<c>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})$)"
)
# German capitals in a row that are no names: measures, months, days.
_NO_NAMES = _set("""
    prozent millionen milliarden euro dollar uhr jahr jahre jahren tag tage tagen monat monate ende anfang mitte nr
""")


def is_acronym(word: str) -> bool:
    """Say whether a word is written in capitals only (UN, SCO, WHO)."""
    return len(word) >= _LEAST and word.isupper()


def is_named(words: Sequence[Token], *, sentence_start: int, language: str | None) -> bool:
    """Say whether one of the words is a name by its form.

    A capital makes a name, but not in German, where every noun has one: there only acronyms and two in a row count.
    """
    if any(is_acronym(t.text) for t in words if t.start != sentence_start):
        return True
    capitals = [t for t in words if t.start != sentence_start and _is_capitalised(t.text)]
    if language != "de":
        return bool(capitals)
    return any(
        b.start - a.end == 1 and _is_no_measure(a) and _is_no_measure(b) for a, b in _neighbours(words, capitals)
    )


def _neighbours(words: Sequence[Token], capitals: Sequence[Token]) -> list[tuple[Token, Token]]:
    known = set(capitals)
    return [(a, b) for a, b in pairwise(words) if a in known and b in known]


def _is_no_measure(token: Token) -> bool:
    return token.key not in _NO_NAMES and not dateforms.is_month(token.key)


def is_other_start(
    old: Sequence[Token], new: Sequence[Token], *, starts: tuple[int, int], language: str | None
) -> bool:
    """Say whether a sentence begins with another name: both first words are capitalised and no usual beginnings."""
    if language == "de" or not old or not new or (old[0].start, new[0].start) != starts:
        return False
    return (
        all(_is_capitalised(t.text) and t.key not in _STARTERS for t in (old[0], new[0])) and old[0].key != new[0].key
    )


def stands_in(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` touches the name of a known body, place or person, or a Chinese name."""
    if start >= end:
        return False
    low = max(0, start - _WINDOW)
    window = text[low : end + _WINDOW]
    known = any(m.type in _NAMED and m.start < end - low and m.end > start - low for m in loading.load().find(window))
    return known or any(
        match.start() < end - low and match.end() > start - low
        for match in (_CHINESE.finditer(window) if fold.is_cjk(text[start]) else ())
    )


def _is_capitalised(word: str) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and word[1:].islower()
