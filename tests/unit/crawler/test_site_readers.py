"""Readers of single sites say of each response in tests/sites where the text lies; a new folder is a new test."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.sites import registry
from crawler.transport.answer import Answer

CASES = sorted(path.parent for path in (Path(__file__).parents[2] / "sites").glob("*/*/response.http"))
NOW = datetime(2026, 9, 17, tzinfo=UTC)


def answer_of(raw: bytes, *, url: str) -> Answer:
    """Return the response in a file; its body is not packed."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    headers = tuple((name, value.strip()) for name, _, value in (line.partition(b":") for line in lines))
    return Answer(url, int(first.split()[1]), headers, body, "HTTP/1.1", "192.0.2.1", (), NOW, NOW)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_the_text_is_looked_for_where_it_lies(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    answer = answer_of((case / "response.http").read_bytes(), url=expected["url"])

    assert registry.follow(answer, answer.body) == expected["follow"], expected["why"]


def test_there_are_cases_of_both_kinds() -> None:
    """An empty folder would pass every test."""
    expected = [json.loads((case / "expected.json").read_text("utf-8"))["follow"] for case in CASES]

    assert None in expected
    assert any(expected)


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://docs.un.org:443/en/A/RES/75/268", True),
        ("https://DOCS.UN.ORG/en/A/RES/75/268", True),
        ("https://docs.un.org/en/A/RES/75/268?direct=true", False),
        ("https://docs.un.org/rss/allundocs.xml", False),
        ("https://documents.un.org/doc/UNDOC/GEN/N24/080/81/PDF/N2408081.PDF", True),
        ("https://documents.un.org/doc/undoc/gen/n24/080/81/pdf/n2408081.pdf", False),
        ("https://docs.un.org.example.org/en/A/RES/75/268", False),
        ("not an address", False),
    ],
)
def test_only_pages_that_show_where_the_text_lies_have_a_reader(url: str, known: bool) -> None:
    """What is no such page may be asked for conditionally."""
    assert (registry.reader_of(url) is not None) is known


@pytest.mark.parametrize("path", ["en/A/RES/75/268", "doc/UNDOC/X.PDF"])
@pytest.mark.parametrize("host", ["docs.un.org", "documents.un.org"])
@pytest.mark.parametrize(
    "body",
    [
        b"<html>" + b"<object>" * 5_000,
        b"<html><iframe src='https://documents.un.org\xff/doc/'>",
        "<html><iframe src='https://documents.un.org\u2100/doc/'>".encode(),
        b"<html>" + b"<iframe src='" * 5_000,
        b"<!DOCTYPE html" + b"<" * 50_000,
        bytes(range(256)) * 40,
        b" " * 300_000 + b"<html>",
    ],
)
def test_no_body_makes_a_reader_stumble_or_leave_the_organization(host: str, path: str, body: bytes) -> None:
    answer = Answer(f"https://{host}/{path}", 200, (), body, "HTTP/1.1", "192.0.2.1", (), NOW, NOW)

    told = registry.follow(answer, body)

    assert told is None or told == answer.url.lower()
