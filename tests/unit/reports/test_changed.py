"""Changed places are shown in their sentence."""

from chronicle import changes, documents
from reports import changed, passages

BEFORE = "<article><h1>A title of a page</h1><p>{}</p><p>The council will meet again in autumn.</p></article>"


def reading(paragraph: str) -> documents.Reading:
    page = f"<html><body><main>{BEFORE.format(paragraph)}</main></body></html>"
    return documents.read(page.encode(), url="https://example.org/", media_type="text/html")


def test_both_wordings_are_shown_with_their_differing_words() -> None:
    old = reading("The meeting lasted two hours and was held behind closed doors.")
    new = reading("The meeting lasted five hours and was held behind closed doors.")
    found = changed.passages(changes.compare(old, new), before=old.text, after=new.text)

    assert [(passages.plain(place.before), passages.plain(place.after)) for place in found] == [
        (
            "The meeting lasted [two] hours and was held behind closed doors.",
            "The meeting lasted [five] hours and was held behind closed doors.",
        )
    ]


def test_a_side_with_nothing_of_its_own_is_empty() -> None:
    old = reading("The ports will answer within one day.")
    new = reading("The ports will not answer within one day.")
    place = changed.passages(changes.compare(old, new), before=old.text, after=new.text)[0]

    assert place.before == ()
    assert passages.plain(place.after) == "The ports will [not] answer within one day."
