"""PDF to paragraphs with page numbers. The layout is the producer's; the text is what counts."""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from chronicle.documents import columns, heads, paragraphs, places
from chronicle.documents.assembling import Part
from chronicle.documents.columns import Span
from chronicle.documents.model import BlockKind

# The longest document of the cited kinds has 600 pages; two thousand take five seconds.
MAX_PAGES = 2000
MAX_CHARACTERS = 6_000_000
_OPENING_PARTS = 8
_LONGEST_TITLE = 200
# pdfium ends a line with one of these in place of a hyphen that parts a word.
_SOFT = ("\ufffe", "\x02")
_LINE = re.compile(r"([^\n\ufffe\x02]*)(\n|\ufffe|\x02|$)")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: its parts, its own title, and notes about what could not be read."""

    parts: tuple[Part, ...]
    title: str
    created: str
    notes: tuple[str, ...]


def read(body: bytes) -> PdfText:
    """Return the paragraphs of a PDF. Never fails: an unreadable file has no parts and a note that says why."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        note = "encrypted" if "assword" in str(error) else "unreadable-pdf"
        return PdfText((), "", "", (note,))
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> PdfText:
    notes: list[str] = []
    pages: list[list[paragraphs.Line]] = []
    total = 0
    for index in range(min(len(document), MAX_PAGES)):
        lines = _page(document, index)
        if lines is None:
            notes.append("unreadable-pages")
            lines = []
        pages.append(lines)
        total += sum(len(line.text) for line in lines)
        if total > MAX_CHARACTERS:
            break
    if len(pages) < len(document):
        notes.append("truncated-pages")
    if not any(_LETTER.search(line.text) for lines in pages for line in lines):
        notes.append("no-text-layer")
    about = document.get_metadata_dict()
    parts = _parts(heads.without(pages))
    title = _title(about.get("Title", "").strip(), parts)
    return PdfText(tuple(parts), title, about.get("CreationDate", ""), tuple(dict.fromkeys(notes)))


def _title(stated: str, parts: list[Part]) -> str:
    """Return the stated title if the document shows it; many files state the name of a template or of a program."""
    opening = " ".join(part.text for part in parts[:_OPENING_PARTS]).casefold()
    if stated and stated.casefold() in opening:
        return stated
    heading = next((part.text for part in parts[:_OPENING_PARTS] if part.kind is BlockKind.HEADING), "")
    first = next((part.text for part in parts[:1] if len(part.text) < _LONGEST_TITLE), "")
    return heading or first or stated


def _page(document: pypdfium2.PdfDocument, index: int) -> list[paragraphs.Line] | None:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    lines = _lines(text_page, index + 1)
    text_page.close()
    page.close()
    return lines


def _lines(text_page: pypdfium2.PdfTextPage, number: int) -> list[paragraphs.Line]:
    """Return the lines of a page with their places; without places where characters and text do not match."""
    text: str = text_page.get_text_range()
    placed = len(text) == text_page.count_chars()
    spans = list(_spans(text))
    if placed:
        spans = columns.in_order(text_page, text, spans)
    lines: list[paragraphs.Line] = []
    for span in spans:
        written = text[span.start : span.end].replace("\r", " ") + span.hyphen
        if not placed:
            lines.append(paragraphs.Line(written, number, 0.0, 0.0, 0.0, 0.0))
            continue
        place = places.of(text_page, span.start, span.end - 1)
        lines.append(
            paragraphs.Line(written, number, place.left, place.right, place.base, place.base + place.size, place.weight)
        )
    return lines


def _spans(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group(1).strip()
        if line:
            start = match.start(1) + len(match.group(1)) - len(match.group(1).lstrip())
            yield Span(start, start + len(line), "-" if match.group(2) in _SOFT else "")


def _parts(pages: list[list[paragraphs.Line]]) -> list[Part]:
    heights = [line.top - line.bottom for lines in pages for line in lines if line.top > line.bottom]
    usual = statistics.median(heights) if heights else 0.0
    known = paragraphs.vocabulary(pages)
    found = paragraphs.join(pages, known)
    parts = []
    for number, group in enumerate(found, start=1):
        large = usual and group.height > usual * 1.2 and len(group.text) < _LONGEST_TITLE
        kind = BlockKind.HEADING if large else BlockKind.PARAGRAPH
        parts.append(Part(kind, group.text, f"p[{number}]", group.page))
    return parts
