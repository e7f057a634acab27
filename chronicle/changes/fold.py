"""Folding: what typography, invisible characters and whitespace hide, with a map back to the original.

Folding serves comparison only; what is shown always comes from the original through the offset map. The result is
stable: folding a folded text changes nothing.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Quotation marks and apostrophes of all scripts watched; one sign stands for them all.
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″‴ʼʹʻ＂＇「」『』〝〞〟❛❜❝❞"
_DASHES = "-‐‑‒–—―−﹘﹣－⁃⸺⸻"
_ELLIPSES = "…⋯"
# Characters without a shape of their own: soft hyphen, joiners, direction marks, variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0100-\U000e01ef]"
)
_OVERLAYS = range(0x0334, 0x0339)
# The frequent case: printable ASCII that folds to itself.
_PLAIN = re.compile(r"(?:[!#-&(-,./0-Z\[-_a-z{-~]|(?<=[!#-&(-,./0-Z\[-_a-z{-~])[ -](?=[!#-&(-,./0-Z\[-_a-z{-~]))+")
_CJK = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_MAX_PASSES = 4


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Character `i` of `text` came from the original's `starts[i]` to `ends[i]`."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the original; an empty range keeps its place."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


def is_cjk(character: str) -> bool:
    """Say whether a character belongs to a script written without spaces."""
    return _CJK.match(character) is not None


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold quotes, dashes, ligatures, widths, invisible characters and whitespace."""
    folded = _pass(text)
    for _ in range(_MAX_PASSES):
        again = _pass(folded.text)
        if again.text == folded.text:
            return folded
        folded = Folded(
            again.text,
            array("L", (folded.starts[i] for i in again.starts)),
            array("L", (folded.ends[i - 1] for i in again.ends)),
        )
    return folded


def fold_text(text: str) -> str:
    """Return only the folded text."""
    return fold(text).text


class _Writer:
    """Collects folded characters; whitespace is written late, so that ends carry none."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.starts = array("L")
        self.ends = array("L")
        self._space: tuple[int, int] | None = None
        self._last = ""

    def space(self, start: int, end: int) -> None:
        """Note whitespace; a run becomes one blank, none at the ends and none between Chinese characters."""
        if self._space is None:
            self._space = (start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Write the characters that came from `start` to `end` of the original."""
        for character in text:
            if character.isspace():
                self.space(start, end)
            elif character != "-" or self._last != "-" or self._space is not None:
                self._flush(character)
                self._append(character, start, end)

    def run(self, text: str, start: int) -> None:
        """Write plain characters that stand for themselves."""
        self._flush(text[0])
        self.out.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))
        self._last = text[-1]

    def _flush(self, following: str) -> None:
        if self._space is not None:
            space, self._space = self._space, None
            if self._last and not (is_cjk(self._last) and is_cjk(following)):
                self._append(" ", *space)

    def _append(self, character: str, start: int, end: int) -> None:
        self.out.append(character)
        self.starts.append(start)
        self.ends.append(end)
        self._last = character


def _pass(text: str) -> Folded:
    writer = _Writer()
    for start, end, plain in _clusters(text):
        if plain:
            writer.run(text[start:end], start)
        else:
            writer.put(_fold_cluster(text[start:end]), start, end)
    return Folded("".join(writer.out), writer.starts, writer.ends)


def _clusters(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into plain runs and single characters with their combining marks."""
    position, length = 0, len(text)
    while position < length:
        run = _PLAIN.match(text, position)
        end = run.end() if run else position + 1
        stop = _after_marks(text, end)
        if run and stop > end:
            # The last plain character carries a mark: it belongs to the cluster.
            if end - 1 > position:
                yield position, end - 1, True
            yield end - 1, stop, False
        else:
            yield position, stop, run is not None
        position = stop


def _after_marks(text: str, position: int) -> int:
    while position < len(text) and text[position] > "\u02ff" and unicodedata.combining(text[position]):
        position += 1
    return position


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    if len(cluster) > 1 and cluster[0].isalpha():
        cluster = "".join(c for c in cluster if ord(c) not in _OVERLAYS)
    return "".join(_fold_character(c) for c in unicodedata.normalize("NFKC", _protect(cluster)))


def _protect(cluster: str) -> str:
    """Replace signs whose compatibility form would be a blank and a mark ("´")."""
    return "'" if cluster in _QUOTES else cluster


def _fold_character(character: str) -> str:
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _ELLIPSES:
        return "..."
    return "" if _INVISIBLE.match(character) else character


def without_invisible(text: str) -> str:
    """Return a text without the characters that have no shape of their own."""
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """Return a text with every run of whitespace as one blank."""
    return " ".join(text.split())
