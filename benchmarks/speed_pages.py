"""Milliseconds to read a page of 41 KB, to compare two, and to find a quotation or find it missing."""

import statistics
from functools import partial

from benchmarks import made_pages, passages, tables
from benchmarks.options import Options
from benchmarks.stopwatch import timed
from chronicle import changes, documents
from chronicle.documents import Reading

_PAGES = 40


def run(options: Options) -> str:
    """Measure, print the table, return the figure."""
    spent: dict[str, list[float]] = {"read": [], "compare": [], "quote there": [], "quote absent": []}
    wanted = [passages.documents(language) for language in passages.LANGUAGES]
    for n in range(min(_PAGES, options.most or _PAGES)):
        page = made_pages.page(n)
        seconds, before = timed(partial(_read, page))
        spent["read"].append(seconds)
        after = _read(_edited(page, n))
        spent["compare"].append(timed(partial(changes.compare, before, after))[0])
        stock = wanted[n % len(wanted)]
        here = stock[n % len(stock)]
        there = wanted[(n + 1) % len(wanted)][0]
        spent["quote there"].append(timed(partial(changes.find_quote, here.quote(here.passages[0]), before))[0])
        spent["quote absent"].append(timed(partial(changes.find_quote, there.quote(there.passages[0]), before))[0])
    print(f"\nmilliseconds on pages of {made_pages.PAGE_BYTES // 1000} KB")
    cells = {}
    for name, seconds_each in spent.items():
        cells[name, "median"] = f"{1000 * statistics.median(seconds_each):.1f}"
        cells[name, "slowest"] = f"{1000 * max(seconds_each):.1f}"
    tables.show_table("what", list(spent), ["median", "slowest"], cells)
    return ", ".join(f"{name} {1000 * statistics.median(each):.1f} ms" for name, each in spent.items())


def _edited(page: str, number: int) -> str:
    """Change the sentence that tells made pages apart, and a word or two."""
    return page.replace(f"{number}.", f"{number + 1000}.", 1).replace("2020", "2030")


def _read(page: str) -> Reading:
    return documents.read(page.encode(), url="https://news.example.org/1.html", media_type="text/html")
