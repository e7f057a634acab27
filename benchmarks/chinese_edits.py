"""Chinese pages in which one word of two characters was swapped: how many characters are marked?"""

import collections

from benchmarks import chinese_cases, frozen
from benchmarks.chinese_cases import ChineseCase
from benchmarks.options import Options, sample
from chronicle import changes, documents
from chronicle.changes import Comparison

# The goal: twice the word.
_MOST_MARKED = 4


def run(options: Options) -> str:
    """Measure, print the tables, return the figure."""
    print(frozen.verdict("chinese_edits"))
    cases = sample(list(chinese_cases.all_cases()), options)
    sizes: collections.Counter[int] = collections.Counter()
    misses = []
    for case in cases:
        found = compare(case)
        sizes[marked(found)] += 1
        if not is_right(case, found):
            misses.append((case, found))
    print("characters marked on the larger side: " + ", ".join(f"{size}: {n}" for size, n in sorted(sizes.items())))
    for case, found in misses[: options.errors]:
        edits = "; ".join(f"{e.kind} {e.before[:30]!r} → {e.after[:30]!r}" for e in found.edits[:3])
        print(f"  {case.name} {case.was} → {case.now}: change {found.is_change}, {marked(found)} marked: {edits}")
    right = len(cases) - len(misses)
    return (
        f"Chinese edits of two characters: found with at most {_MOST_MARKED} characters marked {right} of {len(cases)}"
    )


def compare(case: ChineseCase) -> Comparison:
    """Compare the two pages of a case."""
    before, after = (
        documents.read(html.encode(), url="https://news.example.org/zh/1.html", media_type="text/html")
        for html in (case.before, case.after)
    )
    return changes.compare(before, after)


def marked(found: Comparison) -> int:
    """Return how many characters the edits mark, on the larger side of each."""
    return sum(max(len(edit.before), len(edit.after)) for edit in found.edits)


def is_right(case: ChineseCase, found: Comparison) -> bool:
    """Whether the change was raised, little was marked, and the marked characters are those that differ."""
    before, after = ("".join(e.before for e in found.edits), "".join(e.after for e in found.edits))
    differing = [(a, b) for a, b in zip(case.was, case.now, strict=True) if a != b]
    shown = all(a in before and b in after for a, b in differing)
    return found.is_change and marked(found) <= _MOST_MARKED and shown
