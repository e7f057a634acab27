"""What was held back is told once, in words."""

from datetime import UTC, datetime

from chronicle.changes.model import Comparison, HeldBack
from chronicle.words import Words
from fakes import readings
from reports import noise
from store.model.evidence import StoredChange

AT = datetime(2026, 3, 9, tzinfo=UTC)


def change(number: int, *held_back: HeldBack, document: int = 1) -> StoredChange:
    comparison = Comparison(
        is_change=False,
        link_change=False,
        edits=(),
        held_back=held_back,
        links_added=(),
        links_removed=(),
        summary=Words(de="", en=""),
    )
    return StoredChange(number, document, number, number + 1, AT, comparison, None)


def test_a_counter_that_turns_at_every_visit_is_told_once() -> None:
    turns = [change(2, HeldBack("counter", "1", "3")), change(1, HeldBack("counter", "1", "2"))]

    assert [found.change.id for found in noise.distinct(turns)] == [2]


def test_the_same_words_in_two_documents_are_two_things() -> None:
    held = HeldBack("clock", "09:14", "09:20")

    assert len(noise.distinct([change(1, held), change(2, held, document=2)])) == 2


def test_changes_that_held_nothing_back_are_left_out() -> None:
    assert noise.distinct([change(1)]) == []


def test_a_class_without_words_is_called_other() -> None:
    assert noise.words("something new") == noise.OTHER


def test_the_place_of_what_was_held_back_is_told_by_paragraph() -> None:
    page = readings.reading("A text.", "Views: 12")
    held = HeldBack("counter", "Views: 12", "Views: 15", "article/p[2]", before_start=9, before_end=18)

    assert noise.place(held, before=page).en == "paragraph 2"
    assert noise.place(held).de == "im Text"


def test_what_stands_beside_the_text_is_said_to_do_so() -> None:
    assert noise.place(HeldBack("clock", "10:00", "11:00")).en == "beside the text"
