"""The bytes of an entry's file to text, refusing what is none."""

import codecs

from chronicle.records import parsing
from chronicle.records.model import EntryError

MAX_BYTES = 4 * parsing.MAX_CHARACTERS
"""As many bytes as the longest allowed text can take."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_UNASSIGNED = b"\x81\x8d\x8f\x90\x9d"  # bytes that windows-1252 leaves empty
_LETTERS = frozenset("äöüßÄÖÜéèàçñáóíê„“”’–…€«»•§°´‘‚ ")
_LEAST_FITTING = 0.9  # of the bytes above ASCII: German prose has umlauts and quotation marks there, nothing else


def decode(data: bytes, *, name: str) -> str:
    """Return the text of an entry's file: UTF-8, UTF-16 with its mark, or German in windows-1252.

    Raises EntryError for a binary file and for a charset that cannot be told.
    """
    if len(data) > MAX_BYTES:
        raise EntryError(
            f"{name}: {len(data):,} bytes are more than an entry can have ({MAX_BYTES:,}); give one entry per file"
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise EntryError(f"{name}: this is {kind}, not text; save the entry as text, Markdown or HTML")
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decoded(data, charset, name=name)
    if b"\0" in data:
        raise EntryError(f"{name}: this is a binary file; save the entry as text (UTF-8), Markdown or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows_1252(data, error, name=name)


def _decoded(data: bytes, charset: str, *, name: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise EntryError(
            f"{name}, byte {error.start}: the file says that it is {charset.upper()}, but it is not; save it as UTF-8"
        ) from error


def _windows_1252(data: bytes, error: UnicodeDecodeError, *, name: str) -> str:
    refusal = EntryError(
        f"{name}, byte {error.start}: the text is neither UTF-8 nor windows-1252; save it as UTF-8 and import it again"
    )
    if any(byte in data for byte in _UNASSIGNED):
        raise refusal from error
    text = data.decode("cp1252")
    high = [character for character in text if character > "\x7f"]
    if sum(character in _LETTERS for character in high) < _LEAST_FITTING * len(high):
        raise refusal from error
    return text
