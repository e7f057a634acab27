"""What an edit touches: number, date, name, negation, modal. Such an edit is never held back."""

import re
from collections.abc import Iterable, Sequence

from chronicle.changes import dateforms
from chronicle.changes.tokens import Token


def _set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as prose, several languages one after the other."""
    return frozenset(words.split())


_NEGATIONS = _set("""
    not no never none nor neither without cannot nothing nobody nowhere except unless nicht kein keine keinen
    keinem keiner keines nie niemals ohne weder noch nichts niemand außer не нет ни никогда без нельзя никто
    ничто никакой никаких кроме ne pas jamais aucun aucune sans ni rien 不 没 無 无 未 非 勿 莫 否
""")
_MODALS = _set("""
    shall should must may might can could will would ought soll sollen sollte sollten muss müssen musste
    müssten muß darf dürfen dürfte kann können könnte könnten wird werden würde должен должна должно должны
    может могут следует обязан обязаны обязана необходимо doit doivent peut peuvent devrait devront pourra 应 應
    须 須 必 可 能 将 將 要
""")
_NUMBER_WORDS = _set("""
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred
    thousand million billion half double third first second ein eins zwei drei vier fünf sechs sieben acht
    neun zehn elf zwölf zwanzig dreißig hundert tausend millionen milliarde milliarden один одна два две три
    четыре пять шесть семь восемь девять десять сто тысяча тысяч миллион миллионов
    一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 两 兩 〇 零
""")
_WEEKDAYS = _set("""
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
    samstag sonntag понедельник вторник среда четверг пятница суббота воскресенье
""")
_DIGIT = re.compile(r"\d")
_ACRONYM_LETTERS = 2
_NAME_LETTERS = 2


def of_words(words: Sequence[Token], *, sentence_start: int = -1, language: str | None = None) -> tuple[str, ...]:
    """Return the marks of the words that one side of an edit has. `sentence_start` is where a capital says nothing."""
    found = set(_of_keys(t.key for t in words))
    if any(_is_name(t, language) for t in words if t.start != sentence_start):
        found.add("name")
    return tuple(sorted(found))


def _of_keys(keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        if _DIGIT.search(key) or key in _NUMBER_WORDS:
            yield "number"
        if key.startswith("date:") or dateforms.is_month(key) or key in _WEEKDAYS:
            yield "date"
        if is_negation(key):
            yield "negation"
        if key in _MODALS:
            yield "modal"


def is_negation(key: str) -> bool:
    """Say whether a word denies."""
    return key in _NEGATIONS or key.endswith("n't")


def is_weighty(key: str) -> bool:
    """Say whether a single word turns the meaning: number, date, negation or modal verb."""
    return any(True for _ in _of_keys((key,)))


def is_acronym(word: str) -> bool:
    """Say whether a word is written in capitals only (UN, SCO, WHO)."""
    return len(word) >= _ACRONYM_LETTERS and word.isupper()


def _is_name(token: Token, language: str | None) -> bool:
    """A capital makes a name, but not in German, where every noun has one: there only acronyms count."""
    word = token.text
    if is_acronym(word):
        return True
    return language != "de" and len(word) >= _NAME_LETTERS and word[0].isupper() and word[1:].islower()
