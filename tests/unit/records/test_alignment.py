import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle import records
from chronicle.records import alignment

NAMES = ("Leaders", "Ministers", "Experts", "Secretaries", "Engineers", "Judges", "Students", "Envoys")


def note(number: int, *, date: str = "3. März 2021") -> str:
    name = NAMES[number]
    words = f"The {name.lower()} said in room {number} that {name[::-1].lower()} would follow."
    return f"{name} report about topic {number * 7}, {date}: „{words}“ In: http://{name.lower()}.org/news/{number}.html"


def entry(notes: list[str]) -> records.Entry:
    marks = "".join(f"[{number}]" for number, _ in enumerate(notes, start=1))
    listed = "\n".join(f"  {number}. [{number}] {words}" for number, words in enumerate(notes, start=1))
    return records.parse(f"Q1/2021 - Titel\n\nEin Satz{marks}.\n\n{listed}")


OLD = entry([note(n) for n in range(4)])


def test_renumbered_notes_keep_their_identity() -> None:
    assert alignment.align_citations(OLD, entry([note(n) for n in (3, 1, 0, 2)])) == {1: 3, 2: 2, 3: 4, 4: 1}


def test_an_inserted_note_moves_the_others() -> None:
    aligned = alignment.align(OLD, entry([note(n) for n in (0, 6, 1, 2, 3)]))

    assert aligned.pairs == {1: 1, 2: 3, 3: 4, 4: 5}
    assert (aligned.added, aligned.removed, aligned.unsure) == ((2,), (), ())


def test_a_removed_note_is_named() -> None:
    aligned = alignment.align(OLD, entry([note(n) for n in (0, 2, 3)]))

    assert (aligned.pairs, aligned.removed) == ({1: 1, 3: 2, 4: 3}, (2,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("http://ministers.org/news/1.html", "https://other.org/archive/55"),
        ("Ministers report about topic 7", "Ministers' joint report about topic 7"),
        ("room 1 that", "room 1 and elsewhere that"),
        ("3. März 2021", "4. März 2021"),
    ],
)
def test_a_note_edited_in_one_part_keeps_its_identity(before: str, after: str) -> None:
    notes = [note(n) for n in (2, 1, 0, 3)]
    assert before in notes[1]
    notes[1] = notes[1].replace(before, after)

    assert alignment.align_citations(OLD, entry(notes)) == {1: 3, 2: 2, 3: 1, 4: 4}


def test_a_note_replaced_by_another_is_removed_and_added() -> None:
    aligned = alignment.align(
        OLD, entry([note(0), "Bulletin of the bank, 1. Mai 2020, in: http://b.org/9", note(2), note(3)])
    )

    assert (aligned.removed, aligned.added) == ((2,), (2,))


def test_two_equally_likely_partners_are_left_to_the_editor() -> None:
    base = "Report about the topic, 3. März 2021: „The experts said that it would follow.“ In: http://a.org/{}.html"

    aligned = alignment.align(entry([base.format(1)]), entry([base.format(2), base.format(3)]))

    assert aligned.pairs == {}
    assert len(aligned.unsure) == 1


@settings(max_examples=25)
@given(order=st.permutations(range(8)), kept=st.integers(1, 8))
def test_any_renumbering_of_unchanged_notes_is_followed(order: list[int], kept: int) -> None:
    aligned = alignment.align(entry([note(n) for n in range(8)]), entry([note(n) for n in order[:kept]]))

    assert aligned.pairs == {n + 1: place for place, n in enumerate(order[:kept], start=1)}
    assert not aligned.unsure
