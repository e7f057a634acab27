import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.documents import folios
from chronicle.documents.folios import Folio


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("7", Folio(7, 0, is_labelled=False, is_roman=False)),
        ("– 7 –", Folio(7, 0, is_labelled=True, is_roman=False)),
        ("Page 7 of 9", Folio(7, 9, is_labelled=True, is_roman=False)),
        ("7/9", Folio(7, 9, is_labelled=True, is_roman=False)),
        ("第7页 共9页", Folio(7, 9, is_labelled=True, is_roman=False)),
        ("xiv", Folio(14, 0, is_labelled=False, is_roman=True)),
    ],
)
def test_a_page_number_is_known_in_its_forms(text: str, folio: Folio) -> None:
    assert folios.of(text) == folio


@pytest.mark.parametrize("text", ["", "Article 7", "12345", "9 of 7", "iiii", "vx", "civil", "7 9", "A/RES/75/240"])
def test_other_lines_are_no_page_numbers(text: str) -> None:
    assert folios.of(text) is None


@given(st.text(max_size=60))
def test_no_line_makes_it_fail(text: str) -> None:
    found = folios.of(text)

    assert found is None or found.number >= 0
