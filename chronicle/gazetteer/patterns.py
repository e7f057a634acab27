"""The notation of names: `=` at the front minds case, `*` at a word's end allows inflections and compounds.

`*` at a word's front allows a compound before it. Words of Latin and Cyrillic names begin at a word's beginning, and
end at a word's end where no `*` stands (a German or English genitive is allowed). Chinese names match anywhere.
"""

import functools
import re
from dataclasses import dataclass

from chronicle.gazetteer import folding
from chronicle.gazetteer.model import GazetteerError

# Between the words of a name: a blank or two, a hyphen, or a closing quotation mark in between.
_BETWEEN = r"[ \-]{1,3}"
_GENITIVE = r"(?:'?s)?"
# Letters and digits of alphabets: a Chinese character may follow a Latin name at once.
_LETTER = r"[^\W\u3400-\u9fff]"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A name ready to be searched: `needle` is the piece to look for, `expression` confirms the whole around it.

    `lead` counts the characters of the name that stand before the needle; -1 where a compound may stand there.
    """

    needle: str
    expression: str
    keeps_case: bool
    lead: int

    def match(self, subject: str, start: int) -> re.Match[str] | None:
        """Confirm the whole name at this place of a folded text."""
        return _pattern(self.expression).match(subject, start)


def compile_name(written: str) -> Compiled:
    """Compile one name in the notation above."""
    keeps_case = written.startswith("=")
    name = written.removeprefix("=").strip()
    folded = folding.keep_case(name) if keeps_case else folding.fold(name)
    words = folded.split(" ")
    needle = max((piece for piece in re.split(r"\*", words[0]) if piece), key=len, default="")
    if not needle:
        raise GazetteerError(f"gazetteer: the name {written!r} has no letters in its first word; write it out")
    expression = _BETWEEN.join(_word(word, keeps_case=keeps_case) for word in words)
    lead = -1 if words[0].startswith("*") else 0
    return Compiled(folding.fold(needle), expression, keeps_case, lead)


@functools.cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Compile when first met: of thousands of names few ever occur, and compiling is dear."""
    return re.compile(expression)


def _word(word: str, *, keeps_case: bool) -> str:
    letters = word.strip("*")
    core = re.escape(letters)
    if folding.HAN.search(word):
        return core
    front = "" if word.startswith("*") or not word[0].isalnum() else rf"(?<!{_LETTER})"
    if word.endswith("*"):
        return f"{front}{core}{_LETTER}*"
    if not word[-1].isalnum():
        return front + core
    abbreviation = keeps_case and letters.isupper()  # "=US" has no genitive, "=Rom" has
    return f"{front}{core}{'' if abbreviation else _GENITIVE}(?!{_LETTER})"
