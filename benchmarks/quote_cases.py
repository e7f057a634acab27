"""The cases of the quotation benchmark: which page, which quotation, and which states are right for it."""

import dataclasses
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks import designs, mutations
from benchmarks.passages import Document, Passage, Splice, spans

STANDS = frozenset({"intact", "cosmetic"})
_ALTERED = frozenset({"altered"})
_TOUCHED = frozenset({"altered", "partial"})
_GONE = frozenset({"gone"})
_ELLIPSES = ("…", "[…]", "...", "(...)", "[...]", "(…)")
_CHINESE_ELLIPSES = ("……", "…", "[……]", "（……）", "...")


@dataclass(frozen=True, slots=True)
class Mutation:
    """Something that happens to passages on their page, and the states that are right then."""

    name: str
    splice: Callable[[Document, Passage], list[Splice] | None]
    expected: frozenset[str]
    for_spans: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation to look for, the right states, and the word that the shown edits have to name ("" for none)."""

    name: str
    language: str
    mutation: str
    kind: str
    quote: str
    expected: frozenset[str]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class PageCases:
    """A page and everything that is asked of it."""

    url: str
    html: str
    cases: tuple[Case, ...]


MUTATIONS = (
    Mutation("typographic", mutations.typographic, STANDS),
    Mutation("invisible", mutations.invisible, STANDS),
    Mutation("markup", mutations.marked_up, STANDS),
    Mutation("between 120", mutations.between(120), STANDS),
    Mutation("between 480", mutations.between(480), STANDS),
    Mutation("inside 120", mutations.inside(120), STANDS),
    Mutation("inside 480", mutations.inside(480), STANDS),
    # Words without a border may as well be an inserted clause: not to lose the passage is all that can be asked.
    Mutation("inline 120", mutations.inline, STANDS | _TOUCHED),
    Mutation("moved", mutations.moved, STANDS, for_spans=False),
    Mutation("cut", mutations.cut, _TOUCHED, for_spans=False),
    # Every sentence still stands; whether their order is worth a word is left to the rules.
    Mutation("reordered", mutations.reordered, STANDS | _TOUCHED, for_spans=False),
    Mutation("not", mutations.negated, _ALTERED),
    Mutation("number", mutations.renumbered, _ALTERED),
    Mutation("word", mutations.reworded, _ALTERED),
    Mutation("removed", mutations.removed, _GONE, for_spans=False),
)


def of_documents(documents: Sequence[Document], *, kind: str = "passage") -> Iterator[PageCases]:
    """Return the pages of documents of one language, each with its cases."""
    for document in documents:
        others = [other for other in documents if other is not document]
        yield _untouched(document, others, kind=kind)
        for mutation in MUTATIONS:
            for parity in range(min(2, len(document.passages))):
                made = _mutated(document, mutation, parity=parity, kind=kind)
                if made.cases:
                    yield made


def digest(pages: Iterable[PageCases]) -> str:
    """Return a digest of all pages, quotations and expected states."""
    total = hashlib.sha256()
    for made in pages:
        total.update(made.html.encode())
        for case in made.cases:
            total.update(f"{case.name}\n{case.quote}\n{sorted(case.expected)}\n{case.shown}\n".encode())
    return total.hexdigest()


def _untouched(document: Document, others: Sequence[Document], *, kind: str) -> PageCases:
    """Ask a page as it was for its own passages, shortened ones too, and for those of other documents."""
    cases = []
    forms = _CHINESE_ELLIPSES if document.language == "zh" else _ELLIPSES
    for n, passage in enumerate([*document.passages, *_spans(document, kind)]):
        role = "span" if passage.is_span else kind
        cases.append(_case(document, passage, "verbatim", role, STANDS))
        shortened = mutations.elided(document, passage, forms[n % len(forms)])
        if shortened is not None:
            cases.append(Case(passage.name, document.language, "elided", role, shortened, STANDS))
    for other in others:
        for passage in [*other.passages, *_spans(other, kind)]:
            if _shares_words(document, other, passage):
                continue
            role = "span" if passage.is_span else kind
            cases.append(_case(other, passage, "other page", role, _GONE, where=document.name))
    return _page(document, document.text, tuple(cases), turn="untouched")


def _shares_words(document: Document, other: Document, passage: Passage) -> bool:
    """Whether a page holds some words of a foreign passage: real entries quote one source twice."""
    quote, text = other.quote(passage), document.text.replace("\n", " ")
    return any(quote[at : at + 40] in text for at in range(0, max(1, len(quote) - 39), 20))


def _spans(document: Document, kind: str) -> list[Passage]:
    """Return the spans of our own prose; what surrounds a real quotation is not its source's."""
    return [] if kind == "footnote" else spans(document)


def _mutated(document: Document, mutation: Mutation, *, parity: int, kind: str) -> PageCases:
    """Mutate every second passage of a document on one page; spans are asked for on the first of the two."""
    splices: list[Splice] = []
    cases = []
    for n, passage in enumerate(document.passages):
        made = mutation.splice(document, passage) if n % 2 == parity else None
        if made is None:
            continue
        splices += made
        shown = made[0].new.strip() if mutation.name in {"not", "number", "word"} else ""
        cases.append(_case(document, passage, mutation.name, kind, mutation.expected, shown=shown))
    if mutation.for_spans and parity == 0:
        touched = [span for span in _spans(document, kind) if _holds(span, splices)]
        cases += [_case(document, span, mutation.name, "span", mutation.expected) for span in touched]
    text = mutations.apply(document.text, splices)
    if mutation.name == "removed":
        # A headline often says what the first sentence said.
        document = dataclasses.replace(document, title=document.date)
    return _page(document, text, tuple(cases), turn=f"{mutation.name} {parity}")


def _holds(span: Passage, splices: Sequence[Splice]) -> bool:
    return any(span.start <= s.start and s.end <= span.end for s in splices)


def _case(
    document: Document,
    passage: Passage,
    mutation: str,
    kind: str,
    expected: frozenset[str],
    *,
    shown: str = "",
    where: str = "",
) -> Case:
    name = f"{passage.name} on {where}" if where else passage.name
    return Case(name, document.language, mutation, kind, document.quote(passage), expected, shown)


def _page(document: Document, text: str, cases: tuple[Case, ...], *, turn: str) -> PageCases:
    design = zlib.crc32(f"{document.name} {turn}".encode()) % designs.count()
    url = f"https://news.example.org/{document.language}/{document.date.replace('-', '')}/{document.name}.html"
    return PageCases(url, designs.page(document, text, design=design), cases)
