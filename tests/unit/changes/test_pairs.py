"""Two versions of a page, and what an editor should see: every folder in tests/pairs is a case."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronicle import changes, documents

PAIRS = Path(__file__).parents[2] / "pairs"
CASES = sorted(p.parent for p in PAIRS.glob("*/expected.json"))


def read(path: Path) -> documents.Reading:
    return documents.read(path.read_bytes(), url="https://harbour.example/news/14", media_type="text/html")


@pytest.mark.hazard(29, cases=("non-breaking-blanks", "soft-hyphens", "zero-width-blanks-zh", "quotes-turned"))
@pytest.mark.hazard(31, cases=("furniture-in-quote-zh", "note-mark-in-quote"))
@pytest.mark.hazard(32, cases=("quote-elided", "quote-elided-brackets-de", "quote-half-gone"))
@pytest.mark.hazard(
    33, cases=("a-clock-ticked", "views-counted", "views-counted-ru", "views-counted-zh", "currency-rate")
)
@pytest.mark.hazard(34, cases=("date-of-today", "footer-year"))
@pytest.mark.hazard(35, cases=("related-news-rotated",))
@pytest.mark.hazard(36, cases=("share-bar-changed", "cookie-banner-appeared"))
@pytest.mark.hazard(37, cases=("link-tracking-changed",))
@pytest.mark.hazard(40, cases=("instalment-arrived", "instalment-arrived-de"))
@pytest.mark.hazard(41, cases=("not-inserted", "not-removed-ru", "not-removed-zh", "shall-became-may"))
@pytest.mark.hazard(42, cases=("paragraph-moved", "paragraph-moved-de", "paragraph-moved-zh"))
@pytest.mark.hazard(79, cases=("page-frame-redesigned", "language-flipped"))
@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_an_editor_sees_what_changed(case: Path) -> None:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    before, after = read(case / "before.html"), read(case / "after.html")

    found = changes.compare(before, after)

    seen: dict[str, Any] = {
        "sees": expected["sees"],
        "is_change": found.is_change,
        "link_change": found.link_change,
        "edits": [[e.before, e.after] for e in found.edits],
        "labels": list(found.labels),
        "marks": [m for m in expected.get("marks", []) if any(m in e.marks for e in found.edits)],
        "held_back": [k for k in expected.get("held_back", []) if any(h.kind == k for h in found.held_back)],
    }
    if "quote" in expected:
        text = expected["quote"]["text"]
        seen["quote"] = {"text": text, "state": str(changes.find_quote(text, after).state)}
    assert {name: seen[name] for name in expected} == expected
