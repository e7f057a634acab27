"""Press pages in Russian, Chinese, Polish and Greek: how much of the main text is read, how much of the rest.

The pages are made: twelve designs for each language in the form that its newspapers and agencies have, with the
insets, teasers, editors' lines and comments that stand around and inside their texts. The prose is our own.
"""

import collections
import re
import statistics
from pathlib import Path

from benchmarks import frozen, gold_rows, press_pages, tables
from benchmarks.options import Options, sample
from chronicle import documents

_TOKEN = re.compile(r"[㐀-鿿]|[^\W_]+")
_ANCHOR = (
    "anchors on these pages, mean F1 (el, pl, ru, zh): trafilatura .899 .875 .898 .945, "
    "readability .835 .886 .819 .938, Resiliparse .719 .648 .619 .743"
)


def run(options: Options) -> str:
    """Read the pages, print the table and the worst pages, return the figure."""
    print(frozen.verdict("press"))
    scores: dict[str, list[tuple[float, float, float, str]]] = collections.defaultdict(list)
    for page in sample(press_pages.pages(), options):
        precision, recall, f1 = score(page)
        scores[page.stem[:2]].append((f1, precision, recall, page.stem))
    _show({language: sorted(found) for language, found in sorted(scores.items())})
    print(_ANCHOR)
    worst = sorted(found for row in scores.values() for found in row)
    for f1, precision, recall, name in worst[: min(options.errors, 12)]:
        print(f"  {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}) {name}")
    means = (f"{language} {statistics.mean(f for f, *_ in row):.3f}" for language, row in sorted(scores.items()))
    return f"press: F1 {', '.join(means)}"


def score(page: Path) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words that are read out of a page; a Chinese character is a word."""
    got = documents.read(page.read_bytes(), url="https://news.example.org/2024/1.html", media_type="text/html").text
    gold = page.with_suffix(".txt").read_text(encoding="utf-8")
    wanted, found = (collections.Counter(_TOKEN.findall(text.lower())) for text in (gold, got))
    both = (wanted & found).total()
    return gold_rows.f1(both, found.total() - both, wanted.total() - both)


def _show(scores: dict[str, list[tuple[float, float, float, str]]]) -> None:
    cells = {}
    for language, row in scores.items():
        f1 = [found[0] for found in row]
        cells[language, "n"] = str(len(row))
        cells[language, "F1"] = f"{statistics.mean(f1):.3f}"
        cells[language, "median"] = f"{statistics.median(f1):.3f}"
        cells[language, "worst tenth"] = f"{f1[len(f1) // 10]:.3f}"
    tables.show_table("language", list(scores), ["n", "F1", "median", "worst tenth"], cells)
