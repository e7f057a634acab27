"""The page as nested boxes and the pieces of text in them: what a reader sees, before anybody judges what matters."""

import re
from dataclasses import dataclass, field

from lxml import etree

from chronicle.documents import markup
from chronicle.documents.model import BlockKind

INVISIBLE = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "head", "select", "datalist",
    "textarea", "map", "audio", "video", "canvas", "noembed", "noframes", "meta", "link", "title", "input", "applet",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
})  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("td", "th", "tr"), BlockKind.ROW),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("figcaption", "caption", "figure"), BlockKind.CAPTION),
}
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
# Spaces of all kinds and characters that show nothing: a block of these alone is none.
_BLANK = " \t\n\r\f\v\u00a0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff"
_ID = re.compile(r"[A-Za-z][\w-]{0,60}\Z")
# An id with a long number belongs to one rendering, not to the page.
_PASSING_ID = re.compile(r"\d{4}|[0-9a-f]{8}")
_HIDDEN = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。！？…:：;；][\"'”’»」』)）\]]{0,3}$")
_INDENT = ("\u3000", "\u00a0\u00a0", "\u2003")
# Cells longer than this hold prose, not data: layout tables stay separate pieces.
_CELL = 400
_LINKED_CELL = 0.8
_MENU = 3
# Real pages are 10 to 40 boxes deep; a path through thousands would make text of markup.
_MOST_STEPS = 60
_PROTECTED_MAIL = "/cdn-cgi/l/email-protection#"
_MOST_HIDDEN = 1000  # hexadecimal digits; a mail address has at most 254 characters


@dataclass(slots=True, eq=False)
class Box:
    """A block-level element. `hint` holds its class, id, role and itemprop; `pieces` are those directly inside."""

    element: markup.Element
    tag: str
    parent: "Box | None"
    ordinal: int
    hint: str
    hidden: bool
    children: "list[Box | Piece]" = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The way from the nearest lasting id or the root: `main#content/div[2]/p[4]`."""
        steps: list[str] = []
        box: Box | None = self
        while box is not None and len(steps) < _MOST_STEPS:
            name = box.element.get("id") or ""
            if _ID.match(name) and not _PASSING_ID.search(name):
                steps.append(f"{box.tag}#{name}")
                break
            steps.append(f"{box.tag}[{box.ordinal}]" if box.ordinal > 1 else box.tag)
            box = box.parent
        return "/".join(reversed(steps))


@dataclass(slots=True, eq=False)
class Piece:
    """A run of text that nothing block-level interrupts. `linked` counts its characters inside links elsewhere."""

    text: str
    kind: BlockKind
    box: Box
    linked: int
    links: int
    number: int = 1


@dataclass(slots=True, eq=False)
class Anchor:
    """A link as written, the text it shows, and the box it stands in."""

    href: str
    box: Box
    element: markup.Element
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Everything visible, in reading order; `boxes` in the order of their start tags, the root first."""

    root: Box
    boxes: list[Box]
    pieces: list[Piece]
    anchors: list[Anchor]


def of_tree(root: markup.Element) -> Outline:
    """Return the outline of a parsed page."""
    body = root if markup.tag_of(root) == "body" else root.find(".//body")
    return _Walk(root if body is None else body).run()


