import json

from chronicle import records
from chronicle.records import as_json


def test_an_entry_is_printed_under_the_names_of_its_model(sample: str) -> None:
    printed = json.loads(json.dumps(as_json.to_json(records.parse(sample, name="q3"))))

    assert list(printed) == ["name", "title", "quarter", "tags", "sections", "citations", "text", "remarks"]
    assert printed["sections"][0]["dates"] == ["2022-09-15", "2022-09-16"]
    assert printed["citations"][2]["accessed"] == "2022-10-03"
    assert printed["citations"][3]["urls"][0]["url"] == "http://example.org/news/20220809/5.html"


def test_a_defect_is_printed_with_both_languages(sample: str) -> None:
    [defect] = records.check([records.parse(sample, name="q3")])

    printed = json.loads(json.dumps(as_json.defect_to_json(defect)))
    assert (printed["code"], printed["severity"], printed["citation"]) == ("url-malformed", "C", 4)
    assert set(printed["message"]) == {"de", "en"}
