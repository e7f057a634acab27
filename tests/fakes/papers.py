"""PDF files of prose, the same bytes every time."""

import io

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

_BODY = ParagraphStyle("body", fontSize=11, leading=15, spaceAfter=9)


def pdf(title: str, *paragraphs: str, subject: str = "") -> bytes:
    """Return a document with a title and paragraphs; nobody sees its `subject`."""
    file = io.BytesIO()
    document = SimpleDocTemplate(file, title=title, subject=subject, invariant=1)
    document.build([Paragraph(text, _BODY) for text in (title, *paragraphs)])
    return file.getvalue()
