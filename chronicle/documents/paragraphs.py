"""Lines of a page to paragraphs: gaps, indents and short last lines part them, hyphens at line ends join words."""

import itertools
import re
import statistics
from dataclasses import dataclass

_END = re.compile(r"[.!?:;。！？：；…][\"'”’»」』)\]）]{0,2}\d{0,3}$")
_BEGINS = re.compile(
    r"(?:[-–•▪●*·◦]\s|\(?\d{1,3}[.)]\s|\(?[a-zа-я][.)]\s|\([ivx]{1,5}\)\s|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[条章节])"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# pdfium marks a hyphen that it takes for a soft one with U+FFFE or U+0002.
_HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef\u3000-\u30ff]")
# A gap between lines that is this much larger than usual parts paragraphs.
_GAP = 1.4
_NEW_SIZE = 1.15
# The last line of a paragraph ends at least so far (share of the column) before the margin.
_SHORT_LINE = 0.88
_INDENT = 8.0  # points; a first-line indent is 10 to 36


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its page (from 1) and its place in points, all zero where the place is unknown."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float


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
    gap = _usual_gap(lines)
    margin = _margin(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts(groups[-1], line, gap=gap, margin=margin):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(_text(group, known), group[0].page, group[0].top - group[0].bottom) for group in groups]


def _usual_gap(lines: list[Line]) -> float:
    gaps = [one.bottom - two.bottom for one, two in itertools.pairwise(lines) if one.page == two.page]
    gaps = [gap for gap in gaps if gap > 0]
    return statistics.median(gaps) if gaps else 0.0


def _margin(lines: list[Line]) -> float:
    """Return the right margin: where the longer lines end."""
    ends = sorted(line.right for line in lines)
    return ends[len(ends) * 9 // 10] if ends else 0.0


def _starts(group: list[Line], line: Line, *, gap: float, margin: float) -> bool:
    """Say whether `line` begins a new paragraph after those of `group`."""
    last = group[-1]
    ended = bool(_END.search(last.text))
    if _BEGINS.match(line.text) and (ended or line.page == last.page):
        return True
    if line.page != last.page:
        return ended and not line.text[:1].islower()
    if not gap or not margin:
        return ended and len(last.text) < max(len(one.text) for one in group) * _SHORT_LINE
    if last.bottom - line.bottom > gap * _GAP or _sizes_differ(last, line):
        return True
    short = last.right < margin * _SHORT_LINE
    indented = line.left > last.left + _INDENT and len(group) > 1
    return (ended and (short or indented)) or (short and indented)


def _sizes_differ(one: Line, two: Line) -> bool:
    low, high = sorted((one.top - one.bottom, two.top - two.bottom))
    return low > 0 and high > low * _NEW_SIZE


def _text(group: list[Line], known: frozenset[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _glue(text, line.text, known)
    return text.replace("\ufffe", "").replace("\x02", "")


def _glue(text: str, line: str, known: frozenset[str]) -> str:
    if text.endswith(_HYPHENS) and line[:1].islower():
        head, tail = text[:-1], line
        before = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", head[-60:])
        after = _WORD.match(tail)
        if before and after:
            whole = f"{before.group()}-{after.group()}".casefold()
            keeps = whole in known and whole.replace("-", "") not in known
            return f"{head}-{tail}" if keeps else head + tail
    if text and line and _WIDE.match(text[-1]) and _WIDE.match(line[0]):
        return text + line
    return f"{text} {line}"
