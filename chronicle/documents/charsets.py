"""Which encoding a body is in, by the WHATWG rules, with the evidence that decided it.

Order: byte order mark, strict UTF-8, what the HTTP header says, what the document says, what the bytes look like. A
declaration counts only while the bytes do not speak against it: half of the mislabelled pages are GBK called GB2312,
or windows-1251 called ISO-8859-1. The bytes themselves are never touched.
"""

import codecs
import re
from dataclasses import dataclass

from chronicle.documents import plausibility

# Labels of the WHATWG Encoding Standard whose Python codec of the same name is another or a narrower encoding.
_WHATWG = {
    "gb2312": "gb18030",
    "gb_2312": "gb18030",
    "gb_2312-80": "gb18030",
    "csgb2312": "gb18030",
    "chinese": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "korean": "cp949",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-cp1251": "cp1251",
    "koi8_r": "koi8-r",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "unicode": "utf-16-le",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
# 1,024 bytes is what browsers look at; real pages put scripts before their declaration.
_META_WINDOW = 8192
_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# ISO-2022-JP is seven-bit: only its escapes tell it from ASCII.
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
# In UTF-16 text with any markup or Latin letters, at least this share of one byte column is zero.
_ZERO_SHARE = 0.2
# A UTF-8 page may hold a few foreign bytes (a comment pasted in, a word cut in half); more is another encoding.
_UTF8_ERRORS_PER_CHARACTER = 0.02
_FOREIGN_WORDS = re.compile(r"[^\x00-\x7f]{2,40}")
_MOJIBAKE_WINDOW = 200_000
_MOJIBAKE_WORDS = 200
_LEAST_WRONG = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in, how that was found, and whether characters were lost."""

    text: str
    charset: str
    evidence: str
    damaged: bool = False


def codec_of(label: str | None) -> str | None:
    """Return Python's codec for a declared label as browsers understand it, None where nobody knows it."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _WHATWG.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python also knows byte-to-byte codecs (base64, zip) and Unicode tricks; no page is written in those.
    is_text = getattr(info, "_is_text_encoding", True) and info.name not in {"idna", "punycode", "undefined"}
    return _WHATWG.get(info.name, info.name) if is_text and "escape" not in info.name else None


def declared_in(body: bytes) -> str | None:
    """Return the codec that the document itself declares (meta or XML declaration)."""
    head = body[:_META_WINDOW]
    found = _XML_DECLARATION.search(head) or _META.search(head)
    codec = codec_of(found.group(1).decode("ascii")) if found else None
    # A declaration that can be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def decode(body: bytes, *, header: str | None = None) -> Decoded:
    """Return the text of `body`. `header` is the charset parameter of the Content-Type header, if any; never fails."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _as(codec, body[len(mark) :], evidence="bom")
    wide = _utf_16_without_mark(body)
    if wide:
        return _as(wide, body, evidence="header" if codec_of(header) == wide else "detector")
    if _ISO_2022_JP.search(body[:_META_WINDOW]):
        return _as("iso2022_jp", body, evidence="detector")
    text = _strict_utf_8(body)
    if text is not None:
        return Decoded(text, "utf-8", "utf-8 valid")
    return _legacy(body, header=codec_of(header), meta=declared_in(body))


def is_mojibake(text: str) -> bool:
    """Say whether a text is UTF-8 that its own source once read as another encoding: "РџСЂРёРІРµС‚" for "Привет"."""
    sample = _FOREIGN_WORDS.findall(text[:_MOJIBAKE_WINDOW])[:_MOJIBAKE_WORDS]
    for codec in ("cp1251", "cp1252"):
        wrong = sum(_reads_as_utf_8(word, codec) for word in sample)
        if wrong >= _LEAST_WRONG and wrong * 2 > len(sample):
            return True
    return False


def _reads_as_utf_8(word: str, codec: str) -> bool:
    try:
        return len(word.encode(codec).decode("utf-8")) < len(word)
    except UnicodeError:
        return False


def _as(codec: str, body: bytes, *, evidence: str) -> Decoded:
    text = body.decode(codec, errors="replace")
    return Decoded(text, codec, evidence, damaged="\ufffd" in text)


def _strict_utf_8(body: bytes) -> str | None:
    """Return the text when all of it is UTF-8; a character cut off by the end of the body does not count."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        return None


def _utf_16_without_mark(body: bytes) -> str | None:
    sample = body[:4096]
    if len(sample) < 4 or b"\x00" not in sample:  # noqa: PLR2004 - two characters are the least that show a column
        return None
    columns = sample[0::2], sample[1::2]
    even, odd = (column.count(0) / max(len(column), 1) for column in columns)
    if odd > _ZERO_SHARE and odd > 4 * even:
        return "utf-16-le"
    if even > _ZERO_SHARE and even > 4 * odd:
        return "utf-16-be"
    return None


def _legacy(body: bytes, *, header: str | None, meta: str | None) -> Decoded:
    """Decide for a body that is not clean UTF-8, by what is declared and how each reading of the bytes looks."""
    loose = body.decode("utf-8", errors="replace")
    wide = sum(1 for c in loose[:200_000] if c > "\x7f" and c != "\ufffd")
    if loose[:200_000].count("\ufffd") <= wide * _UTF8_ERRORS_PER_CHARACTER:
        return Decoded(loose, "utf-8", "utf-8 nearly valid", damaged=True)
    codec = plausibility.best_codec(body, declared=[name for name in (header, meta) if name])
    evidence = "header" if codec == header else "meta" if codec == meta else "detector"
    return _as(codec, body, evidence=evidence)
