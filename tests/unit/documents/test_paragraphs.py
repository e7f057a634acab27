from chronicle.documents import paragraphs
from chronicle.documents.paragraphs import Line

# Rows of Latin letters are half as wide as their size, and end at the margin of 70 + 60 * 5 points.
FULL = 60
LEADING = 14.0


def row(text: str, nth: float, *, page: int = 1, size: float = 10.0, weight: int = 0, left: float = 70.0) -> Line:
    """Return the nth line of a page."""
    bottom = 700 - nth * LEADING
    return Line(text, page, left, left + len(text) * size / 2, bottom, bottom + size, weight)


def full(text: str) -> str:
    """Return a line that fills its row."""
    return text + " and more words that fill a whole row of the column up to it"[: FULL - len(text)]


def texts(*lines: Line) -> list[str]:
    return [found.text for found in paragraphs.join([list(lines)], frozenset())]


FIRST, SECOND = full("The ministers met in the capital"), full("they agreed on a plan")


def test_a_heading_of_two_lines_is_one_and_apart_from_its_text() -> None:
    """Its lines are further apart than those of the text, as its letters are larger."""
    found = texts(
        row("Statement on the detention", 0, size=18),
        row("of two engineers", 1.8, size=18),
        row(FIRST, 4),
        row(SECOND, 5),
        row("and left.", 6),
    )

    assert found == ["Statement on the detention of two engineers", f"{FIRST} {SECOND} and left."]


def test_a_heading_at_the_end_of_a_page_is_apart_from_the_text_on_the_next() -> None:
    found = texts(row(FIRST, 0), row("The end.", 1), row("New names", 3, size=14), row("Next day", 0, page=2))

    assert found[-2:] == ["New names", "Next day"]


def test_a_short_line_at_the_end_of_a_page_ends_its_paragraph() -> None:
    found = texts(row(FIRST, 0), row(SECOND, 1), row("New names", 4), row(full("Next day"), 0, page=2))

    assert found[-2:] == ["New names", full("Next day")]


def test_a_sentence_that_ends_a_full_line_does_not_end_the_paragraph_with_the_page() -> None:
    ended = f"{FIRST[:-1]}."

    assert texts(row(SECOND, 0), row(ended, 1), row(f"T{SECOND[1:]}", 0, page=2)) == [f"{SECOND} {ended} T{SECOND[1:]}"]


def test_a_bold_line_without_a_gap_is_apart_from_its_text() -> None:
    found = texts(row("New names", 0, weight=700), row(FIRST, 1, weight=400), row(SECOND, 2, weight=400))

    assert found == ["New names", f"{FIRST} {SECOND}"]


def test_chinese_lines_are_joined_without_a_space() -> None:
    found = texts(row("工作组于星期三结束会议，任期", 0, size=20), row("2025年之前届满。自", 1.9, size=20))

    assert found == ["工作组于星期三结束会议，任期2025年之前届满。自"]


def test_chinese_with_spaces_around_latin_words_has_them_at_line_ends() -> None:
    found = texts(row("成员 ICANN 和 IETF 与工作组", 0, size=20), row("ITU 举行会议", 1.9, size=20))

    assert found == ["成员 ICANN 和 IETF 与工作组 ITU 举行会议"]


def test_a_number_in_brackets_that_was_wrapped_begins_no_paragraph() -> None:
    found = texts(row(FIRST, 0), row("(5) of the plan they had made", 1), row("before.", 2))

    assert found == [f"{FIRST} (5) of the plan they had made before."]


def test_the_numbers_of_items_begin_paragraphs_of_their_own() -> None:
    found = texts(row("(1) the first thing", 0), row("(2) the second thing", 1), row("3. the third", 2))

    assert found == ["(1) the first thing", "(2) the second thing", "3. the third"]


def test_short_paragraphs_with_gaps_stay_apart() -> None:
    """Most gaps of such a paper are those between paragraphs."""
    found = texts(
        row(FIRST, 0), row(SECOND, 1), row(FIRST[:-1] + ".", 3), row("Once more", 5), row(FIRST[:-2] + "?", 7)
    )

    assert found == [f"{FIRST} {SECOND}", FIRST[:-1] + ".", "Once more", FIRST[:-2] + "?"]
