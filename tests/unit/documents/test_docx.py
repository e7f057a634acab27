import io
import zipfile

import pytest

from chronicle import documents
from chronicle.documents import BlockKind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    f"<w:document {W}><w:body>"
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Erklärung</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Die Parteien </w:t></w:r><w:del><w:r><w:delText>nicht </w:delText></w:r></w:del><w:r>"
    "<w:t>einigten sich.</w:t>"
    "</w:r></w:p><w:p/></w:body></w:document>"
)


def packed(xml: str) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return body.getvalue()


def test_a_word_file_is_read_as_paragraphs_without_deleted_words() -> None:
    reading = documents.read(packed(BODY), url="https://example.org/a", media_type="application/pdf")

    assert [(block.kind, block.text) for block in reading.blocks] == [
        (BlockKind.HEADING, "Erklärung"),
        (BlockKind.PARAGRAPH, "Die Parteien einigten sich."),
    ]


@pytest.mark.parametrize("body", [packed("no xml"), packed(BODY)[:-60], packed(f"<w:document {W}>")])
def test_a_broken_word_file_has_no_text(body: bytes) -> None:
    assert documents.read(body, url="https://example.org/a").text == ""


def test_a_word_file_that_swells_is_not_unpacked() -> None:
    reading = documents.read(packed(" " * 50_000_000), url="https://example.org/a")

    assert reading.notes == ("too-large",)
