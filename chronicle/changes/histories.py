"""The history that a document gives of itself beside its text: one line with the dates of its versions.

A date more or fewer there means that another version was published or taken back, whatever the text says. Other dates
beside a text are left alone: those of today, of news and of the last visit of its editors change by themselves.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from chronicle.changes import dateforms, fold
from chronicle.changes.model import Edit
from chronicle.documents.model import Reading

_FEWEST = 3  # dates that make a history
_LONGEST = 4000  # characters of a line that are looked at
_NAMED = re.compile(
    r"\b(?:versions?|revisions?|history|amended|amendments?|archived?|fassung(?:en)?|änderung(?:en)?|geändert"
    r"|historique|modifi\w+|редакци\w+|верси\w+|изменен\w+)\b|版本|修订|历史",
    re.IGNORECASE,
)


def compare(before: Reading, after: Reading) -> list[Edit]:
    """Return an edit for each history whose dates came or went. It carries the mark "title" and has no offsets."""
    if before.body_text == after.body_text:
        return []
    old, new = _histories(before), _histories(after)
    return [_edit(a, b) for a in old for b in new if _is_continued(a, b)]


def is_history(line: str) -> bool:
    """Say whether a line names the dates of a document's versions."""
    return bool(_NAMED.search(line[:_LONGEST])) and _in_order(_dates(line))


def _histories(reading: Reading) -> list[dict[date, str]]:
    told = {line.strip() for block in reading.blocks for line in block.text.split("\n")}
    lines = (line.strip() for line in reading.body_text.split("\n"))
    return [_dates(line) for line in lines if line not in told and is_history(line)]


def _dates(line: str) -> dict[date, str]:
    """Return the days that a line names, each as it is written."""
    folded = fold.fold_text(line[:_LONGEST])
    return {found.day: folded[found.start : found.end] for found in dateforms.find(folded)}


def _in_order(days: Iterable[date]) -> bool:
    """Say whether there are several days, from the newest to the oldest or the other way."""
    listed = list(days)
    rising = [a < b for a, b in pairwise(listed)]
    return len(listed) >= _FEWEST and (all(rising) or not any(rising))


def _is_continued(old: dict[date, str], new: dict[date, str]) -> bool:
    """Say whether two histories are one of which a minority of the dates differs."""
    return old.keys() != new.keys() and 2 * len(old.keys() & new.keys()) >= max(len(old), len(new), _FEWEST)


def _edit(old: dict[date, str], new: dict[date, str]) -> Edit:
    gone = ", ".join(text for day, text in old.items() if day not in new)
    come = ", ".join(text for day, text in new.items() if day not in old)
    return Edit(
        "replace" if gone and come else "delete" if gone else "insert",
        gone,
        come,
        before_start=0,
        before_end=0,
        after_start=0,
        after_end=0,
        marks=("date", "number", "title"),
    )
