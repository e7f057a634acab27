"""The quarter that a title names."""

import re

_NAMED = re.compile(r"\bQ\s?(?P<quarter>[1-4])\s?[/ -]\s?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?P<quarter>[1-4])\.\s?Quartal\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\bQuartalsbericht\s(?:Q\s?)?0?(?P<quarter>[1-4])\s?[/-]\s?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"^[\s:–—|-]+")


def find(title: str) -> str:
    """Return the quarter as "2020-Q4", "" when the title names none."""
    found = _search(title)
    return f"{found['year']}-Q{found['quarter']}" if found else ""


def without(title: str) -> str:
    """Return the title without its quarter: "Russische BRICS-Präsidentschaft"."""
    found = _search(title)
    if found is None:
        return title
    before, after = title[: found.start()].rstrip(" :–—-|("), title[found.end() :].lstrip(")")
    return " ".join(f"{before} {_SEPARATOR.sub('', after)}".split())


def begins_with(line: str) -> bool:
    """Say whether a line opens with a quarter and goes on, as the titles of the chronicle do."""
    found = _NAMED.match(line) or _REPORT.match(line)
    return found is not None and _SEPARATOR.match(line[found.end() :]) is not None


def _search(title: str) -> re.Match[str] | None:
    return _NAMED.search(title) or _ORDINAL.search(title) or _REPORT.search(title)
