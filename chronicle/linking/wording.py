"""Words, sentences and word sequences of a text, in alphabets and in Chinese."""

import re
import zlib
from collections.abc import Iterator

from chronicle.gazetteer import folding

_TOKEN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_SENTENCE = re.compile(r"[^.!?。！？；\n]+(?:[.!?。！？；\n]+|$)")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[.,\u00a0 ]\d{3})+(?![\w/])|(?<![\w.,/-])\d{3,7}(?![\d/-])")
_YEARS = range(1900, 2101)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/])")
SHINGLE = 5


def tokens(text: str) -> list[str]:
    """Return words in lower case; every Chinese character is a word."""
    return _TOKEN.findall(folding.fold(text))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence; abbreviations may cut one in two."""
    return ((match.start(), match.end()) for match in _SENTENCE.finditer(text))


def shingles(text: str) -> frozenset[int]:
    """Return a number for every run of five words; a shorter text has none."""
    words = tokens(text)
    runs = (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)


def numbers(text: str) -> dict[str, str]:
    """Return numbers of three digits and more that are no years: digits alone -> as written."""
    found = {}
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not (len(digits) == len(match.group()) and int(digits) in _YEARS):
            found[digits] = match.group()
    return found


def years(text: str) -> frozenset[int]:
    """Return the years that a text names."""
    return frozenset(int(match.group()) for match in _YEAR.finditer(text))
