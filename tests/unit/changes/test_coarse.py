"""Texts that are too long to be compared word by word: within seconds, all of the difference, and said to be coarse."""

import time

import pytest

from chronicle import changes
from chronicle.changes.rules import CompareRules
from fakes.readings import reading

# Of a slow machine's time; without limits these take minutes.
_SECONDS = 10.0
LINES = tuple(
    f"Sentence number {n} of a very long text says that item {n * 7919 % 10007} is open." for n in range(20_000)
)


def timed(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[changes.Comparison, float]:
    old, new = reading(*before), reading(*after)
    start = time.process_time()
    return changes.compare(old, new), time.process_time() - start


def test_one_change_among_many_blocks_is_found_word_by_word_and_at_its_place() -> None:
    changed = LINES[9_000].replace("is open", "is not open")

    found, seconds = timed(LINES, (*LINES[:9_000], changed, *LINES[9_001:]))

    [edit] = found.edits
    assert (edit.before, edit.after, edit.marks) == ("", "not", ("negation",))
    assert "\n\n".join(LINES)[: edit.before_start].endswith("item 1146 is")
    assert seconds < _SECONDS


def test_what_was_compared_coarsely_says_so_in_both_languages() -> None:
    found, _ = timed(LINES, LINES[:-1])

    assert found.labels == ("coarse",)
    assert found.summary.de.endswith("nur satzweise verglichen; Verschobenes blieb außer Acht.")
    assert found.summary.en.endswith("by sentences only; what merely moved was left aside.")


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        (LINES, tuple(line.upper().replace("ITEM", "thing") for line in LINES), 2),
        (("Same words here.",) * 20_000, ("Other words here.",) * 20_000, 2),
        (("Same words here.",) * 20_000, ("Same words here.",) * 19_999, 1),
        ((" ".join(LINES),), (" ".join(LINES).replace("is open", "is shut"),), 2),
        (("字" * 1_100_000,), ("字" * 1_099_999 + "母",), 2),
        (("x" * 1_100_000,), ("x" * 1_100_001,), 1),
        (LINES, LINES[::-1], 0),
    ],
)
def test_hostile_pages_take_seconds(before: tuple[str, ...], after: tuple[str, ...], edits: int) -> None:
    found, seconds = timed(before, after)

    assert min(edits, 1) <= len(found.edits) <= edits
    assert seconds < _SECONDS


def test_every_word_of_either_side_that_the_other_lacks_is_told() -> None:
    """The stretches that are told as gone and as new hold all lines of either side."""
    other = tuple(line.replace("item", "thing") for line in LINES)

    found, _ = timed(LINES, other)

    assert "".join(edit.before for edit in found.edits).count("item") == len(LINES)
    assert "".join(edit.after for edit in found.edits).count("thing") == len(LINES)


def test_a_text_below_the_limits_is_not_called_coarse() -> None:
    rules = CompareRules(most_blocks=3)

    found = changes.compare(reading(*LINES[:3]), reading(*LINES[1:3]), rules=rules)

    assert found.labels == ()
