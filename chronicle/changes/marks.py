"""What an edit touches: number, date, name, negation, modal, status. Such an edit is never held back."""

import re
from collections.abc import Iterable, Sequence

from chronicle.changes import dateforms, fold, names
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
    须 須 必 可 能 将 將 要 need needs needed 宜
""")
# Modal verbs of several signs or words; the sign alone may be part of another word.
_MODAL_PHRASES = re.compile(
    r"禁止|允许|允許|准许|必须|必須|可以|不得|应当|應當|应该|需要|有权"
    r"|\b(?:ha(?:ve|s|d)|need(?:s|ed)?|ought|able|allowed|required) to\b"
    r"|\b(?:darf|ist|sind|hat|haben) (?:nicht )?zu\b|запреща\w+|разреша\w+|вправе|обязан\w*",
    re.IGNORECASE,
)
# What a text says about its own or an act's standing. One of these in place of another turns it.
_STATUS = re.compile(
    r"\b(?:in force|enter(?:s|ed)? into force|repealed|revoked|abolished|suspended|annulled|withdrawn|reinstated"
    r"|unlawful|lawful|illegal|legal|invalid|valid|adopted|rejected|approved|denied|dismissed|upheld|overturned|ratified|signed"
    r"|pending|draft|final|binding|non-binding|void|expired|terminated|effective|permitted|prohibited|banned|allowed"
    r"|in kraft|außer kraft|aufgehoben|rechtmäßig|rechtswidrig|unrechtmäßig|angenommen|abgelehnt|gültig|ungültig"
    r"|wirksam|unwirksam|zulässig|unzulässig|ausgesetzt|verboten|erlaubt|gestattet|beschlossen|verworfen|ratifiziert|gekündigt"
    r"|в силе|вступил\w* в силу|действу\w+|утратил\w* силу|отмен[её]н\w*|незаконн\w+|законн\w+|принят\w*|отклон[её]н\w*"
    r"|одобрен\w*|отвергнут\w*|запрещ\w+|разреш\w+|приостановлен\w*|ратифицирован\w*)\b"
    r"|有效|无效|失效|生效|废止|撤销|合法|违法|非法|通过|否决|拒绝|批准|禁止|允许|暂停|現行|现行",
    re.IGNORECASE,
)
_NEAR = 24  # characters around changed words in which a phrase that they belong to is looked for
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


def of_words(words: Sequence[Token], *, sentence_start: int = -1, language: str | None = None) -> tuple[str, ...]:
    """Return the marks of the words that one side of an edit has. `sentence_start` is where a capital says nothing."""
    found = set(_of_keys(t.key for t in words))
    if names.is_named(words, sentence_start=sentence_start, language=language):
        found.add("name")
    return tuple(sorted(found))


def of_pair(
    words: tuple[Sequence[Token], Sequence[Token]],
    *,
    texts: tuple[str, str],
    starts: tuple[int, int],
    language: str | None = None,
) -> tuple[str, ...]:
    """Return the marks of an edit by the words of both sides and what stands around them.

    `starts` are the places of the first words of both passages.
    """
    old, new = words
    found = {
        *of_words(old, sentence_start=starts[0], language=language),
        *of_words(new, sentence_start=starts[1], language=language),
    }
    spans = [(text, side[0].start, side[-1].end) for text, side in zip(texts, words, strict=True) if side]
    if any(phrase for span in spans for phrase in _touching(_MODAL_PHRASES, *span)):
        found.add("modal")
    if _is_named(words, spans, starts=starts, language=language):
        found.add("name")
    if old and new:
        before, after = (_touching(_STATUS, *span) for span in spans)
        if before and after and before != after:
            found.add("status")
    return tuple(sorted(found))


def _is_named(
    words: tuple[Sequence[Token], Sequence[Token]],
    spans: Sequence[tuple[str, int, int]],
    *,
    starts: tuple[int, int],
    language: str | None,
) -> bool:
    """Say whether the words are a name by what is known of names: only where their form does not tell."""
    if names.is_other_start(*words, starts=starts, language=language):
        return True
    silent = language in ("de", "zh") or any(fold.is_cjk(text[start]) for text, start, _ in spans)
    return silent and any(names.stands_in(*span) for span in spans)


def _touching(phrases: re.Pattern[str], text: str, start: int, end: int) -> set[str]:
    """Return the phrases that the words from `start` to `end` are, or belong to."""
    low = max(0, start - _NEAR)
    window = text[low : end + _NEAR]
    found = phrases.finditer(window)
    return {m.group().lower() for m in found if low + m.start() < end and low + m.end() > start}


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
    return names.is_acronym(word)
