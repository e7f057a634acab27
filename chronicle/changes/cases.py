"""What a change of capitals says: nothing in a heading set anew, much where a name became a word ("Turkey", "who")."""

import re

from chronicle.changes import marks
from chronicle.changes.tokens import Token

_ACRONYM = 4  # letters; a longer word in capitals is shouting, not an acronym
# House styles write these with and without a capital.
_FLOATING = frozenset({"internet", "web", "website", "intranet", "net", "интернет", "web-site"})
# Words that the dots of the ё alone tell apart: "all" and "everything".
_TOLD_BY_DOTS = frozenset({"все"})
_START = re.compile(r"[.!?:…•·–—\-|\n。！？：]\W*$")
_TITLE_LETTERS = 4  # of an abbreviated title before a name ("Mr.", "Prof.")
_SENTENCE_END = re.compile(r"[.!?。！？;:][\"'”’“»)\]]*\s*$")
_QUOTING = "\"'“„«»‘"


def is_restyled(old: str, new: str, *, changed: int, words: int) -> bool:
    """Say whether a whole passage was set in other capitals, as headings are."""
    if old.isupper() or new.isupper():
        return True
    return not _SENTENCE_END.search(old) and words > 1 and 2 * changed >= words


def is_telling(old: Token, new: Token, *, gap: str, previous: str) -> bool:
    """Say whether a word in other capitals (or dots) says something else. `gap` parts it from the `previous` word."""
    if old.text.lower() != new.text.lower():
        return old.key in _TOLD_BY_DOTS
    if marks.is_acronym(old.text) != marks.is_acronym(new.text):
        return len(old.text) <= _ACRONYM
    if old.key in _FLOATING or old.text[0].isupper() == new.text[0].isupper():
        return False
    if any(letter.isupper() for word in (old, new) for letter in word.text[1:]):
        return False
    return not _starts(gap, previous)


def _starts(gap: str, previous: str) -> bool:
    """Say whether a word may stand at a sentence's start, where a capital says nothing."""
    if not previous or gap.strip()[-1:] in tuple(_QUOTING):
        return True
    if gap.strip() == "." and len(previous) <= _TITLE_LETTERS and previous[0].isupper():
        return False
    return _START.search(gap) is not None
