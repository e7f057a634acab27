"""Sentences of a text, as half-open ranges."""

import re
from functools import lru_cache

_END = re.compile(r"[.!?]+[\"'”’“»)\]]*(?=\s)|[。！？；][”’」』）]*|\n\s*\n|\n")
# After these a full stop seldom ends a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Nr|Art|Abs|Bd|Ziff|Inc|Ltd|Co|Corp|vs|v|cf|ca|bzw|vgl|Hrsg|Jr|Sr|Gen|Lt|Rev"
    r"|Para|para|Sec|Fig|pp|p|S|e\.g|i\.e|z\. ?B|u\. ?a|d\. ?h|al|approx|г|гг|т\. ?е|т\. ?д|им|ст|стр|тыс|млн|млрд)"
    r"|(?<![^\W\d_])[^\W\d_]|(?:^|\s)\d{1,2})\.$"
)
_LOOK_BACK = 12
# A text whose lines are mostly this long (characters) is wrapped by hand: there a line break separates nothing.
_WRAPPED = range(45, 110)
_MANY_LINES = 10
_SENTENCE_SIGNS = frozenset(".!?。！？；”」』")


def split(text: str, *, wrapped: bool = False) -> list[tuple[int, int]]:
    """Return the sentences of `text` without the blanks around them; a line break ends one unless text is wrapped."""
    ranges, start = [], 0
    for match in _END.finditer(text):
        if _ends(text, match, wrapped=wrapped):
            ranges.append((start, match.end()))
            start = match.end()
    ranges.append((start, len(text)))
    return [trimmed for r in ranges if (trimmed := _trim(text, *r))[0] < trimmed[1]]


@lru_cache(maxsize=8)
def is_wrapped(text: str) -> bool:
    """Say whether the lines of a text were broken by hand at a certain length.

    Such lines end in the middle of a sentence; Chinese paragraphs are often as long as a line, but end with one.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    broken = sum(len(line) in _WRAPPED and line[-1] not in _SENTENCE_SIGNS for line in lines)
    return len(lines) >= _MANY_LINES and 2 * broken > len(lines)


def around(text: str, start: int, end: int, *, reach: int = 600) -> tuple[int, int]:
    """Return the whole sentences that hold `text[start:end]`, looking at most `reach` characters to each side."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    first, last = start, end
    for a, b in split(text[low:high], wrapped=is_wrapped(text)):
        if low + a < end and low + b > start:
            first, last = min(first, low + a), max(last, low + b)
    return first, last


def _ends(text: str, match: re.Match[str], *, wrapped: bool) -> bool:
    sign = match.group()
    if sign == "\n":
        return not wrapped
    if sign.startswith("\n") or sign[0] in "。！？；":
        return True
    following = text[match.end() : match.end() + 3].lstrip()[:1]
    if following.islower():
        return False
    return not (sign == "." and _ABBREVIATION.search(text[max(0, match.end() - _LOOK_BACK) : match.end()]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
