"""Word files (ECMA-376) to paragraphs: a ZIP with XML, both opened with caps."""

import io
import zipfile
import zlib

from chronicle.documents import markup
from chronicle.documents.assembling import Part
from chronicle.documents.model import BlockKind

# A text of 10,000 pages is smaller; anything above is a bomb.
_MAX_XML = 40_000_000
_MAX_PARTS = 50_000
_MAIN = "word/document.xml"


def parts_of(body: bytes) -> tuple[list[Part], tuple[str, ...]]:
    """Return the paragraphs and notes on what could not be read; never fails."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if archive.getinfo(_MAIN).file_size > _MAX_XML:
                return [], ("too-large",)
            with archive.open(_MAIN) as member:
                xml = member.read(_MAX_XML)
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        zlib.error,
    ):
        return [], ("unreadable-docx",)
    root = markup.parse_xml(xml.decode("utf-8", errors="replace"))
    return ([] if root is None else _paragraphs(root)), ()


def _paragraphs(root: markup.Element) -> list[Part]:
    parts: list[Part] = []
    for element in root.iter("{*}p"):
        if len(parts) >= _MAX_PARTS:
            break
        text = "".join(_runs(element)).strip()
        style = element.find("{*}pPr/{*}pStyle")
        name = (
            next((value for key, value in style.attrib.items() if str(key).endswith("val")), "")
            if style is not None
            else ""
        )
        kind = (
            BlockKind.HEADING
            if str(name).lower().startswith(("heading", "title", "berschrift", "überschrift"))
            else BlockKind.PARAGRAPH
        )
        parts.append(Part(kind, text, f"p[{len(parts) + 1}]"))
    return [part for part in parts if part.text]


def _runs(paragraph: markup.Element) -> list[str]:
    """Return the visible strings; deletions that Word remembers are not in `w:t`."""
    breaks = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011"}
    found: list[str] = []
    for node in paragraph.iter():
        tag = markup.tag_of(node)
        if tag == "t":
            found.append(node.text or "")
        elif tag in breaks:
            found.append(breaks[tag])
    return found
