"""The same words exported as PDF by three producers: nothing changed; and a word edited: found, with its page."""

import itertools
import re
from dataclasses import dataclass, field

import pypdfium2

from benchmarks import exports, frozen, papers
from benchmarks.options import Options, sample
from benchmarks.papers import Paper
from benchmarks.tables import Tally
from chronicle import changes, documents
from chronicle.changes import Comparison
from chronicle.documents import Reading


@dataclass(slots=True)
class Measured:
    """What was counted: pairs with equal words by producers and language, edited pairs found, and with their page."""

    equal: Tally = field(default_factory=Tally)
    found: Tally = field(default_factory=Tally)
    placed: Tally = field(default_factory=Tally)
    alone: Tally = field(default_factory=Tally)
    misses: list[str] = field(default_factory=list)


def run(options: Options) -> str:
    """Measure, print the tables, return the figure."""
    print(frozen.verdict("pdf_reexports"))
    measured = Measured()
    try:
        with exports.producers() as producers:
            for paper in sample(papers.all_papers(), options):
                _measure(paper, producers, measured)
    except exports.MissingProgramError as missing:
        return f"PDF exports: not measured, {missing.name} is not installed"
    for tally, words in (
        (measured.equal, "equal words, a change was raised (wrong/all)"),
        (measured.found, "one word edited, not found"),
        (measured.placed, "one word edited, found without its page or on another"),
        (measured.alone, "one word edited, other edits shown beside it"),
    ):
        print(f"\n{words}")
        tally.show("producers")
    for miss in measured.misses[: options.errors]:
        print(f"  {miss}")
    raised, pairs = measured.equal.wrong()
    lost, edited = measured.found.wrong()
    astray, _ = measured.placed.wrong()
    return (
        f"PDF exports: changes raised for equal words {raised} of {pairs}; "
        f"edited word not found {lost} of {edited}, without its page {astray}"
    )


def _measure(paper: Paper, producers: dict[str, exports.Export], measured: Measured) -> None:
    """Export a paper and its edited copy with every producer, and compare all pairs."""
    whole = {name: export(paper.language, paper.title, paper.parts) for name, export in producers.items()}
    edited = {name: export(paper.language, paper.title, paper.edited) for name, export in producers.items()}
    before = {name: _read(body) for name, body in whole.items()}
    after = {name: _read(body) for name, body in edited.items()}
    for one, other in itertools.combinations(producers, 2):
        found = changes.compare(before[one], before[other])
        measured.equal.add(f"{one} → {other}", paper.language, right=not found.is_change)
        if found.is_change:
            edits = "; ".join(f"{e.before[:40]!r} → {e.after[:40]!r}" for e in found.edits[:3])
            measured.misses.append(f"{paper.name} {one} → {other}, equal words: {len(found.edits)} edits: {edits}")
    for one, other in itertools.product(producers, repeat=2):
        found = changes.compare(before[one], after[other])
        page = page_of_edit(paper, edited[other])
        _count_edit(paper, found, after[other], page, row=f"{one} → {other}", measured=measured)


def _count_edit(
    paper: Paper, found: Comparison, after: Reading, page: int | None, *, row: str, measured: Measured
) -> None:
    pages = [page_at(after, edit.after_start) for edit in found.edits if _names(edit.after, paper.now)]
    measured.found.add(row, paper.language, right=bool(pages))
    if pages:
        measured.placed.add(row, paper.language, right=page in pages)
        measured.alone.add(row, paper.language, right=len(found.edits) == 1)
    if not pages or page not in pages:
        edits = "; ".join(f"{e.before[:40]!r} → {e.after[:40]!r}" for e in found.edits[:3])
        measured.misses.append(
            f"{paper.name} {row}, {paper.was} → {paper.now} on page {page}: change {found.is_change}, {pages}: {edits}"
        )


def page_of_edit(paper: Paper, body: bytes) -> int | None:
    """Return the page that carries the edited word, read with the PDF library alone; None where it spans two."""
    where = next(n for n, (a, b) in enumerate(zip(paper.parts, paper.edited, strict=True)) if a != b)
    was, now = paper.parts[where][1], paper.edited[where][1]
    at = next(n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b)
    for reach in (30, 15, 0):
        words = _bare(now[max(0, at - reach) : at + len(paper.now) + reach])
        for number, text in enumerate(_pages(body), start=1):
            if words in text:
                return number
    return None


def _pages(body: bytes) -> list[str]:
    with pypdfium2.PdfDocument(body) as document:
        return [_bare(page.get_textpage().get_text_bounded()) for page in document]


def _bare(text: str) -> str:
    """Leave nothing but letters and digits: lines, hyphens and their stand-ins differ between producers."""
    return re.sub(r"[\W_]+", "", text)


def _names(text: str, word: str) -> bool:
    """Whether an edit's words name the new word, or at least what is new in it."""
    return word in text or (bool(text.strip()) and text.strip() in word)


def page_at(reading: Reading, offset: int) -> int | None:
    """Return the page on which a place of a reading's text stands."""
    return next((block.page for block in reading.blocks if block.start <= offset <= block.end), None)


def _read(body: bytes) -> Reading:
    return documents.read(body, url="https://papers.example.org/paper.pdf", media_type="application/pdf")
