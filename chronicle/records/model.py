"""What an entry of the chronicle is made of. All offsets count characters of `Entry.text`, half open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from chronicle.words import Words


@dataclass(frozen=True, slots=True)
class CitedUrl:
    """An address as the footnote gives it (`written`) and as it can be visited (`url`, None where beyond repair).

    `language` is what the footnote declares for this one address ("(in Russisch)" gives `ru`).
    """

    written: str
    url: str | None
    start: int
    end: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as the source's own.

    `origin` says where they stand: in the footnote or in the entry's own text. A text quote is bound to the next
    footnote mark; `neighbours` are the footnote numbers to try when it is not found there. `language` is the language
    of the words (ISO 639-1), None when unsure. `translated` marks words that the entry's author translated.
    """

    text: str
    start: int
    end: int
    origin: Literal["footnote", "text"] = "footnote"
    language: str | None = None
    translated: bool = False
    neighbours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered footnote. `section` is the index of the section that holds its mark, None when nothing refers to it.

    `dates` has the date of publication first. `place` is the place that stands before that date ("Moskau"), "" if none.
    `language` is the language that the footnote declares for its source ("(in Russisch)" gives `ru`), None where it
    declares none or one for some of its addresses only. `start` is where the footnote's number stands.
    `quotes` holds the footnote's own quotations first, then those of the entry's text that are bound to it.
    """

    number: int
    title: str
    dates: tuple[date, ...]
    accessed: date | None
    urls: tuple[CitedUrl, ...]
    quotes: tuple[Quote, ...]
    section: int | None
    start: int
    end: int
    language: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in the text, with its place: "[2]" between `start` and `end`."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its text. `heading` is "" where there is none; `marks` are footnote numbers in order of the text.

    `text` is the section without its heading: blocks parted by blank lines, blanks and list bullets evened out, so that
    it reads the same from a text file, Markdown or HTML. `Entry.text[start:end]` is the section as it stands, heading
    included. `placed_marks` are the same marks as `marks` with their places; `blocks` are the places of its paragraphs
    and list items.
    """

    heading: str
    dates: tuple[date, ...]
    text: str
    marks: tuple[int, ...]
    start: int
    end: int
    placed_marks: tuple[Mark, ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the chronicle. `quarter` reads "2020-Q4", "" when the title names none.

    `text` is what all offsets count in: a plain text with its line ends made newlines and nothing else changed; for
    Markdown and HTML the plain rendering of the same shape (`records/rendering.py`). `remarks` say what an importer
    should mention though it is no defect: no footnotes, no quarter.
    """

    name: str
    title: str
    quarter: str
    tags: tuple[str, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    text: str
    remarks: tuple[Words, ...] = ()

    def citation(self, number: int) -> Citation | None:
        """Return the footnote with this number, or None."""
        return next((c for c in self.citations if c.number == number), None)


class Severity(StrEnum):
    """How bad a defect is: A wrong, B weak evidence, C form."""

    A = "A"
    B = "B"
    C = "C"


class DefectCode(StrEnum):
    """Flaws that an entry can have in itself."""

    URL_MALFORMED = "url-malformed"
    URL_MISSING = "url-missing"
    URL_IS_LISTING = "url-is-listing"
    URL_SHARED = "url-shared"
    NUMBER_MISMATCH = "number-mismatch"
    DATE_MISMATCH = "date-mismatch"
    ORDINAL_MISMATCH = "ordinal-mismatch"
    QUOTE_UNBALANCED = "quote-unbalanced"
    FOOTNOTE_UNREFERENCED = "footnote-unreferenced"
    FOOTNOTE_UNDEFINED = "footnote-undefined"
    ENTRIES_DISAGREE = "entries-disagree"


@dataclass(frozen=True, slots=True)
class Defect:
    """A flaw in an entry, with its place. `suggestion` is the text that would mend it, None when there is none."""

    code: DefectCode
    severity: Severity
    entry: str
    section: int | None
    citation: int | None
    start: int
    end: int
    message: Words
    suggestion: str | None = None


class EntryError(ValueError):
    """A text is not an entry. The message names the place and the remedy."""
