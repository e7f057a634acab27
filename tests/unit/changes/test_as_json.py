"""The rules' findings as JSON."""

import json

import pytest

from chronicle import changes
from chronicle.changes import as_json
from fakes import readings


def test_a_comparison_has_the_names_of_the_interface() -> None:
    before, after = readings.reading("A text.", "Views: 1"), readings.reading("A word.", "Views: 2")

    shown = as_json.to_json(changes.compare(before, after))

    assert isinstance(shown, dict)
    assert shown["is_change"] is True
    assert shown["held_back"] == [
        {
            "class": "counter",
            "before": "Views: 1",
            "after": "Views: 2",
            "place": "article/p[2]",
            "rule": 0,
            "before_start": 9,
            "before_end": 17,
            "after_start": 9,
            "after_end": 17,
        }
    ]


def test_a_quote_state_can_be_printed() -> None:
    state = changes.find_quote("quoted words stand here", readings.reading("The quoted words stand here today."))

    shown = json.loads(json.dumps(as_json.to_json(state)))

    assert shown["state"] == "intact"
    assert shown["segments"][0]["start"] == 4


def test_a_value_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="hand over a dataclass"):
        as_json.to_json(object())
