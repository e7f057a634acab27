"""The quotations of real entries as documents, marked by rules of thumb. Read where the material lies, never copied."""

import re
from pathlib import Path

from benchmarks import passages
from benchmarks.passages import Document, Passage, Splice
from chronicle import records

# After these words a "not" fits; the second item is the "not".
_AUXILIARY = {
    "en": (re.compile(r"\b(?:is|are|was|were|will|shall|should|must|can|may|has|have|would|could)\b"), " not"),
    "de": (re.compile(r"\b(?:ist|sind|wird|werden|soll|sollen|muss|müssen|kann|können|hat|haben|darf)\b"), " nicht"),
}
# Not a paragraph's number ("38. We welcome"), not part of a longer one.
_NUMBER = re.compile(r"(?<![\d.,/])\d+(?![\d.,/)])")
_WORD = re.compile(r"\b[a-zäöüß]{6,}\b")
_OTHER_WORD = {"en": "yesterday", "de": "gestern"}


def of_entries(folder: Path) -> dict[str, list[Document]]:
    """Return the quotations of all entries in a folder as documents of one passage each, by language."""
    found: dict[str, list[Document]] = {}
    for path in sorted(folder.glob("*.txt")):
        entry = records.parse(path.read_text(encoding="utf-8"), name=path.stem)
        for citation in entry.citations:
            for n, quote in enumerate(citation.quotes):
                language = quote.language if quote.language in _AUXILIARY else "en"
                name = f"{path.stem}/{citation.number}/{n}"
                there = found.setdefault(language or "en", [])
                there.append(_document(name, language or "en", quote.text, turn=len(there)))
    return found


def _document(name: str, language: str, quote: str, *, turn: int) -> Document:
    """Put a quotation between paragraphs of our own prose."""
    own = passages.documents(language)[turn % 10]
    around = own.text.split("\n")
    text, start = "\n".join(around[:2]) + "\n", len("\n".join(around[:2])) + 1
    quote = re.sub(r"\s+", " ", quote).strip()
    marks = (_negation(quote, language), _number(quote), _word(quote, language))
    negations, numbers, words = (tuple(Splice(start + s.start, start + s.end, s.new) for s in m) for m in marks)
    passage = Passage(name, start, start + len(quote), negations=negations, numbers=numbers, words=words)
    return Document(name, own.title, own.date, language, f"{text}{quote}\n" + "\n".join(around[2:]), (passage,))


def _negation(quote: str, language: str) -> list[Splice]:
    words, new = _AUXILIARY[language]
    return [Splice(m.end(), m.end(), new) for m in words.finditer(quote)]


def _number(quote: str) -> list[Splice]:
    return [Splice(m.start(), m.end(), str(int(m.group()) + 1)) for m in _NUMBER.finditer(quote)]


def _word(quote: str, language: str) -> list[Splice]:
    return [Splice(m.start(), m.end(), _OTHER_WORD[language]) for m in _WORD.finditer(quote)]
