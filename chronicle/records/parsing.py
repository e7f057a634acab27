"""An entry's text to an Entry, whatever form it came in."""

from collections import Counter

from chronicle.records import footnotes, formats, outline, quarters, sections
from chronicle.records.model import Citation, Entry, EntryError
from chronicle.records.outline import Outline
from chronicle.words import Words

MAX_CHARACTERS = 2_000_000
"""The longest real entry has 31,000 characters; this is a book, and no footnote is found in it by hand."""

MAX_FOOTNOTES = 1000
"""Their numbers have three digits; the longest real entry has ten."""

_MOST_CONTROLS = 0.01


def parse(text: str, *, name: str = "") -> Entry:
    """Read an entry from plain text, Markdown or HTML. Raises EntryError, which names place and remedy."""
    _refuse(text, name=name)
    rendering = formats.render(text)
    if not rendering.text.strip():
        raise EntryError(f"{name or 'the entry'}: no text is left below the mark-up; export the entry with its text")
    drawn = outline.draw(rendering, name=name)
    numbers = [note.number for note in drawn.notes]
    if len(numbers) > MAX_FOOTNOTES:
        raise EntryError(
            f"{name or 'the entry'}: {len(numbers):,} footnotes are more than an entry can have ({MAX_FOOTNOTES:,}); "
            "give one entry per file"
        )
    built = sections.build(rendering.text, drawn.blocks, title=drawn.title, numbers=numbers)
    citations = footnotes.read(rendering.text, drawn.notes, sections=built)
    return Entry(
        name=name,
        title=drawn.title,
        quarter=quarters.find(drawn.title),
        tags=drawn.tags,
        sections=built,
        citations=citations,
        text=rendering.text,
        remarks=tuple(_remarks(drawn, citations)),
    )


def _refuse(text: str, *, name: str) -> None:
    subject = name or "the entry"
    if len(text) > MAX_CHARACTERS:
        raise EntryError(
            f"{subject}: {len(text):,} characters are more than an entry can have ({MAX_CHARACTERS:,}); "
            "give one entry per file"
        )
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise EntryError(f"{subject}: the text is empty; give the entry's title, sections and footnotes")
    controls = sum(c < " " and c not in "\t\n\r\x0b\x0c" for c in text[:10_000])
    if controls > _MOST_CONTROLS * min(len(text), 10_000):
        raise EntryError(f"{subject}: this is no text but binary data; export the entry as text, Markdown or HTML")


def _remarks(drawn: Outline, citations: tuple[Citation, ...]) -> list[Words]:
    remarks: list[Words] = []
    if not quarters.find(drawn.title):
        remarks.append(
            Words(de="Der Titel nennt kein Quartal („Q2/2021 - …“).", en="The title names no quarter (“Q2/2021 - …”).")
        )
    if not citations:
        remarks.append(Words(de="Der Eintrag hat keine Fußnoten.", en="The entry has no footnotes."))
    counted = Counter(citation.number for citation in citations)
    repeated = sorted(number for number, times in counted.items() if times > 1)
    if repeated:
        numbers = ", ".join(map(str, repeated))
        remarks.append(
            Words(de=f"Fußnoten mit gleicher Nummer: {numbers}.", en=f"Footnotes with the same number: {numbers}.")
        )
    return remarks
