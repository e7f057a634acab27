"""Bytes of an archived response to a Reading, whatever they are. Nothing that arrives makes this fail."""

import dataclasses
import re
from collections.abc import Sequence

from chronicle.documents import (
    assembling,
    charsets,
    dating,
    docx,
    feeds,
    pages,
    pdf,
    plain,
    sniffing,
    symbols,
    versions,
)
from chronicle.documents.assembling import Part
from chronicle.documents.charsets import Decoded
from chronicle.documents.model import Block, PageKind, Reading, ReadingRules
from chronicle.languages import guessing

_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_PDF_DATE = re.compile(r"D:(\d{8})")
_MAX_BODY = 64_000_000


def read(
    body: bytes,
    *,
    url: str,
    media_type: str | None = None,
    charset: str | None = None,
    rules: ReadingRules | None = None,
    before: Reading | None = None,
) -> Reading:
    """Return what an archived body says. `media_type` and `charset` are the response's own words, weighed as evidence.

    `before` is the last good reading of the same document: where two parts of a page are nearly as good a main text,
    the one that it had is kept, so that the choice does not flip between versions.
    `url` is the address that answered; relative links start from it. Never raises for any body.
    """
    rules = rules or ReadingRules()
    blocks = before.blocks if before is not None else ()
    found = _read(body, url=url, media_type=media_type, charset=charset, rules=rules, before=blocks)
    return dataclasses.replace(found, reader_version=versions.of(rules))


def _read(
    body: bytes,
    *,
    url: str,
    media_type: str | None,
    charset: str | None,
    rules: ReadingRules,
    before: Sequence[Block],
) -> Reading:
    label, _, parameters = (media_type or "").partition(";")
    header = charset or next(iter(_CHARSET.findall(parameters)), None)
    declared = label.strip().lower() or None
    body = body[:_MAX_BODY]
    proven = sniffing.of_bytes(body)
    if proven == sniffing.PDF:
        return _of_pdf(body, url)
    if proven == sniffing.DOCX:
        parts, notes = docx.parts_of(body)
        return _of_parts(parts, url=url, media_type=sniffing.DOCX, notes=notes)
    if proven is not None:
        return _other(url, proven)
    return _of_text(charsets.decode(body, header=header), url=url, declared=declared, rules=rules, before=before)


def _of_text(
    decoded: Decoded, *, url: str, declared: str | None, rules: ReadingRules, before: Sequence[Block]
) -> Reading:
    kind = sniffing.of_text(decoded.text, declared)
    reading = _of_kind(kind, decoded.text, url=url, rules=rules, before=before)
    is_damaged = decoded.damaged or charsets.is_mojibake(reading.text)
    notes = (*reading.notes, "mojibake") if is_damaged else reading.notes
    return dataclasses.replace(reading, charset=decoded.charset, charset_evidence=decoded.evidence, notes=notes)


def _of_kind(kind: str, text: str, *, url: str, rules: ReadingRules, before: Sequence[Block]) -> Reading:
    if kind == sniffing.FEED:
        feed = feeds.read(text, url=url)
        if feed is not None:
            title, items = feed
            lines = "\n".join(item.title for item in items)
            shown = guessing.guess(lines)
            return dataclasses.replace(
                _other(url, kind), kind=PageKind.FEED, title=title, items=items, body_text=lines, language=shown
            )
        kind = sniffing.HTML
    if kind == sniffing.HTML:
        return pages.read(text, url=url, media_type=kind, rules=rules, before=before)
    if kind == sniffing.PLAIN:
        return _of_parts(plain.parts_of(text), url=url, media_type=kind)
    body_text = text if kind in {sniffing.JSON, sniffing.XML} else ""
    return dataclasses.replace(_other(url, kind), body_text=body_text)


def _of_pdf(body: bytes, url: str) -> Reading:
    found = pdf.read(body)
    reading = _of_parts(list(found.parts), url=url, media_type=sniffing.PDF, notes=found.notes, title=found.title)
    created = _PDF_DATE.match(found.created)
    about = {"published": created.group(1)} if created else {}
    dates = dating.of_parts(created.group(1) if created else "", reading.text, url, reading.language)
    return dataclasses.replace(reading, metadata=about, dates=dates)


def _of_parts(parts: list[Part], *, url: str, media_type: str, notes: tuple[str, ...] = (), title: str = "") -> Reading:
    """Return the reading of a document that is all main text: PDF, Word, plain text."""
    text, blocks = assembling.blocks_of(parts)
    language = guessing.guess(text)
    title = title or plain.title_of(parts)
    return Reading(
        url=url,
        title=title,
        language=language,
        dates=dating.of_parts("", text, url, language),
        kind=PageKind.ARTICLE if text else PageKind.EMPTY,
        text=text,
        body_text=text,
        blocks=blocks,
        links=(),
        symbols=symbols.find(f"{title}\n{text}"),
        media_type=media_type,
        notes=notes,
    )


def _other(url: str, media_type: str) -> Reading:
    """Return the reading of something without text: an image, an archive, data."""
    return Reading(
        url=url,
        title="",
        language=None,
        dates=dating.ranked((), (), (), dating.of_url(url)),
        kind=PageKind.OTHER,
        text="",
        body_text="",
        blocks=(),
        links=(),
        symbols=(),
        media_type=media_type,
    )
