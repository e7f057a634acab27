"""Links within texts: are those found that lead elsewhere, and those left alone that are written in another way?"""

import collections

from benchmarks import frozen, link_cases, tables
from benchmarks.link_cases import LinkCase
from benchmarks.options import Options, sample
from chronicle import changes, documents


def run(options: Options) -> str:
    """Measure, print the tables, return the figure."""
    print(frozen.verdict("links"))
    cases = sample(list(link_cases.all_cases()), options)
    counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0])
    wrong = []
    for case in cases:
        right = is_right(case)
        counts[case.kind, case.language][0] += not right
        counts[case.kind, case.language][1] += 1
        if not right:
            wrong.append(case)
    cells = {key: f"{missed}/{n}" for key, (missed, n) in counts.items()}
    tables.show_table("wrong of all", list(link_cases.KINDS), sorted({c.language for c in cases}), cells)
    for case in wrong[: options.errors]:
        print(f"  {case.name}: {'not told' if case.is_change else 'told'}")
    found = sum(case.is_change for case in cases) - sum(case.is_change for case in wrong)
    false = sum(not case.is_change for case in wrong)
    return (
        f"links that lead elsewhere found {tables.percent(found, sum(c.is_change for c in cases))}, "
        f"links told that lead where they did {tables.percent(false, sum(not c.is_change for c in cases))}"
    )


def is_right(case: LinkCase) -> bool:
    """Whether a change of links is told where there is one, and no change of the text in any case."""
    before, after = (
        documents.read(html.encode(), url=link_cases.URL, media_type="text/html") for html in (case.before, case.after)
    )
    found = changes.compare(before, after)
    return found.link_change == case.is_change and not found.is_change
