"""Exports a paper as PDF with three producers that agree on nothing but the words."""

import html
import io
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from playwright.sync_api import Browser, sync_playwright
from reportlab.lib import pagesizes
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

Parts = tuple[tuple[str, str], ...]
Export = Callable[[str, str, Parts], bytes]  # language, title, parts
FONTS = Path("/usr/share/fonts/truetype/dejavu")
_CHINESE = "STSong-Light"
# Chromium fills elements of these classes.
_PAGE_NUMBER = '<span class="pageNumber"></span> / <span class="totalPages"></span>'


@dataclass(frozen=True, slots=True)
class MissingProgramError(RuntimeError):
    """A producer is not installed here; `name` says which."""

    name: str


@contextmanager
def producers() -> Iterator[dict[str, Export]]:
    """Yield the three producers by name, the browser running."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise MissingProgramError("chromium")
    if not FONTS.is_dir():
        raise MissingProgramError("fonts-dejavu")
    register_fonts()
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        stack.callback(browser.close)
        yield {"flowing": flowing, "browser": lambda *given: printed(browser, *given), "lines": lines}


def flowing(language: str, title: str, parts: Parts) -> bytes:
    """Justified paragraphs on A4 with a page number below."""
    font = _CHINESE if language == "zh" else "Serif"
    wrap = "CJK" if language == "zh" else None
    body = ParagraphStyle("body", fontName=font, fontSize=11, leading=15, alignment=TA_JUSTIFY, wordWrap=wrap)
    head = ParagraphStyle("head", parent=body, fontSize=14, leading=20, spaceBefore=10, alignment=0)
    story = [Paragraph(escape(title), head)]
    for heading, text in parts:
        story += [Paragraph(escape(heading), head)] if heading else []
        story += [Paragraph(escape(text), body), Spacer(1, 6)]

    def numbered(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(pagesizes.A4[0] / 2, 30, str(document.page))

    written = io.BytesIO()
    SimpleDocTemplate(written, pagesize=pagesizes.A4, title=title, producer="flowing").build(
        story, onFirstPage=numbered, onLaterPages=numbered
    )
    return written.getvalue()


def printed(browser: Browser, language: str, title: str, parts: Parts) -> bytes:
    """A page printed by a browser on US paper, with the title above and a page number of all pages below."""
    inner = "".join((f"<h2>{html.escape(h)}</h2>" if h else "") + f"<p>{html.escape(t)}</p>" for h, t in parts)
    page = browser.new_page()
    page.set_content(
        f'<html lang="{language}"><head><style>body{{font:12pt/1.4 "DejaVu Sans","Noto Sans CJK SC"}}</style></head>'
        f"<body><h1>{html.escape(title)}</h1>{inner}</body></html>"
    )
    small = "font-size:8px;width:100%;text-align:center"
    made = page.pdf(
        format="Letter",
        display_header_footer=True,
        header_template=f'<div style="{small}">{html.escape(title)}</div>',
        footer_template=f'<div style="{small}">{_PAGE_NUMBER}</div>',
        margin={"top": "2cm", "bottom": "2cm", "left": "3cm", "right": "3cm"},
    )
    page.close()
    return made


def lines(language: str, title: str, parts: Parts) -> bytes:
    """Lines set one by one on A5 with hyphenated words, a running head, and the page number between dashes."""
    font = _CHINESE if language == "zh" else "Sans"
    width, height = pagesizes.A5
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=pagesizes.A5)
    canvas.setTitle(title)
    limit = width - 90
    rows = [row for part in _with_headings(title, parts) for row in (*_broken(part, font, limit, language), "")]
    per_page = int((height - 130) / 14)
    for number, first in enumerate(range(0, len(rows), per_page), start=1):
        canvas.setFont(font, 8)
        canvas.drawString(45, height - 40, title[:40])
        canvas.drawCentredString(width / 2, 35, f"– {number} –")
        canvas.setFont(font, 10)
        for n, row in enumerate(rows[first : first + per_page]):
            canvas.drawString(45, height - 70 - 14 * n, row)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _with_headings(title: str, parts: Parts) -> list[str]:
    return [title, *(text for part in parts for text in part if text)]


def _broken(text: str, font: str, limit: float, language: str) -> list[str]:
    """Break a paragraph into lines; long words are hyphenated, Chinese breaks anywhere."""
    rows, row = [], ""
    for piece in re.findall(r".", text) if language == "zh" else re.findall(r"\S+\s*", text):
        if pdfmetrics.stringWidth((row + piece).rstrip(), font, 10) <= limit:
            row += piece
            continue
        head = _syllable(piece, limit - pdfmetrics.stringWidth(row, font, 10), font)
        rows.append(row.rstrip() if not head else f"{row}{head}-")
        row = piece[len(head) :]
    return [*rows, row.rstrip()] if row else rows


def _syllable(word: str, room: float, font: str) -> str:
    """Return the longest beginning that fits with a hyphen, "" unless four letters stand on both sides of a break."""
    letters = re.match(r"[^\W\d_]*", word)
    longest = len(letters.group()) - 4 if letters else 0
    for size in range(longest, 3, -1):
        if pdfmetrics.stringWidth(f"{word[:size]}-", font, 10) <= room:
            return word[:size]
    return ""


def register_fonts() -> None:
    """Make the fonts known that `flowing` and `lines` set."""
    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("Sans", str(FONTS / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))
