import pytest

from chronicle import records
from chronicle.records import decoding

GERMAN = "Q1/2021 - Präsidentschaft\n\n„Über Größe“ – wird gesprochen.\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_german_text_is_read_in_the_usual_charsets(charset: str) -> None:
    assert decoding.decode(GERMAN.encode(charset), name="a.txt") == GERMAN


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 ...", "a PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"{\\rtf1 text}", "RTF"),
        (b"abc\x00def", "binary"),
        ("Привет, это текст о безопасности".encode("cp1251"), "save it as UTF-8"),
        ("关于信息安全的声明".encode("gb18030"), "save it as UTF-8"),
        (b"\xff\xfea\xd8b\xd8", "UTF-16"),
        (b"gut \x81 schlecht", "byte 4"),
    ],
)
def test_what_is_no_german_text_is_refused_with_a_remedy(data: bytes, said: str) -> None:
    with pytest.raises(records.EntryError, match=said) as refused:
        decoding.decode(data, name="eintrag.txt")

    assert str(refused.value).startswith("eintrag.txt")


def test_an_absurdly_large_file_is_refused() -> None:
    with pytest.raises(records.EntryError, match="one entry per file"):
        decoding.decode(b"x" * (decoding.MAX_BYTES + 1), name="a.txt")
