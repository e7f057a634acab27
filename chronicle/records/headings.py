"""Which lines are headings, told by their looks: short, no sentence, and text below."""

import re

from chronicle.records import marks

_LONGEST = 170
# A heading with a mark is rare; a short paragraph without its full stop is not. Only the date tells them apart.
_ENDS_WITH_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?\([^)]{1,40}\))?$")
_LONGEST_QUESTION = 90
_ENDS_SENTENCE = re.compile(r"[.!;:,…][\s\"“”«»)]*$")
# A full stop between two words with a capital after it, but not after an ordinal or an abbreviation.
_INNER_STOP = re.compile(r"[a-zäöüß]{3,}[.!?]\s+[A-ZÄÖÜ„\"]")
_RUNNING_ON = re.compile(r"[a-zäöüß]")


def looks_like_heading(text: str) -> bool:
    """Say whether a line can be a heading; whether text stands below it is for the caller to see."""
    bare = marks.strip(text).strip()
    if not bare or len(bare) > _LONGEST or _RUNNING_ON.match(bare):
        return False
    if bare != text.strip() and not _ENDS_WITH_YEAR.search(bare):
        return False
    if bare.endswith("?"):
        return len(bare) <= _LONGEST_QUESTION and not _INNER_STOP.search(bare)
    return not _ENDS_SENTENCE.search(bare) and not _INNER_STOP.search(bare)
