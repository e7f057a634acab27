"""The tag chips that the page template puts between text and notes, often glued: "Q4/2020BRICS"."""

import re

MORE = re.compile(r"(?:mehr zum thema|schlagw(?:o|ö)rte?r?|tags?|themen)\s?:?", re.IGNORECASE)
_QUARTER = re.compile(r"Q[1-4]/(?:19|20)\d\d")
_CHIP_LINE = re.compile(r"#?Q[1-4]/(?:19|20)\d\d(?![\s]*[-–—:]).{0,80}")
_GLUE = re.compile(r"(?<=[a-zäöüß]{2})(?=[A-ZÄÖÜ])")
_BETWEEN = re.compile(r"\s*[,;|·•]\s*|\s{2,}|\s*#")
_LONGEST = 80
_MOST_LINES = 12


def is_title(text: str) -> bool:
    """Say whether a line is no more than the words above the chips."""
    return MORE.fullmatch(text) is not None


def is_chip_line(text: str) -> bool:
    """Say whether a line begins like a chip: a quarter, and no title after it."""
    return _CHIP_LINE.fullmatch(text) is not None


def are_chips(texts: list[str]) -> bool:
    """Say whether these lines can be chips: few, short, and none of them a sentence."""
    return len(texts) <= _MOST_LINES and all(len(text) <= _LONGEST and not text.endswith(".") for text in texts)


def split(text: str) -> list[str]:
    """Take glued and listed chips apart: a quarter ends where its year ends, a word before an inner capital."""
    parts: list[str] = []
    for part in _BETWEEN.split(text.strip(" •·-–#\t")):
        place = 0
        for quarter in _QUARTER.finditer(part):
            parts += _GLUE.split(part[place : quarter.start()])
            parts.append(quarter.group())
            place = quarter.end()
        parts += _GLUE.split(part[place:])
    return [part.strip() for part in parts if part.strip()]
