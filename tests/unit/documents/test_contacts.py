"""Links that write to somebody or call somebody."""

import pytest

from chronicle import documents
from chronicle.documents import contacts


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("MAILTO:Office@Source.example?subject=Rules", "mailto:office@source.example"),
        ("mailto:office%40source.example", "mailto:office@source.example"),
        ("tel:+49 (30) 12-34", "tel:+49301234"),
        ("/cdn-cgi/l/email-protection#422d24242b212702206c273a232f322e27", "mailto:office@b.example"),
        ("mailto:?body=Read%20this", None),
        ("tel:", None),
        ("https://source.example/mailto:a@b.example", None),
        ("javascript:write('a@b.example')", None),
    ],
)
def test_contacts_have_one_spelling_and_other_links_none(href: str, expected: str | None) -> None:
    assert contacts.normal(href) == expected


def test_a_page_names_its_contacts_beside_its_links() -> None:
    page = b"<body><main><p>Write to <a href='mailto:a@b.example'>the office</a>.</p></main></body>"

    reading = documents.read(page, url="https://b.example/", media_type="text/html")

    assert [(c.url, c.text) for c in reading.contacts] == [("mailto:a@b.example", "the office")]
