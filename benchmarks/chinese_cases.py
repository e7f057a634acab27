"""Chinese pages before and after one word of two characters was swapped."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks import designs, mutations, passages


@dataclass(frozen=True, slots=True)
class ChineseCase:
    """Two pages, and the word that differs."""

    name: str
    before: str
    after: str
    was: str
    now: str


def all_cases() -> Iterator[ChineseCase]:
    """Return a case for every word that may be swapped."""
    for document in passages.documents("zh"):
        for passage in document.passages:
            for n, swap in enumerate(passage.words):
                text = mutations.apply(document.text, [swap])
                design = len(passage.name) + swap.start
                yield ChineseCase(
                    name=f"{passage.name}/{n}",
                    before=designs.page(document, document.text, design=design),
                    after=designs.page(document, text, design=design),
                    was=document.text[swap.start : swap.end],
                    now=swap.new,
                )


def digest(cases: Iterable[ChineseCase]) -> str:
    """Return a digest of all cases."""
    total = hashlib.sha256()
    for case in cases:
        total.update(f"{case.name}{case.before}{case.after}".encode())
    return total.hexdigest()
