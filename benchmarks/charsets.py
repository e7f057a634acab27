"""Pages in old encodings, rightly and wrongly labelled: do they read like their twins in UTF-8?"""

from benchmarks import charset_cases, frozen
from benchmarks.charset_cases import CharsetCase
from benchmarks.options import Options, sample
from benchmarks.tables import Tally
from chronicle import changes, documents
from chronicle.documents import Reading


def run(options: Options) -> str:
    """Measure, print the tables, return the figure."""
    print(frozen.verdict("charsets"))
    cases = sample(list(charset_cases.all_cases()), options)
    tally, raised, misses = Tally(), 0, []
    for case in cases:
        old, twin = readings(case)
        right = is_equal(old, twin)
        tally.add(case.kind, case.language, right=right)
        if not right:
            misses.append((case, old))
            raised += changes.compare(twin, old).is_change
    print("wrong/all by label and language")
    tally.show("label")
    for case, old in misses[: options.errors]:
        print(f"  {case.name}, {case.kind}: read as {old.charset or '?'} ({old.charset_evidence}): {old.title[:40]!r}")
    return f"charsets: unlike the twin {len(misses)} of {len(cases)}; a change was raised for {raised} of these"


def readings(case: CharsetCase) -> tuple[Reading, Reading]:
    """Read a page and its twin."""
    url = "https://news.example.org/1.html"
    old = documents.read(case.body, url=url, media_type="text/html", charset=case.header)
    return old, documents.read(case.twin, url=url, media_type="text/html", charset="utf-8")


def is_equal(old: Reading, twin: Reading) -> bool:
    """Whether the two say the same, letter by letter."""
    return (old.title, old.text, old.body_text) == (twin.title, twin.text, twin.body_text)