class _Walk:
    """One pass over the tree, without recursion: depth is the page's choice, not ours."""

    def __init__(self, start: markup.Element) -> None:
        self.start = start
        self.root = Box(start, markup.tag_of(start), None, 1, "", hidden=False)
        self.box = self.root
        self.boxes = [self.root]
        self.pieces: list[Piece] = []
        self.anchors: list[Anchor] = []
        self.open: list[Anchor] = []
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.raw = 0

    def run(self) -> Outline:
        self.add(self.start.text)
        walk = etree.iterwalk(self.start, events=("start", "end"))
        for event, element in walk:
            if element is self.start:
                continue
            tag = element.tag.lower() if isinstance(element.tag, str) else "script"
            if event == "end":
                self.leave(element, tag)
                self.add(element.tail)
            elif tag in INVISIBLE:
                walk.skip_subtree()
            elif hidden := _hidden_mail(element, tag):
                walk.skip_subtree()
                self.enter(element, tag)
                self.add(mail_address(hidden))
            else:
                self.enter(element, tag)
                self.add(element.text)
        self.flush()
        return Outline(self.root, self.boxes, self.pieces, self.anchors)

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text if self.raw else _SPACE.sub(" ", text))
        if self.open and not text.isspace():
            self.open[-1].parts.append(text)
            if not self.open[-1].href.startswith("#"):
                self.linked += len(text.strip())

    def enter(self, element: markup.Element, tag: str) -> None:
        if tag in _BLOCKS or ("-" in tag and _holds_blocks(element)):
            self.flush()
            self.push(element, tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in {"a", "area"} and element.get("href"):
            anchor = Anchor(element.get("href") or "", self.box, element)
            self.anchors.append(anchor)
            self.open.append(anchor)
            self.links += 1
        if tag == "pre":
            self.raw += 1

    def push(self, element: markup.Element, tag: str) -> None:
        ordinal = self.box.counts[tag] = self.box.counts.get(tag, 0) + 1
        get = element.get
        name = tag if "-" in tag else None
        hint = " ".join(filter(None, (get("class"), get("id"), get("role"), get("itemprop"), name))).lower()[:400]
        hidden = "hidden" in element.attrib or bool(_HIDDEN.search((get("style") or "")[:400]))
        box = Box(element, tag, self.box, ordinal, hint, hidden)
        self.box.children.append(box)
        self.boxes.append(box)
        self.box = box

    def leave(self, element: markup.Element, tag: str) -> None:
        if self.open and self.open[-1].element is element:
            self.open.pop()
        if tag == "pre":
            self.raw -= 1
        if self.box.element is element and self.box.parent is not None:
            self.flush()
            box, self.box = self.box, self.box.parent
            if tag == "tr":
                self.join_cells(box)

    def flush(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        linked, self.linked = self.linked, 0
        links, self.links = self.links, 0
        if not text.strip(_BLANK):
            return
        for number, part in enumerate(_paragraphs(text, raw=bool(self.raw)), start=1):
            share = linked * len(part) // len(text) if number > 1 or len(part) + 2 < len(text.strip()) else linked
            piece = Piece(part, _kind(self.box), self.box, min(share, len(part)), links)
            self.box.counts["#"] = piece.number = self.box.counts.get("#", 0) + 1
            self.box.children.append(piece)
            self.pieces.append(piece)

    def join_cells(self, row: Box) -> None:
        """Make one piece of a row of data; cells that hold prose or navigation stay apart."""
        cells = [child for child in row.children if isinstance(child, Box)]
        inside = [piece for cell in cells for piece in cell.children]
        if len(inside) < 2 or len(cells) != len(row.children):  # noqa: PLR2004 - one cell is its own piece
            return
        flat = [piece for piece in inside if isinstance(piece, Piece)]
        if len(flat) != len(inside) or any(_text_length(cell) > _CELL for cell in cells):
            return
        if any(p.links > _MENU and p.linked > len(p.text) * _LINKED_CELL for p in flat):
            return
        text = "\t".join(piece.text for piece in flat)
        joined = Piece(text, BlockKind.ROW, row, sum(p.linked for p in flat), sum(p.links for p in flat))
        del self.pieces[-len(flat) :]
        self.pieces.append(joined)
        row.children = [joined]


def _text_length(cell: Box) -> int:
    return sum(len(child.text) for child in cell.children if isinstance(child, Piece))


def _holds_blocks(element: markup.Element) -> bool:
    """Say whether an element of the site's own making is a box: it holds boxes, or more of its kind."""
    return any(isinstance(child.tag, str) and (child.tag in _BLOCKS or "-" in child.tag) for child in element)


def _hidden_mail(element: markup.Element, tag: str) -> str:
    """Return the hidden form of a mail address that a script shows: an attribute, or the fragment of a link."""
    hidden = element.get("data-cfemail")
    if hidden or tag != "a":
        return hidden or ""
    return (element.get("href") or "").partition(_PROTECTED_MAIL)[2]


def mail_address(hidden: str) -> str:
    """Return the address that Cloudflare hides from robots: hexadecimal, each byte combined with the first by xor."""
    try:
        key, *coded = bytes.fromhex(hidden[:_MOST_HIDDEN])
    except ValueError:
        return ""
    return bytes(byte ^ key for byte in coded).decode("utf-8", errors="replace")


def _kind(box: Box) -> BlockKind:
    """Return the kind of the nearest telling ancestor; a paragraph in a list item is an item."""
    seen: Box | None = box
    for _ in range(4):
        if seen is None:
            break
        if seen.tag in _KINDS:
            return _KINDS[seen.tag]
        seen = seen.parent
    return BlockKind.PARAGRAPH


def _paragraphs(text: str, *, raw: bool) -> list[str]:
    """Split at empty lines, and at line breaks after a sentence or before an indent: old pages know no paragraphs."""
    found: list[str] = []
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.rstrip() if raw else line.strip(" \t\r\f\v")
        starts = line.lstrip(" ").startswith(_INDENT)
        if lines and (not bare.strip(_BLANK) or starts or _SENTENCE_END.search(lines[-1][-8:])):
            found.append("\n".join(lines))
            lines = []
        if bare.strip(_BLANK):
            lines.append(bare)
    if lines:
        found.append("\n".join(lines))
    return found
