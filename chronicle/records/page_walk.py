"""One walk over a page's elements, without recursion: what is a block, a list item, a footnote mark, a chip."""

import re
from dataclasses import dataclass, field

from lxml import etree

from chronicle.records import notes, page_words, sources, tags

Element = etree._Element  # noqa: SLF001 - lxml exports no other name for the class of its nodes

_NOTE_ID = re.compile(r"(?:fn|_?ftn|_?edn|footnote|note|cite_note)[-_:]?(\d{1,3})$", re.IGNORECASE)
_MARK = re.compile(r"\[?\^?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\]?")
_UNIT_BEFORE = re.compile(r"(?:^|[\s\d])(?:m|km|cm|ha|CO)$")
_BACK = re.compile(r"[↑↩⏎^\ufe0e\s]{1,4}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LONGEST_FURNITURE = 300
_LONGEST_CHIPS = 200
_LONGEST_HEADING = 170
_LONGEST_MARK = 60
_LINE_BREAK = "\u2028"


@dataclass(slots=True)
class Walked:
    """What a walk has written so far; `headings` are places in `text`."""

    text: str = ""
    headings: list[int] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    above: str = ""


def words(element: Element, *, most: int | None = None) -> str:
    """Return the text of an element with its blanks evened out; only its beginning where `most` characters do.

    Elements are nested as deep as their maker likes, so whoever asks at every element has to say how much it needs.
    """
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(part.strip())
        if most is not None and length > most:
            break
    return _BLANKS.sub(" ", "".join(parts)).strip()


def walk(room: Element, *, skip: Element | None) -> Walked:
    """Render what is in `room` after the element `skip`, which is the title; everything where it is None.

    What stands above the title is the page's header; it is kept as `above`, for the caller to judge.
    """
    walker = _Walker()
    context = etree.iterwalk(room, events=("start", "end"))
    for event, element in context:
        if event == "end":
            walker.leave(element, is_room=element is room)
        elif element is skip or walker.takes_whole(element):
            if element is skip:
                walker.drop()
            context.skip_subtree()
            walker.whole.add(element)
        else:
            walker.enter(element)
    walker.flush()
    return Walked("".join(walker.chunks), walker.headings, tuple(walker.tags), walker.above)


@dataclass(slots=True)
class _List:
    ordered: bool
    is_notes: bool
    number: int


class _Walker:
    """The state of a walk: the words since the last block began, and where in lists and headings we are."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.above = ""
        self.whole: set[Element] = set()
        self._words: list[str] = []
        self._links: list[str] = []
        self._lists: list[_List] = []
        self._prefix = ""
        self._in_item = 0
        self._in_heading = 0
        self._bold = 0
        self._only_bold = True
        self._last_was_item = False

    def drop(self) -> None:
        """Put aside what was written so far."""
        self.flush()
        self.above = "".join(self.chunks)
        self.chunks, self.length, self.headings = [], 0, []

    def enter(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in page_words.BLOCKS:
            self.flush()
        if tag == "br":
            self._words.append(" " if self._in_heading else _LINE_BREAK)
        elif tag in {"ul", "ol"}:
            self._lists.append(_List(tag == "ol", _is_notes_list(element), _first_number(element)))
        elif tag == "li":
            self._enter_item(element)
        elif tag in page_words.HEADINGS:
            self._in_heading += 1
        elif tag in {"b", "strong"}:
            self._bold += 1
        self._add(element.text)

    def leave(self, element: Element, *, is_room: bool) -> None:
        tag = str(element.tag)
        if element in self.whole:
            self.whole.discard(element)
        else:
            self._leave(tag)
        if not is_room:
            self._add(element.tail)

    def _leave(self, tag: str) -> None:
        if tag in page_words.BLOCKS:
            self.flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._in_item -= 1
            self._prefix = ""
        elif tag in page_words.HEADINGS:
            self._in_heading -= 1
        elif tag in {"b", "strong"}:
            self._bold -= 1

    def takes_whole(self, element: Element) -> bool:
        """Handle elements that are read as one piece: what is left out, chips, marks, links."""
        tag = str(element.tag)
        if tag in page_words.SKIPPED:
            return not (tag == "aside" and _is_notes_list(element))
        if tag in page_words.BLOCKS or tag == "span":
            return self._takes_template(element)
        if tag == "sup":
            return self._takes_mark(element, linked=False)
        if tag == "a":
            return self._takes_link(element)
        return False

    def _takes_template(self, element: Element) -> bool:
        kinds = set(re.split(r"[\s_-]+", (element.get("class") or "").lower()))
        if not kinds & (page_words.CHIP_CLASSES | page_words.FURNITURE_CLASSES):
            return False
        text = words(element, most=_LONGEST_FURNITURE)
        if kinds & page_words.CHIP_CLASSES and len(text) <= _LONGEST_CHIPS:
            leaves = [words(leaf) for leaf in element.iter("a", "li", "span") if not len(leaf)]
            self.tags += [chip for leaf in leaves or [text] for chip in tags.split(leaf) if not tags.is_title(chip)]
            return True
        return bool(kinds & page_words.FURNITURE_CLASSES) and len(text) <= _LONGEST_FURNITURE

    def _takes_mark(self, element: Element, *, linked: bool) -> bool:
        mark = _MARK.fullmatch(words(element, most=_LONGEST_MARK))
        if mark is None or (not linked and _UNIT_BEFORE.search("".join(self._words[-2:])[-4:])):
            return False
        self._add(f"[{mark[1]}]")
        return True

    def _takes_link(self, element: Element) -> bool:
        target = element.get("href") or ""
        text = words(element, most=_LONGEST_FURNITURE)
        if target.rpartition("/")[2].startswith("#"):
            return bool(text and _BACK.fullmatch(text)) or self._takes_mark(element, linked=True)
        if target.lower().startswith(("http:", "https:")):
            if text.endswith(("…", "...")) and sources.find_addresses(text, 0, len(text)):
                self._add(target)
                return True
            self._links.append(target)
        return False

    def _enter_item(self, element: Element) -> None:
        self._in_item += 1
        innermost = self._lists[-1] if self._lists else _List(ordered=False, is_notes=False, number=1)
        note = _NOTE_ID.search(element.get("id") or "")
        self._prefix = f"  {innermost.number}. " if innermost.ordered or note else "  • "
        if (innermost.is_notes and innermost.ordered) or note:
            number = int(note[1]) if note else innermost.number
            if not notes.BRACKETED.match(words(element, most=_LONGEST_MARK)) and not _opens_with_mark(element):
                self._prefix += f"[{number}] "
        innermost.number += 1

    def _add(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            self._only_bold = self._only_bold and (self._bold > 0 or not text.strip())

    def flush(self) -> None:
        """Write the words gathered so far as a block of their own."""
        text = "\n".join(
            line for part in "".join(self._words).split(_LINE_BREAK) if (line := _BLANKS.sub(" ", part).strip())
        )
        links, only_bold = self._links, self._only_bold
        self._words, self._links, self._only_bold = [], [], True
        if not text:
            return
        is_item = self._in_item > 0
        is_heading = self._in_heading > 0 or (only_bold and not is_item and len(text) <= _LONGEST_HEADING)
        if links and _is_note(self._prefix + text) and not sources.find_addresses(text, 0, len(text)):
            text = f"{text}, in: {links[0]}"
        self._write(self._prefix + text, is_item=is_item, is_heading=is_heading)
        self._prefix = ""

    def _write(self, text: str, *, is_item: bool, is_heading: bool) -> None:
        if self.chunks:
            gap = "\n" if is_item and self._last_was_item else "\n\n"
            self.chunks.append(gap)
            self.length += len(gap)
        if is_heading:
            self.headings.append(self.length)
        self.chunks.append(text)
        self.length += len(text)
        self._last_was_item = is_item


def _is_note(text: str) -> bool:
    return notes.BRACKETED.match(text.strip()) is not None


def _opens_with_mark(element: Element) -> bool:
    """Say whether an item begins with its own number as a mark ("1" in a superscript or a back link)."""
    return re.match(r"\s*\[?\d{1,3}\]?\s", words(element, most=_LONGEST_MARK) + " ") is not None and any(
        child.tag in {"sup", "a"} for child in element.iter("sup", "a")
    )


def _is_notes_list(element: Element) -> bool:
    for holder in (element, element.getparent()):
        if holder is not None:
            said = f"{holder.get('class') or ''} {holder.get('id') or ''}".lower()
            if set(re.split(r"[\s_-]+", said)) & page_words.NOTES_CLASSES:
                return True
    return False


def _first_number(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isdigit() and len(start) <= 3 else 1  # noqa: PLR2004 - no list is longer
