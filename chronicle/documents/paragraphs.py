"""Lines of a page to paragraphs: gaps, indents and short last lines part them, hyphens at line ends join words."""

import itertools
import re
from dataclasses import dataclass

_END = re.compile(r"[.!?:;。！？：；…][\"'”’»」』)\]）]{0,2}\d{0,3}$")
_BEGINS = re.compile(
    r"(?:[-–•▪●*·◦]\s|\(?\d{1,3}[.)]\s|\(?[a-zа-я][.)]\s|\([ivx]{1,5}\)\s|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[条章节])"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# pdfium marks a hyphen that it takes for a soft one with U+FFFE or U+0002.
_HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef\u3000-\u30ff]")
_SPACED = re.compile(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
# Rows of one paragraph do not overlap; signs above and below the line do.
_OVERLAP = 0.8
# A gap between lines that is this much larger than usual parts paragraphs.
_GAP = 1.25
# Double spacing; what is wider is no leading, even where a page has no other gap.
_WIDEST_LEADING = 2.4
_NEW_SIZE = 1.15
_NEW_WEIGHT = 150
# The last line of a paragraph ends at least so far (share of the column) before the margin.
_SHORT_LINE = 0.88
_INDENT = 8.0  # points; a first-line indent is 10 to 36


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its page (from 1) and its place in points, all zero where the place is unknown.

    `bottom` is the line that the letters stand on, `top` is higher by the size of the font. `weight` is the font's (400
    is regular, 700 bold), zero where it is unknown or changes within the line.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    weight: int = 0

    @property
    def size(self) -> float:
        """The size of the font in points."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines, the page they begin on, and the height of their letters in points."""

    text: str
    page: int
    height: float


def vocabulary(pages: list[list[Line]]) -> frozenset[str]:
    """Return the words of a document, hyphenated ones whole: they say which hyphens belong to their word."""
    return frozenset(word.casefold() for lines in pages for line in lines for word in _WORD.findall(line.text))


def join(pages: list[list[Line]], known: frozenset[str]) -> list[Paragraph]:
    """Return the paragraphs of all pages in order; one that goes on over a page break is one paragraph."""
    lines = [line for page in pages for line in page]
    margin = _margin(lines)
    gap = _usual_gap(lines, margin)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts(groups[-1], line, gap=gap, margin=margin):
            groups[-1].append(line)
        else:
            groups.append([line])
    between = " " if _parts_scripts(lines) else ""
    return [Paragraph(_text(group, known, between), group[0].page, group[0].size) for group in groups]


def _usual_gap(lines: list[Line], margin: float) -> float:
    """Return how far below each other lines stand, in sizes of their font: headings have the leading of text.

    What follows a full line mostly goes on; in a paper of short paragraphs most other gaps are those between them.
    """
    pairs = [pair for pair in itertools.pairwise(lines) if pair[0].page == pair[1].page and _gap(*pair) > _OVERLAP]
    full = [pair for pair in pairs if pair[0].right >= margin * _SHORT_LINE]
    gaps = sorted(_gap(*pair) for pair in full or pairs)
    return min(gaps[len(gaps) // 4], _WIDEST_LEADING) if gaps else 0.0


def _gap(one: Line, two: Line) -> float:
    size = max(one.size, two.size)
    return (one.bottom - two.bottom) / size if size > 0 else 0.0


def _margin(lines: list[Line]) -> float:
    """Return the right margin: where the longer lines end."""
    ends = sorted(line.right for line in lines)
    return ends[len(ends) * 9 // 10] if ends else 0.0


def _starts(group: list[Line], line: Line, *, gap: float, margin: float) -> bool:
    """Say whether `line` begins a new paragraph after those of `group`."""
    last = group[-1]
    ended = bool(_END.search(last.text))
    if _sizes_differ(last, line) or _begins_item(group, line, margin, ended=ended):
        return True
    if line.page != last.page:
        return _ends_with_page(last, line, margin, ended=ended) and not line.text[:1].islower()
    if not gap or not margin:
        return ended and len(last.text) < max(len(one.text) for one in group) * _SHORT_LINE
    if _gap(last, line) > gap * _GAP or _weights_differ(last, line):
        return True
    short = last.right < margin * _SHORT_LINE
    indented = line.left > last.left + _INDENT and len(group) > 1
    return (ended and (short or indented)) or (short and indented)


def _ends_with_page(last: Line, line: Line, margin: float, *, ended: bool) -> bool:
    """Say whether a page break is the end of a paragraph: its last line is short, or the next one is indented."""
    if not margin:
        return ended
    if ended and line.left > last.left + _INDENT:
        return True
    # Long words leave ragged lines: after a sentence, two letters of room are enough.
    return _room(last, margin) > (2 if ended else _first_word(line) + 1)


def _begins_item(group: list[Line], line: Line, margin: float, *, ended: bool) -> bool:
    """Say whether the number or the dash that a line begins with is an item's, and not a word that was wrapped."""
    if not _BEGINS.match(line.text):
        return False
    last = group[-1]
    if ended or line.page != last.page:
        return ended
    follows_item = bool(_BEGINS.match(group[0].text))
    return follows_item or not margin or _room(last, margin) > _first_word(line) + 1


def _room(line: Line, margin: float) -> float:
    """Return how many more letters would have fitted into a line."""
    letter = (line.right - line.left) / len(line.text)
    return (margin - line.right) / letter if letter > 0 else 0.0


def _first_word(line: Line) -> int:
    """Return the length of what a line break leaves whole."""
    return 1 if _WIDE.match(line.text) else len(line.text.split(maxsplit=1)[0])


def _sizes_differ(one: Line, two: Line) -> bool:
    low, high = sorted((one.size, two.size))
    return low > 0 and high > low * _NEW_SIZE


def _weights_differ(one: Line, two: Line) -> bool:
    return one.weight > 0 and two.weight > 0 and abs(one.weight - two.weight) >= _NEW_WEIGHT


def _parts_scripts(lines: list[Line]) -> bool:
    """Say whether a document sets spaces between Chinese and Latin writing; some do."""
    spaced = sum(len(_SPACED.findall(line.text)) for line in lines)
    return spaced > sum(len(_UNSPACED.findall(line.text)) for line in lines)


def _text(group: list[Line], known: frozenset[str], between: str) -> str:
    """Join the lines; `between` comes where Chinese and Latin writing meet."""
    pieces: list[str] = []
    for one, two in itertools.pairwise(group):
        pieces += _glue(one.text, two.text, known, between)
    text = "".join([*pieces, group[-1].text])
    return text.replace("\ufffe", "").replace("\x02", "")


def _glue(text: str, line: str, known: frozenset[str], between: str) -> tuple[str, str]:
    """Return a line as it stands before the next one, and what comes between the two."""
    if text.endswith(_HYPHENS) and line[:1].islower():
        head = text[:-1]
        before = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", head[-60:])
        after = _WORD.match(line)
        if before and after:
            whole = f"{before.group()}-{after.group()}".casefold()
            keeps = whole in known and whole.replace("-", "") not in known
            return head, "-" if keeps else ""
    wide = bool(_WIDE.match(text[-1:])) + bool(_WIDE.match(line))
    if wide:
        meet = wide == 1 and text[-1].isalnum() and line[0].isalnum()
        return text, between if meet else ""
    return text, " "
