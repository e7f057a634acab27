"""What a body is, by its content; the label of the response only decides between readings that both fit."""

import json
import re

PDF = "application/pdf"
HTML = "text/html"
FEED = "application/feed+xml"
XML = "application/xml"
JSON = "application/json"
PLAIN = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BINARY = "application/octet-stream"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
)
# ISO 32000 allows rubbish before the header; readers look at the first kilobyte.
_PDF_WINDOW = 1024
_TEXT_WINDOW = 4096
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|div|p|table|article|section|h[1-6]|ul|ol"
    r"|span|a|img"
    r"|font|center|br|main|nav|header|b|i|iframe|frameset|noscript|form|base|time|em|strong|ul|li|dl|pre|code"
    r"|label|button|aside|figure|blockquote|address)\b",
    re.IGNORECASE,
)
_PAGE_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_XML_START = re.compile(r"<\?xml\b|<[A-Za-z][\w:.-]*[\s>]")
# Tab, line feed, form feed, carriage return and escape occur in text files, other control characters do not.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def of_bytes(body: bytes) -> str | None:
    """Return the media type that the first bytes prove, None for anything that may be text."""
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:8] == b"ftyp":
        return "video/mp4"
    if body.startswith(b"PK\x03\x04"):
        return DOCX if b"word/" in body[:_TEXT_WINDOW] or b"word/document.xml" in body[-65_536:] else "application/zip"
    head = body[:_PDF_WINDOW]
    return PDF if b"%PDF-" in head and not head.lstrip().startswith(b"<") else None


def of_text(text: str, declared: str | None) -> str:
    """Return what a decoded body is; `declared` is the response's media type."""
    head = text[:_TEXT_WINDOW].lstrip("\ufeff \t\r\n\x00")
    if _CONTROL.search(head) and len(_CONTROL.findall(head)) > len(head) * 0.05:
        return BINARY
    if _FEED_START.search(head) and not _PAGE_START.match(head):
        return FEED
    if head[:1] in "{[" and _is_json(text):
        return JSON
    return _of_markup(head, declared)


def _of_markup(head: str, declared: str | None) -> str:
    if _PAGE_START.search(head):
        return HTML
    if head.startswith("<?xml"):
        return XML
    if declared == PLAIN or (declared or "").startswith("text/markdown"):
        return PLAIN
    if _HTML_START.search(head):
        return HTML
    if head.startswith("<") and _XML_START.match(head):
        return XML
    return PLAIN


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
