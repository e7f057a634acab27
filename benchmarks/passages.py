"""Documents of our own prose in four languages, with the passages that a footnote might quote from them.

In the data files `[[…]]` is a passage, `{!}` a place where a negation fits (`{!没有}` says which), `{one|other}` a word
and what it may be swapped for, `{#7|9}` the same for a number. A line is a paragraph.
"""

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "de", "ru", "zh")
_NEGATION = {"en": " not", "de": " nicht", "ru": "не ", "zh": "不"}
_MARKUP = re.compile(r"(\[\[)|(\]\])|\{!([^{}]*)\}|\{(#?)([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True, slots=True)
class Splice:
    """A replacement of `text[start:end]`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Quotable words: `Document.text[start:end]`, and what may be done to them (offsets in the document's text).

    A span covers several passages; it has no marks of its own.
    """

    name: str
    start: int
    end: int
    negations: tuple[Splice, ...] = ()
    words: tuple[Splice, ...] = ()
    numbers: tuple[Splice, ...] = ()
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A piece of news: paragraphs parted by newlines, and the passages in it, in order."""

    name: str
    title: str
    date: str
    language: str
    text: str
    passages: tuple[Passage, ...]

    def quote(self, passage: Passage) -> str:
        """Return a passage as a footnote gives it, without paragraph breaks."""
        return re.sub(r"\s*\n\s*", " ", self.text[passage.start : passage.end])


def documents(language: str, folder: Path = DATA) -> list[Document]:
    """Read the documents of a language."""
    source = (folder / f"passages-{language}.txt").read_text(encoding="utf-8")
    return [_document(part, language) for part in re.split(r"^== ", source, flags=re.MULTILINE) if part.strip()]


def plain_documents(name: str, language: str) -> list[Document]:
    """Read documents without passages."""
    source = (DATA / name).read_text(encoding="utf-8")
    return [_document(part, language) for part in re.split(r"^== ", source, flags=re.MULTILINE) if part.strip()]


def spans(document: Document, *, longest: int = 2000) -> list[Passage]:
    """Return every paragraph with more than one passage, and the longest whole stretch from the start, as spans."""
    found, start = [], 0
    for line in document.text.splitlines(keepends=True):
        end = start + len(line.rstrip("\n"))
        if sum(start <= p.start and p.end <= end for p in document.passages) > 1:
            found.append((start, end))
        start += len(line)
    stop = max((m.start() for m in re.finditer(r"\n|\Z", document.text) if m.start() <= longest), default=0)
    found.append((0, stop))
    return [Passage(f"{document.name}/span{n}", a, b, is_span=True) for n, (a, b) in enumerate(sorted(set(found)))]


def _document(part: str, language: str) -> Document:
    head, _, body = part.partition("\n")
    name, title, date = (piece.strip() for piece in head.split("|"))
    body = re.sub(r"\n+", "\n", body.strip())
    reader = _Reader(name, language)
    return Document(name, title, date, language, reader.read(body), tuple(reader.passages))


class _Reader:
    """Takes the markup out of a body and keeps what it said."""

    def __init__(self, name: str, language: str) -> None:
        self.passages: list[Passage] = []
        self._name, self._language = name, language
        self._text = ""
        self._start: int | None = None  # None outside passages: marks there change nothing that is quoted
        self._negations: list[Splice] = []
        self._words: list[Splice] = []
        self._numbers: list[Splice] = []

    def read(self, body: str) -> str:
        done = 0
        for mark in _MARKUP.finditer(body):
            self._text += body[done : mark.start()]
            done = mark.end()
            self._take(mark)
        return self._text + body[done:]

    def _take(self, mark: re.Match[str]) -> None:
        opening, closing, negation, number, one, other = mark.groups()
        here = len(self._text)
        if opening:
            self._start = here
        elif closing:
            self._finish()
        elif one is None:
            self._keep(self._negations, Splice(here, here, negation or _NEGATION[self._language]))
        else:
            self._text += one
            self._keep(self._numbers if number else self._words, Splice(here, len(self._text), other))

    def _keep(self, marks: list[Splice], mark: Splice) -> None:
        if self._start is not None:
            marks.append(mark)

    def _finish(self) -> None:
        marks = (tuple(self._negations), tuple(self._words), tuple(self._numbers))
        self.passages.append(Passage(f"{self._name}/{len(self.passages)}", self._start or 0, len(self._text), *marks))
        self._negations, self._words, self._numbers, self._start = [], [], [], None
