"""Which language a text is in, told by its script and its little words; None rather than a wrong guess."""

import re
from collections import Counter

from chronicle.languages import stopwords

SAMPLE_CHARACTERS = 30_000
"""More text than this makes no guess better; three slices are taken, for a page may open with a foreign banner."""

_LATIN, _CYRILLIC, _HAN, _KANA = "latin", "cyrillic", "han", "kana"
_SCRIPTS = {
    _LATIN: re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]"),
    _CYRILLIC: re.compile(r"[\u0400-\u052F]"),
    _HAN: re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]"),
    _KANA: re.compile(r"[\u3040-\u30FF]"),
}
# "e-commerce" is one word, not the Portuguese "e".
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Letters that Russian does not have: Ukrainian, Belarusian, Serbian, Macedonian, Tajik, Kazakh, Kyrgyz and others.
_NOT_RUSSIAN = re.compile(r"[іїєґўђјљњћџѓќӣӯҷҳқғөүұңһәІЇЄҐЎЂЈЉЊЋЏЃЌӢӮҶҲҚҒӨҮҰҢҺӘ]")
_ONLY_RUSSIAN = re.compile(r"[ыэёЫЭЁ]")
# Letters that speak for one of the Latin languages as loudly as a little word does.
_TELLING = {"de": "ßäöü", "es": "ñ¿¡", "pt": "ãõ", "fr": "œèêû"}

# A letter outside the alphabets of the five Latin languages: Turkish, Polish, Vietnamese and so on.
_ALIEN = re.compile(r"[^-a-zßàâáäãæçéèêëíîïñóôöõœúùûüÿ]")

_HAN_WEIGHT = 3  # one Han character says about as much as three letters
_KANA_SHARE = 0.1  # Japanese prose is at least a third kana; a Chinese text quotes a word of it at most
_FOREIGN_LETTERS = 0.01
_LONG_CYRILLIC = 150  # in so many Russian letters ы, э or ё always occurs; in Bulgarian never
_FEW_WORDS = 12
_ALIEN_SHARE = 0.1  # of all words; a foreign name or two may stand in any text
_LEAST_SHARE = 0.15  # of all words; prose in a known language has 0.3 to 0.5
_MARGIN = 1.25  # the best language must lead the second by this factor


def guess(text: str) -> str | None:
    """Return de, en, fr, pt, es, ru, zh or ja (ISO 639-1), None for any other language and where unsure."""
    sample = _sample(text)
    weights = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    asian = weights[_HAN] + weights[_KANA]
    scores = {_LATIN: weights[_LATIN], _CYRILLIC: weights[_CYRILLIC], _HAN: asian * _HAN_WEIGHT}
    script = max(scores, key=lambda name: scores[name])
    if not scores[script]:
        return None
    if script == _HAN:
        return "ja" if weights[_KANA] > asian * _KANA_SHARE else "zh"
    return _guess_cyrillic(sample, weights[_CYRILLIC]) if script == _CYRILLIC else _guess_latin(sample)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARACTERS:
        return text
    part = SAMPLE_CHARACTERS // 3
    middle = len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))


def _guess_cyrillic(sample: str, letters: int) -> str | None:
    if len(_NOT_RUSSIAN.findall(sample)) > letters * _FOREIGN_LETTERS:
        return None
    if letters > _LONG_CYRILLIC and not _ONLY_RUSSIAN.search(sample):
        return None
    return "ru"


def _guess_latin(sample: str) -> str | None:
    words = _WORD.findall(sample.casefold())
    if sum(bool(_ALIEN.search(word)) for word in words) > len(words) * _ALIEN_SHARE:
        return None
    hits: Counter[str] = Counter()
    for language, little in stopwords.STOPWORDS.items():
        hits[language] += sum(word in little for word in words)
    for language, letters in _TELLING.items():
        # Once per word: a word with two umlauts is still one witness.
        hits[language] += sum(any(letter in word for letter in letters) for word in words)
    (best, most), (_, second) = hits.most_common(2)
    if len(words) <= _FEW_WORDS:
        return best if most > second else None
    return best if most >= len(words) * _LEAST_SHARE and most >= second * _MARGIN else None
