"""Whether memory stays flat over 2,000 readings."""

import gc
from pathlib import Path

from benchmarks import made_pages
from benchmarks.options import Options
from chronicle import changes, documents

_READINGS = 2000
# By then caches and pools are filled.
_WARM = 200
# Of 1,800 readings; more is a leak of over 9 KB a page.
_MOST_MB = 16


def run(options: Options) -> str:
    """Measure, print, return the figure."""
    number = max(_WARM + 1, min(_READINGS, options.most or _READINGS))
    warm = 0.0
    last = documents.read(b"", url="https://news.example.org/0.html", media_type="text/html")
    for n in range(number):
        page = made_pages.page(n)
        reading = documents.read(page.encode(), url=f"https://news.example.org/{n}.html", media_type="text/html")
        if n % 10 == 0:
            changes.compare(last, reading)
        last = reading
        if n + 1 == _WARM:
            warm = _megabytes()
    grown = _megabytes() - warm
    print(f"\nmemory: {warm:.0f} MB after {_WARM} readings, {grown:+.1f} MB after {number}")
    return f"memory {grown:+.1f} MB from reading {_WARM} to {number} ({'flat' if grown <= _MOST_MB else 'NOT flat'})"


def _megabytes() -> float:
    """Return the resident memory of this process (field 2 of Linux's statm, in pages of 4 KiB)."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
