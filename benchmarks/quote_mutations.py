"""Quotations whose page was left alone, dressed up, or changed: is each told from the others?"""

import collections
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks import footnotes, frozen, passages, quote_cases, tables
from benchmarks.options import Options, sample
from benchmarks.quote_cases import Case, PageCases
from benchmarks.tables import LENGTHS, Tally, length_class
from chronicle import changes, documents

DRESSED = ("verbatim", "elided", "typographic", "invisible", "markup", "moved")
FURNITURE = ("between 120", "between 480", "inside 120", "inside 480")
STANDING = DRESSED + FURNITURE
ALTERING = ("not", "number", "word")
ABSENT = ("removed", "other page")


@dataclass(slots=True)
class Measured:
    """What was counted: by mutation and language, mutation and length, absent words and length, and every miss."""

    by_language: Tally = field(default_factory=Tally)
    by_length: Tally = field(default_factory=Tally)
    anchors: Tally = field(default_factory=Tally)
    unnamed: Tally = field(default_factory=Tally)
    states: collections.Counter[tuple[str, str]] = field(default_factory=collections.Counter)
    misses: list[tuple[Case, str]] = field(default_factory=list)
    seconds: float = 0.0

    def take(self, case: Case, found: changes.QuoteState) -> None:
        """Count one answer."""
        state = str(found.state)
        right = state in case.expected
        column = case.language if case.kind != "footnote" else f"{case.language} footnotes"
        self.by_language.add(case.mutation, column, right=right)
        self.by_length.add(case.mutation, length_class(len(case.quote)), right=right)
        if case.mutation in ABSENT:
            self.anchors.add(case.language, length_class(len(case.quote)), right=right)
        if case.shown and right:
            named = any(case.shown in edit.found for segment in found.segments for edit in segment.edits)
            self.unnamed.add(case.mutation, case.language, right=named)
        if not right:
            self.states[case.mutation, state] += 1
            self.misses.append((case, state))


def run(options: Options) -> str:
    """Measure, print the tables, return the figure."""
    pages = [p for language in passages.LANGUAGES for p in quote_cases.of_documents(passages.documents(language))]
    print(frozen.verdict("quote_mutations"))
    folder = options.material / "chronicle"
    if folder.is_dir():
        for found in footnotes.of_entries(folder).values():
            pages += quote_cases.of_documents(found, kind="footnote")
    else:
        print(f"The real entries are not at {folder}: going on without their footnotes.")
    chosen = sample(pages, options)
    print(f"{len(chosen)} of {len(pages)} pages, {sum(len(page.cases) for page in chosen)} quotations looked for")
    measured = measure(chosen)
    _show(measured, options)
    return figure(measured)


def measure(pages: Iterable[PageCases]) -> Measured:
    """Look for every quotation on its page."""
    measured = Measured()
    start = time.process_time()
    for page in pages:
        reading = documents.read(page.html.encode(), url=page.url, media_type="text/html")
        for case in page.cases:
            measured.take(case, changes.find_quote(case.quote, reading))
    measured.seconds = time.process_time() - start
    return measured


def figure(measured: Measured) -> str:
    """Return the benchmark's figure."""
    missed, altering = measured.by_language.wrong(ALTERING)
    lost, standing = measured.by_language.wrong(DRESSED)
    pushed, furnished = measured.by_language.wrong(FURNITURE)
    false, absent = measured.anchors.wrong()
    by_length = [(measured.anchors.wrong(None, [length]), length) for length in LENGTHS]
    worst = max(((wrong / n, length) for (wrong, n), length in by_length if n), default=(0.0, "none"))
    return (
        f"quote mutations: not, number, word swap not called altered {missed} of {altering}; "
        f"standing words lost {lost} of {standing}, lost to furniture {pushed} of {furnished}; "
        f"false anchors {tables.percent(false, absent)} of {absent}, worst length {worst[1]} with {worst[0]:.2%}"
    )


def _show(measured: Measured, options: Options) -> None:
    print("\nwrong/all by mutation and language")
    measured.by_language.show("mutation")
    print("\nwrong/all by mutation and length of the quotation in characters")
    measured.by_length.show("mutation", order=LENGTHS)
    print("\nfalse anchors: quotations that are not on the page and were called something other than gone")
    measured.anchors.show("language", order=LENGTHS)
    print("\naltered, but the edit shown does not name the word that came")
    measured.unnamed.show("mutation")
    print("\nwrong states:", ", ".join(f"{m} → {s} {n}" for (m, s), n in sorted(measured.states.items())) or "none")
    for case, state in sample(measured.misses, Options(most=options.errors, seed=options.seed)):
        print(f"  {case.mutation:11} {state:10} {case.kind:8} {case.name}: {_short(case)}")
    print(f"({measured.seconds:.0f} s of processor time)")


def _short(case: Case) -> str:
    """Return the beginning of a quotation; of a real entry's only its length, for its words are not ours."""
    if case.kind == "footnote":
        return f"{len(case.quote)} characters"
    return case.quote if len(case.quote) <= 90 else f"{case.quote[:90]}… ({len(case.quote)})"
