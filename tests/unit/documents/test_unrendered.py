"""Templates that were sent before anything was filled in."""

import pytest

from chronicle import documents
from chronicle.documents.model import Reading

PROSE = "<p>The ministers met in spring and spoke about the rules that hold on the network and those that do not.</p>"


def read(title: str, body: str) -> Reading:
    html = f"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>"
    return documents.read(html.encode(), url="https://a.example/x", media_type="text/html")


@pytest.mark.hazard(38)
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("{{ page.title }}", "<h1>{{ page.title }}</h1>" + 5 * PROSE),
        ("{[title]}", 5 * PROSE),
        ("News", "<h1>{[title]}</h1><p>{[lead]}</p><p>{[text]}</p>"),
    ],
)
def test_places_where_text_should_stand_are_noted(title: str, body: str) -> None:
    found = read(title, body)

    assert "unrendered" in found.notes
    assert "{" not in found.title


def test_a_text_about_templates_is_a_text() -> None:
    found = read("How templates work", "<h1>How templates work</h1><p>They write {{ name }}.</p>" + 5 * PROSE)

    assert "unrendered" not in found.notes
