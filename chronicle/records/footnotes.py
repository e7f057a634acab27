"""Footnotes to citations: their parts, their quotations, and the quotations of the text that are bound to them."""

import re
from collections.abc import Iterator, Sequence

from chronicle.languages import guessing
from chronicle.records import anatomy, footnote_quotes, text_quotes
from chronicle.records.anatomy import Anatomy
from chronicle.records.model import Citation, Quote, Section
from chronicle.records.notes import Note
from chronicle.records.text_quotes import Bound

# Addresses say their language in host or path; the chronicle's sources use these words for it.
_ADDRESS_LANGUAGES = (
    (re.compile(r"//(?:eng?|english)\.|/(?:eng?|english|mfa_eng)(?:[/?#]|$)|[?&]lang=en\b", re.IGNORECASE), "en"),
    (re.compile(r"//(?:rus?)\.|/(?:rus?)(?:[/?#]|$)|[?&]lang=ru\b", re.IGNORECASE), "ru"),
    (re.compile(r"//(?:chn|zh|cn)\.|/(?:chn|zh|cn)(?:[/?#]|$)|[?&]lang=(?:zh|cn)\b", re.IGNORECASE), "zh"),
    (re.compile(r"//de\.|/(?:de|german|deutsch)(?:[/?#]|$)|[?&]lang=de\b", re.IGNORECASE), "de"),
)


def read(text: str, notes: Sequence[Note], *, sections: Sequence[Section]) -> tuple[Citation, ...]:
    """Return the citations in the order of the notes."""
    numbers = {note.number for note in notes}
    bound: dict[int, list[Bound]] = {}
    for quote in text_quotes.find(text, sections):
        known = _rebound(quote, numbers)
        if known is not None:
            bound.setdefault(known.number, []).append(known)
    places: dict[int, int] = {}
    for index, section in enumerate(sections):
        for number in section.marks:
            places.setdefault(number, index)
    # A number given twice keeps the text's quotations with its first note.
    return tuple(_citation(text, note, bound.pop(note.number, []), section=places.get(note.number)) for note in notes)


def _rebound(quote: Bound, numbers: set[int]) -> Bound | None:
    """Move a quotation from a mark without a note to the first neighbour that has one."""
    known = [number for number in (quote.number, *quote.neighbours) if number in numbers]
    return Bound(quote.start, quote.end, known[0], tuple(known[1:])) if known else None


def _citation(text: str, note: Note, bound: Sequence[Bound], *, section: int | None) -> Citation:
    parts = anatomy.dissect(text, note.body, note.end)
    own = [(start, end, guessing.guess(text[start:end])) for start, end in footnote_quotes.find(text, parts)]
    source = _source_language(parts, [language for _, _, language in own if language])
    quotes = [_quote(text, place, source=source) for place in own]
    return Citation(
        number=note.number,
        title=parts.title,
        dates=parts.dates,
        accessed=parts.accessed,
        urls=parts.urls,
        quotes=(*quotes, *_text_quotes(text, bound, source=source)),
        section=section,
        start=note.start,
        end=note.end,
        language=parts.language,
        place=parts.place,
    )


def _quote(text: str, place: tuple[int, int, str | None], *, source: str | None) -> Quote:
    start, end, language = place
    return Quote(text[start:end], start, end, language=language, translated=_is_translated(language, source))


def _text_quotes(text: str, bound: Sequence[Bound], *, source: str | None) -> Iterator[Quote]:
    for quote in bound:
        words = text[quote.start : quote.end]
        language = guessing.guess(words)
        yield Quote(
            text=words,
            start=quote.start,
            end=quote.end,
            origin="text",
            language=language,
            translated=_is_translated(language, source),
            neighbours=quote.neighbours,
        )


def _is_translated(language: str | None, source: str | None) -> bool:
    return language is not None and source is not None and language != source


def _source_language(parts: Anatomy, quoted: Sequence[str]) -> str | None:
    """Tell the language of the source: declared, that of its words, said by its address, or that of its title.

    A German quotation says nothing about the source: the author may have translated it.
    """
    foreign = [language for language in quoted if language != "de"]
    if parts.language or foreign:
        return parts.language or foreign[0]
    for url in parts.urls:
        for pattern, language in _ADDRESS_LANGUAGES:
            if pattern.search(url.url or url.written):
                return language
    return guessing.guess(parts.title)
