"""One spelling for comparison, character by character, so that offsets stay those of the original."""

import functools
import re

_SAME = {
    **dict.fromkeys("‐‑‒–—−﹣－", "-"),
    **dict.fromkeys("’‘ʼ＇`´", "'"),
    **dict.fromkeys("\u00a0\u2007\u202f\u3000\t\r\n", " "),
    "ё": "е",
    "Ё": "Е",
}
# Full-width letters and digits of Chinese typography stand 0xFEE0 above ASCII.
_TABLE = str.maketrans(
    {**_SAME, **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "'-"}}
)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def keep_case(text: str) -> str:
    """Fold dashes, apostrophes, blanks, full-width forms and ё; the length stays."""
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """Fold as `keep_case` and to lower case; the length stays."""
    folded = keep_case(text)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(_lower(character) for character in folded)


@functools.lru_cache(maxsize=512)
def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
