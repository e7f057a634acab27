import pytest

from chronicle.documents import heads
from chronicle.documents.paragraphs import Line

TOP, FOOT = 800.0, 40.0


def row(text: str, page: int, bottom: float, *, size: float = 10.0) -> Line:
    return Line(text, page, 70.0, 70.0 + 5 * len(text), bottom, bottom + size)


def page(number: int, *, head: str = "", foot: str = "", rows: int = 8, first: str = "") -> list[Line]:
    """Return a page of text between the head and the foot that are given."""
    texts = [
        first or f"A sentence about {chr(96 + number)}",
        *(f"Sentence {chr(97 + n)} about {chr(96 + number)}" for n in range(rows)),
    ]
    body = [row(text, number, 740 - 14 * n) for n, text in enumerate(texts)]
    frame = [row(head, number, TOP)] * bool(head) + [row(foot, number, FOOT)] * bool(foot)
    return [*frame, *body]


def left_of(pages: list[list[Line]]) -> list[str]:
    """Return what is left at the edges and is no sentence of the text."""
    return [line.text for lines in heads.without(pages) for line in lines if "entence" not in line.text]


@pytest.mark.hazard(31)
def test_a_head_that_repeats_goes() -> None:
    assert left_of([page(n, head="Joint statement") for n in (1, 2, 3)]) == []


def test_a_head_goes_where_its_page_holds_nothing_else() -> None:
    pages = [*(page(n, head="Joint statement", foot=f"– {n} –") for n in (1, 2)), page(3, head="Joint statement")[:1]]

    assert left_of(pages) == []


def test_heads_of_left_and_right_pages_go() -> None:
    pages = [page(n, head="The Ministry" if n % 2 else "Report on cables") for n in range(1, 7)]

    assert left_of(pages) == []


def test_a_foot_that_mirrors_itself_on_left_and_right_pages_goes() -> None:
    pages = [page(n, foot=f"{n}/3 20-17455" if n % 2 else f"20-17455 {n}/3") for n in (1, 2, 3)]

    assert left_of(pages) == []


def test_heads_of_chapters_go() -> None:
    pages = [page(n, head=f"On {'cables' if n < 5 else 'names' if n < 9 else 'clocks'}") for n in range(1, 13)]

    assert left_of(pages) == []


def test_a_heading_whose_number_does_not_rise_with_the_page_stays() -> None:
    pages = [page(n, head=f"Article {number}") for n, number in ((1, 3), (2, 9), (3, 11))]

    assert left_of(pages) == ["Article 3", "Article 9", "Article 11"]


@pytest.mark.parametrize(
    "form", ["{}", "– {} –", "Page {} of 3", "Seite {}", "стр. {}", "第{}页 共3页", "{} / 3", "[{}]"]
)
def test_numbers_that_follow_each_other_go(form: str) -> None:
    assert left_of([page(n, foot=form.format(n)) for n in (1, 2, 3)]) == []


def test_numbers_need_not_begin_with_one() -> None:
    assert left_of([page(n, foot=str(n + 116)) for n in (1, 2, 3)]) == []


def test_roman_numbers_before_the_text_go() -> None:
    feet = ["i", "ii", "iii", "1", "2"]

    assert left_of([page(n, foot=foot) for n, foot in enumerate(feet, start=1)]) == []


def test_a_number_that_ends_a_wrapped_title_stays() -> None:
    pages = [page(1, foot="1", first="(5)"), page(2, foot="2")]

    assert left_of(pages) == ["(5)"]


def test_a_number_that_no_page_continues_stays() -> None:
    assert left_of([page(1, first="2015."), page(2, first="48")]) == ["2015.", "48"]


@pytest.mark.parametrize("foot", ["1", "– 1 –", "Page 1 of 1"])
def test_the_number_of_an_only_page_goes_where_it_stands_alone(foot: str) -> None:
    assert left_of([page(1, foot=foot)]) == []


def test_a_number_below_the_last_line_of_an_only_page_stays() -> None:
    lines = [*page(1), row("1", 1, 740 - 14 * 9)]

    assert left_of([lines]) == ["1"]


def test_a_document_of_nothing_but_heads_keeps_them() -> None:
    pages = [[row("Annex", n, TOP)] for n in (1, 2)]

    assert heads.without(pages) == pages


def test_lines_without_a_place_are_judged_by_their_order() -> None:
    texts = {1: ("Head", "A sentence", "More sentences", "1"), 2: ("Head", "Of sentences", "Each sentence", "2")}
    pages = [[Line(text, number, 0, 0, 0, 0) for text in texts[number]] for number in texts]

    assert left_of(pages) == []


def test_figures_that_follow_each_other_by_chance_stay() -> None:
    pages = [page(n, first={3: "2019", 4: "2020"}.get(n, "")) for n in range(1, 13)]

    assert left_of(pages) == ["2019", "2020"]


def test_a_mirrored_head_goes_where_each_side_is_there_once() -> None:
    pages = [page(1), page(2)]
    for number, head in ((1, "Report on cables"), (2, "The Ministry")):
        pages[number - 1].append(row(head, number, TOP, size=8))

    assert left_of(pages) == []


def test_large_first_lines_at_one_height_stay() -> None:
    pages = [page(1, head="On cables"), page(2, head="On names")]

    assert left_of(pages) == ["On cables", "On names"]


def test_a_heading_above_two_pages_of_many_stays() -> None:
    pages = [page(n, head="Annex" if n in {5, 7} else "") for n in range(1, 9)]

    assert left_of(pages) == ["Annex", "Annex"]
