"""What people type is checked before anything is done with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewatch import addresses
from citewatch.cli import typed
from citewatch.errors import UsageError


@pytest.mark.parametrize("written", ["", "0x1", "١", "-1", "1.0", "9" * 5000, str(2**31)])
def test_what_no_row_can_have_is_no_number(written: str) -> None:
    """It may still be a name or an address."""
    assert typed.number(written) is None


@given(st.integers(min_value=0, max_value=2**31 - 1))
def test_every_number_of_a_row_is_one(number: int) -> None:
    """Leading zeros are the caller's matter."""
    assert typed.number(str(number)) == number


@pytest.mark.parametrize("written", ["", "  ", "a\nb", "a\x1b[2J"])
def test_a_name_that_nobody_could_type_is_refused(written: str) -> None:
    """It would stand in every list of decisions."""
    with pytest.raises(UsageError, match="no name"):
        typed.name(written)


def test_a_language_code_is_two_letters() -> None:
    """The expectation would otherwise never be met."""
    with pytest.raises(UsageError, match="ISO 639-1"):
        typed.source_language("klingon")

    assert typed.source_language("ru") == "ru"


@pytest.mark.parametrize(
    "written", ["nonsense", "", "ftp://x.org/", "http://", "http://user:secret@x.org/", "http://[::1"]
)
def test_an_address_that_cannot_be_visited_is_told_with_a_remedy(written: str) -> None:
    """Nothing of the kind is ever watched."""
    assert "not an address that can be visited" in (addresses.mistake(written) or "")


def test_a_repair_is_offered_where_there_is_one() -> None:
    """The commonest mistake is a doubled letter."""
    assert "did you mean http://x.org" in (addresses.mistake("hhttp://x.org/") or "")
