"""Pages in old encodings, rightly and wrongly labelled, each with its twin in UTF-8."""

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks import designs, passages
from benchmarks.passages import Document

# Python's codec, and the name that pages give it.
_ENCODINGS = {
    "en": (("cp1252", "windows-1252"), ("latin-1", "iso-8859-1")),
    "de": (("cp1252", "windows-1252"), ("latin-1", "iso-8859-1")),
    "ru": (("cp1251", "windows-1251"), ("koi8-r", "koi8-r")),
    "zh": (("gb18030", "gb18030"), ("gbk", "gbk"), ("gbk", "gb2312")),
    "zh-Hant": (("big5", "big5"),),
}
_UTF16 = (("utf-16-le", "utf-16le", codecs.BOM_UTF16_LE), ("utf-16-be", "utf-16be", codecs.BOM_UTF16_BE))
# A wrong label that happens: what a server says of every page, whatever it is.
_WRONG = {"en": "utf-8", "de": "utf-8", "ru": "iso-8859-1", "zh": "iso-8859-1", "zh-Hant": "gb2312"}


@dataclass(frozen=True, slots=True)
class CharsetCase:
    """A page's bytes with the charset of its header (None: unnamed), and the same page in UTF-8, rightly labelled."""

    name: str
    language: str
    kind: str
    body: bytes
    header: str | None
    twin: bytes


def all_cases() -> Iterator[CharsetCase]:
    """Return every case."""
    for language, encodings in _ENCODINGS.items():
        for n, document in enumerate(_documents(language)):
            page = designs.page(document, document.text, design=n)
            for codec, label in encodings:
                yield from _of_page(_encodable(page, codec), codec, label, name=document.name, language=language)
            yield from _utf16(page, name=document.name, language=language)
            yield from _mislabelled_utf8(page, encodings[0][1], name=document.name, language=language)


def digest(cases: Iterable[CharsetCase]) -> str:
    """Return a digest of all cases."""
    total = hashlib.sha256()
    for case in cases:
        total.update(f"{case.name} {case.kind} {case.header}\n".encode() + case.body + case.twin)
    return total.hexdigest()


def _documents(language: str) -> list[Document]:
    if language == "zh-Hant":
        return passages.plain_documents("traditional.txt", "zh")
    return passages.documents(language)


def _encodable(page: str, codec: str) -> str:
    """Replace what the old encoding has no letter for, as its writers did."""
    for typographic, plain in (("“", '"'), ("”", '"'), ("„", '"'), ("’", "'"), ("–", "-"), ("—", "-"), ("…", "...")):
        if not _fits(typographic, codec):
            page = page.replace(typographic, plain)
    for letter in sorted({letter for letter in page if not _fits(letter, codec)}):
        page = page.replace(letter, "?")
    return page


def _fits(letter: str, codec: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _of_page(page: str, codec: str, label: str, *, name: str, language: str) -> Iterator[CharsetCase]:
    """Label one encoding in every way in which sites do."""
    wrong = _WRONG[language]
    twin = page.encode()
    for kind, header, meta in (
        ("header right", label, None),
        ("header right, meta wrong", label, wrong),
        ("meta right", None, label),
        ("no label", None, None),
        ("header says utf-8, meta right", "utf-8", label),
        ("header wrong, meta right", wrong, label),
        ("header wrong, no meta", wrong, None),
        ("header utf-8, no meta", "utf-8", None),
    ):
        body = _with_meta(page, meta).encode(codec)
        yield CharsetCase(f"{name} {label}", language, kind, body, header, twin)


def _utf16(page: str, *, name: str, language: str) -> Iterator[CharsetCase]:
    twin = page.encode()
    for codec, label, mark in _UTF16:
        body = _with_meta(page, None).encode(codec)
        yield CharsetCase(f"{name} {label}", language, "utf-16 with BOM", mark + body, None, twin)
        yield CharsetCase(f"{name} {label}", language, "utf-16 with BOM, header wrong", mark + body, "utf-8", twin)
        yield CharsetCase(f"{name} {label}", language, "utf-16, header only", body, label, twin)


def _mislabelled_utf8(page: str, label: str, *, name: str, language: str) -> Iterator[CharsetCase]:
    """UTF-8 that its server, its head or both take for the country's old encoding."""
    twin = page.encode()
    for kind, header, meta in (
        ("UTF-8, header old", label, "utf-8"),
        ("UTF-8, meta old", None, label),
        ("UTF-8, both old", label, label),
        ("UTF-8, no label", None, None),
    ):
        yield CharsetCase(f"{name} utf-8", language, kind, _with_meta(page, meta).encode(), header, twin)


def _with_meta(page: str, label: str | None) -> str:
    return page.replace('<meta charset="utf-8">', f'<meta charset="{label}">' if label else "")
