"""Words that lead to another place of their own page."""

import pytest

from chronicle import changes, documents

PAGE = """<html lang="en"><body><main><h1>Rules of the forum</h1>
<p>The forum met in spring and agreed on rules for networks that several states share. See <a href="#{0}">here</a>.</p>
<h2 id="{1}">Scope of the rules</h2><p>The rules hold for all networks that more than one state uses.</p>
<h2 id="{2}">{3}</h2><p>Every member pays the same share, and the office keeps the accounts of the fund.</p>
</main></body></html>"""
BEFORE = PAGE.format("scope", "scope", "costs", "Costs and fees")


def told(after: str) -> list[str]:
    readings = [
        documents.read(page.encode(), url="https://source.example/rules", media_type="text/html")
        for page in (BEFORE, after)
    ]
    return [link.url for link in changes.compare(*readings).links_added]


def test_words_that_lead_to_another_place_are_told() -> None:
    assert told(PAGE.format("costs", "scope", "costs", "Costs and fees")) == ["https://source.example/rules#costs"]


@pytest.mark.parametrize(
    "after",
    [
        PAGE.format("h-1", "h-1", "h-2", "Costs and fees"),
        PAGE.format("nowhere", "scope", "costs", "Costs and fees"),
        PAGE.format("scope", "scope", "costs", "Costs"),
    ],
    ids=["places named anew", "a place that is not there", "another heading"],
)
def test_places_that_are_only_named_otherwise_turn_no_link(after: str) -> None:
    assert told(after) == []


def test_a_mark_before_a_heading_is_known_by_the_heading() -> None:
    after = BEFORE.replace('href="#scope"', 'href="#mark"').replace(
        '<h2 id="scope">', '<a name="mark"></a><h2 id="scope">'
    )

    assert told(after) == []
