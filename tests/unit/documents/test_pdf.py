import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus.doctemplate import BaseDocTemplate

from chronicle import documents
from chronicle.documents import BlockKind, PageKind

SENTENCES = [
    "The heads of state gathered by video and adopted a declaration on security in the use of technologies.",
    "They welcomed the work of the open-ended working group and asked the experts to continue their long-term studies.",
    "Every state keeps the right to protect its own networks, and none should use them against another.",
    "The parties agreed that names, numbers and protocols remain a common matter and are not for one side alone.",
]
PARAGRAPHS = [" ".join(SENTENCES[n:] + SENTENCES[:n]) for n in range(4)] * 4

Decorate = Callable[[Canvas, BaseDocTemplate], None]


def export(
    paragraphs: list[str], *, font: str = "Times-Roman", size: int = 11, wide: bool = False, head: str = ""
) -> bytes:
    """Return a PDF of the paragraphs as one producer would set them, with page numbers and a running head."""

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 800 if not wide else 770, head)
        canvas.drawString(290, 30, str(document.page))

    body = io.BytesIO()
    style = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=size)
    document = SimpleDocTemplate(body, pagesize=letter if wide else A4, leftMargin=60 if wide else 90, title="A title")
    story = [Paragraph(text, style) for text in paragraphs]
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return body.getvalue()


def read(body: bytes) -> documents.Reading:
    return documents.read(body, url="https://example.org/a.pdf", media_type="text/html")


def test_a_pdf_is_known_by_its_bytes_and_read_as_paragraphs() -> None:
    reading = read(export(PARAGRAPHS))

    assert reading.media_type == "application/pdf"
    assert [block.text for block in reading.blocks] == PARAGRAPHS


@pytest.mark.hazard(43)
def test_the_same_text_from_two_producers_reads_the_same() -> None:
    one = read(export(PARAGRAPHS, head="Joint statement"))
    two = read(export(PARAGRAPHS, font="Helvetica", size=12, wide=True, head="JOINT STATEMENT 2020"))

    assert one.text == two.text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    reading = read(export(PARAGRAPHS * 2, head="Joint statement"))

    assert "Joint statement" not in reading.text
    assert {block.text for block in reading.blocks} == set(PARAGRAPHS)


def test_blocks_carry_the_page_they_begin_on() -> None:
    pages = [block.page for block in read(export(PARAGRAPHS * 2)).blocks]

    assert pages[0] == 1
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert (pages[-1] or 0) > 1


def lines(*rows: str) -> bytes:
    """Return a PDF that sets exactly these lines, one below the other."""
    body = io.BytesIO()
    canvas = Canvas(body)
    for number, row in enumerate(rows):
        canvas.drawString(72, 760 - 14 * number, row)
    canvas.showPage()
    canvas.save()
    return body.getvalue()


def test_a_word_parted_at_a_line_end_is_one_word() -> None:
    reading = read(
        lines("The members of the organisation agreed on infor-", "mation security and on nothing else at all.")
    )

    assert reading.text == "The members of the organisation agreed on information security and on nothing else at all."


def test_a_hyphen_that_the_document_uses_elsewhere_stays() -> None:
    reading = read(
        lines("A long-term plan was asked for by all, and the long-", "term plan was then agreed upon by all of them.")
    )

    assert (
        reading.text
        == "A long-term plan was asked for by all, and the long-term plan was then agreed upon by all of them."
    )


def test_a_large_line_is_a_heading() -> None:
    body = io.BytesIO()
    canvas = Canvas(body)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(72, 780, "Declaration")
    canvas.setFont("Helvetica", 10)
    for number in range(6):
        canvas.drawString(
            72, 740 - 13 * number, f"Line number {number} of the text, which goes on and on without an end"
        )
    canvas.save()

    reading = read(body.getvalue())

    assert (reading.blocks[0].kind, reading.blocks[0].text) == (BlockKind.HEADING, "Declaration")


@pytest.mark.hazard(45)
def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    body = io.BytesIO()
    canvas = Canvas(body)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()

    reading = read(body.getvalue())

    assert reading.notes == ("no-text-layer",)
    assert reading.kind is PageKind.EMPTY


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", export(PARAGRAPHS)[:2000]])
def test_a_broken_pdf_says_that_it_cannot_be_read(body: bytes) -> None:
    reading = read(body)

    assert reading.text == ""
    assert reading.notes


def test_a_title_that_only_the_program_gave_is_not_the_title() -> None:
    reading = read(lines("Joint statement", "", "", "The members of the organisation agreed on the safety of cables."))

    assert reading.title == "Joint statement"
