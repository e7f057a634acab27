import pytest

from chronicle import documents
from chronicle.documents import charsets

TEXTS = {
    "de": "Die Erklärung der Präsidenten über die künftige Zusammenarbeit müsse größere Maßstäbe setzen.",
    "ru": "Главы государств приняли декларацию о международной информационной безопасности.",
    "zh": "各国领导人发表声明，强调联合国在网络空间国际规则制定中的核心作用。中国外交部发言人表示欢迎。",
    "zh-Hant": "各國領導人發表聲明，強調聯合國在網絡空間國際規則制定中的核心作用。外交部發言人表示歡迎。",
    "en": "The leaders’ “joint statement” — adopted at the café — names no costs in £ or €.",
}
ENCODINGS = {
    "de": ["cp1252", "utf-16"],
    "ru": ["cp1251", "koi8-r", "utf-16"],
    "zh": ["gb18030", "gb2312", "utf-16"],
    "zh-Hant": ["big5", "utf-16"],
    "en": ["cp1252", "utf-16"],
}
MATRIX = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]
WRONG = ["iso-8859-1", "windows-1251", "utf-8", "gb2312", "nonsense"]


def page(text: str, declared: str = "") -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}<title>t</title></head><body><p>{text}</p></body></html>"


def text_of(body: bytes, charset: str | None = None) -> str:
    return documents.read(body, url="https://example.org/", media_type="text/html", charset=charset).body_text


@pytest.mark.parametrize(("language", "encoding"), MATRIX)
def test_a_page_reads_like_its_utf_8_twin_when_the_header_is_right(language: str, encoding: str) -> None:
    body = page(TEXTS[language]).encode(encoding)

    assert text_of(body, encoding) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), MATRIX)
def test_a_page_reads_like_its_utf_8_twin_when_only_the_document_declares(language: str, encoding: str) -> None:
    body = page(TEXTS[language], encoding).encode(encoding)

    assert text_of(body) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), MATRIX)
def test_a_page_reads_like_its_utf_8_twin_when_nothing_is_declared(language: str, encoding: str) -> None:
    body = page(TEXTS[language]).encode(encoding)

    assert text_of(body) == TEXTS[language]


@pytest.mark.hazard(28)
@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(("language", "encoding"), MATRIX)
def test_a_wrong_header_does_not_spoil_a_page(language: str, encoding: str, wrong: str) -> None:
    body = page(TEXTS[language]).encode(encoding)

    assert text_of(body, wrong) == TEXTS[language]


@pytest.mark.hazard(28)
@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("language", TEXTS)
def test_valid_utf_8_wins_over_every_declaration(language: str, wrong: str) -> None:
    body = page(TEXTS[language], wrong).encode()

    assert text_of(body, wrong) == TEXTS[language]


@pytest.mark.hazard(28)
def test_the_byte_order_mark_is_the_first_evidence() -> None:
    decoded = charsets.decode(b"\xef\xbb\xbfabc", header="windows-1251")

    assert (decoded.text, decoded.evidence) == ("abc", "bom")


@pytest.mark.hazard(28)
def test_gb2312_is_read_as_gb18030() -> None:
    decoded = charsets.decode("<p>鎔基 朱镕基 㐀中国的领导人</p>".encode("gb18030"), header="gb2312")

    assert decoded.text == "<p>鎔基 朱镕基 㐀中国的领导人</p>"
    assert decoded.charset == "gb18030"


def test_a_character_cut_off_at_the_end_is_still_utf_8() -> None:
    decoded = charsets.decode("Präsident".encode() + "ü".encode()[:1], header="iso-8859-1")

    assert decoded.text == "Präsident"


def test_one_foreign_byte_makes_a_long_utf_8_page_no_other_encoding() -> None:
    decoded = charsets.decode((TEXTS["ru"] * 5).encode() + b"\xe4 und", header="windows-1251")

    assert decoded.text.startswith(TEXTS["ru"])
    assert decoded.damaged


@pytest.mark.parametrize("label", ["base64", "rot13", "zip", "idna", "unicode_escape", "", "\u0000", "x" * 1000])
def test_labels_that_name_no_page_encoding_are_ignored(label: str) -> None:
    assert charsets.codec_of(label) is None


@pytest.mark.hazard(28)
@pytest.mark.parametrize("codec", ["cp1251", "cp1252"])
def test_a_text_that_its_source_garbled_is_noted(codec: str) -> None:
    garbled = TEXTS["ru"].encode().decode(codec, errors="ignore")

    assert "mojibake" in documents.read(page(garbled * 3).encode(), url="https://example.org/").notes


@pytest.mark.parametrize("language", TEXTS)
def test_a_sound_text_is_not_taken_for_garbled(language: str) -> None:
    assert documents.read(page(TEXTS[language] * 3).encode(), url="https://example.org/").notes == ()


PLAIN_ENGLISH = "The ministers met in the capital and agreed on a plan for the cables below the lake."
ONLY_MARKS = [
    f"© The ministry. {PLAIN_ENGLISH}",
    f"{PLAIN_ENGLISH} “A good day” – said the host.",
    f"{PLAIN_ENGLISH} It’s done… † ‡",
    f"• {PLAIN_ENGLISH} ¿Qué? ± 3 °C",
    "Über Österreich sprach niemand. Äpfel und Öl waren genug.",
    "Il va à Paris, çà et là, où naît l’été.",
]


@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("text", ONLY_MARKS)
def test_lone_signs_and_letters_of_a_latin_text_are_windows_1252(text: str, header: str | None) -> None:
    decoded = charsets.decode(page(text).encode("cp1252"), header=header)

    assert (decoded.text, decoded.charset) == (page(text), "cp1252")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("text", [TEXTS["ru"], "Москва", "МИД РОССИИ", f"{PLAIN_ENGLISH} Заявление министра"])
def test_a_few_russian_words_are_enough_to_be_read_as_russian(text: str, encoding: str) -> None:
    assert text_of(page(text).encode(encoding)) == text


@pytest.mark.parametrize(
    ("name", "encoding"), [("习近平", "gb18030"), ("外交部發言人", "big5"), ("中国驻德国", "gb18030")]
)
def test_a_chinese_name_in_an_english_text_is_read_as_chinese(name: str, encoding: str) -> None:
    text = f"{PLAIN_ENGLISH} {name}"

    assert text_of(page(text).encode(encoding)) == text


def test_the_language_that_a_document_names_settles_what_its_bytes_leave_open() -> None:
    body = "<html lang='{}'><body><p>Bêche, 10 è</p></body></html>"

    assert charsets.decode(body.format("fr").encode("cp1252")).charset == "cp1252"
    assert charsets.decode(body.format("cs").encode("cp1252")).charset == "cp1250"


def test_the_language_that_a_document_names_does_not_outweigh_its_words() -> None:
    body = f"<html lang='en'><body><p>{TEXTS['ru']}</p></body></html>"

    assert charsets.decode(body.encode("koi8-r")).text == body
