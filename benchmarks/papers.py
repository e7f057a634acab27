"""Twenty papers to export as PDF, each of several pages, and the same with one word changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks import mutations, passages
from benchmarks.passages import LANGUAGES, Document, Passage

_PER_LANGUAGE = 5
# Chinese says the same in a third of the characters.
_CHAPTERS = {"zh": 5, "": 3}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: title, (heading or "", paragraph) in order; the word that the edited copy has instead of another."""

    name: str
    language: str
    title: str
    parts: tuple[tuple[str, str], ...]
    edited: tuple[tuple[str, str], ...]
    was: str
    now: str


def all_papers() -> list[Paper]:
    """Return the papers of all languages, edited each in another chapter."""
    return [_paper(language, n) for language in LANGUAGES for n in range(_PER_LANGUAGE)]


def digest(papers: Iterable[Paper]) -> str:
    """Return a digest of all papers."""
    return hashlib.sha256("".join(repr(paper) for paper in papers).encode()).hexdigest()


def _paper(language: str, number: int) -> Paper:
    stock = passages.documents(language)
    chapters = [stock[(2 * number + n) % len(stock)] for n in range(_CHAPTERS.get(language, _CHAPTERS[""]))]
    where = number % len(chapters)
    passage = _long_enough(chapters[where])
    swap = passage.words[0]
    texts = [chapter.text for chapter in chapters]
    before = tuple(part for chapter, text in zip(chapters, texts, strict=True) for part in _parts(chapter, text))
    texts[where] = mutations.apply(texts[where], [swap])
    after = tuple(part for chapter, text in zip(chapters, texts, strict=True) for part in _parts(chapter, text))
    text = chapters[where].text
    title = f"{chapters[0].title} ({number + 1})"
    return Paper(f"{language}-paper-{number}", language, title, before, after, text[swap.start : swap.end], swap.new)


def _long_enough(document: Document) -> Passage:
    """Return the longest passage with a word to swap: it is most likely to cross the end of a line."""
    return max((p for p in document.passages if p.words), key=lambda p: p.end - p.start)


def _parts(chapter: Document, text: str) -> list[tuple[str, str]]:
    lines = [line for line in text.split("\n") if line.strip()]
    return [(chapter.title if n == 0 else "", line) for n, line in enumerate(lines)]
