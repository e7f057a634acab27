"""Says whether cases are still those that were written down before anything was measured.

`python -m benchmarks.frozen` prints the digests of the cases as they are made now.
"""

import json
from collections.abc import Callable

from benchmarks import charset_cases, chinese_cases, link_cases, papers, passages, press_pages, quote_cases
from benchmarks.passages import DATA

_LIST = DATA / "frozen.json"


def _quotes() -> str:
    pages = (page for language in passages.LANGUAGES for page in quote_cases.of_documents(passages.documents(language)))
    return quote_cases.digest(pages)


_DIGESTS: dict[str, Callable[[], str]] = {
    "quote_mutations": _quotes,
    "chinese_edits": lambda: chinese_cases.digest(chinese_cases.all_cases()),
    "charsets": lambda: charset_cases.digest(charset_cases.all_cases()),
    "pdf_reexports": lambda: papers.digest(papers.all_papers()),
    "press": press_pages.digest,
    "links": lambda: link_cases.digest(link_cases.all_cases()),
}


def names() -> list[str]:
    """Return the benchmarks with frozen cases."""
    return list(_DIGESTS)


def digest(name: str) -> str:
    """Return the digest of a benchmark's cases as they are made now."""
    return _DIGESTS[name]()


def known(name: str) -> str:
    """Return the digest that was written down."""
    return str(json.loads(_LIST.read_text(encoding="utf-8"))[name])


def verdict(name: str) -> str:
    """Return a sentence about a benchmark's cases."""
    now, then = digest(name), known(name)
    return f"cases: as frozen ({now[:12]})" if now == then else f"cases: NOT as frozen ({now[:12]}, not {then[:12]})"


if __name__ == "__main__":
    print(json.dumps({name: digest(name) for name in names()}, indent=2))
