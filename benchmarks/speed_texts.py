"""Seconds for a text of 100,000 words: to read it, to compare it with an edited copy, to look for quotations."""

from functools import partial

from benchmarks import made_pages, tables
from benchmarks.options import Options
from benchmarks.stopwatch import timed
from chronicle import changes, documents
from chronicle.documents import Reading

_WORDS = 100_000
_SHARES = (0.01, 0.20)


def run(options: Options) -> str:
    """Measure, print the table, return the figure."""
    words = made_pages.long_text(_WORDS, options.seed)
    reading_seconds, before = timed(partial(_read, words))
    cells = {("read", "seconds"): f"{reading_seconds:.1f}"}
    compared = []
    for share in _SHARES:
        after = _read(made_pages.edited(words, share, options.seed))
        seconds, found = timed(partial(changes.compare, before, after))
        row = f"compare, {share:.0%} of words edited"
        cells[row, "seconds"] = f"{seconds:.1f}"
        cells[row, "edits"] = f"{len(found.edits)} of {int(_WORDS * share)}, change {found.is_change}"
        compared.append(f"{share:.0%} edited {seconds:.1f} s")
    for name, quote in (
        ("quote there, 2,000 characters", " ".join(words[70_000:70_330]).replace("\n", "")[:2000]),
        ("quote absent, 2,000 characters", " ".join(made_pages.long_text(330, options.seed + 1))[:2000]),
        ("quote absent, 60 characters", " ".join(made_pages.long_text(12, options.seed + 2))[:60]),
    ):
        seconds, state = timed(partial(changes.find_quote, quote, before))
        cells[name, "seconds"], cells[name, "edits"] = f"{seconds:.2f}", str(state.state)
    print(f"\nseconds on a text of {_WORDS:,} words")
    tables.show_table("what", list(dict.fromkeys(row for row, _ in cells)), ["seconds", "edits"], cells)
    return f"{_WORDS:,} words compared: " + ", ".join(compared)


def _read(words: list[str]) -> Reading:
    page = made_pages.html(words)
    return documents.read(page.encode(), url="https://news.example.org/long.html", media_type="text/html")
