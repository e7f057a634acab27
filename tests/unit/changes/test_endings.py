"""The reasons for which visits end."""

from pathlib import Path

import pytest

from chronicle.changes import endings
from chronicle.changes.outcomes import Outcome

TABLE = Path(__file__).parents[3] / "docs" / "outcomes.md"
CAUSES = [code.removeprefix("absent-") for code in endings.codes() if code.startswith("absent-")]
ENDED = [
    *(endings.end(c, status=403) for c in endings.codes() if not endings.is_absence(c)),
    *(endings.absent(c) for c in CAUSES),
    *(endings.gone(c) for c in CAUSES),
]


@pytest.mark.tree
@pytest.mark.parametrize("outcome", ENDED, ids=lambda o: o.reason)
def test_every_reason_is_documented_with_both_texts(outcome: Outcome) -> None:
    text = TABLE.read_text(encoding="utf-8")
    german, english = (
        t.replace("403", "…") if "http" in outcome.reason else t for t in (outcome.words.de, outcome.words.en)
    )

    assert german in text
    assert english in text


def test_an_answer_by_number_names_the_number() -> None:
    outcome = endings.end("http-blocked", status=429)

    assert (outcome.reason, "429" in outcome.words.en) == ("http-429", True)


def test_an_absence_is_told_from_other_failures() -> None:
    assert endings.is_absence(endings.absent("404").reason)
    assert not endings.is_absence(endings.end("timeout").reason)
