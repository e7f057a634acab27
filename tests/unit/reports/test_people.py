"""Passwords are made, hashed and checked."""

import pytest

from reports import people
from reports.people import PasswordError


def test_a_password_opens_its_own_hash_and_no_other() -> None:
    known = people.hash_password("ein langes Passwort")

    assert people.verify_password(known, "ein langes Passwort")
    assert not people.verify_password(known, "ein anderes Passwort")


def test_the_hash_is_argon2_and_never_twice_the_same() -> None:
    first, second = people.hash_password("ein langes Passwort"), people.hash_password("ein langes Passwort")

    assert first.startswith("$argon2id$")
    assert first != second


@pytest.mark.parametrize("password", ["kurz", "x" * 1025], ids=["short", "endless"])
def test_a_password_of_the_wrong_length_is_refused(password: str) -> None:
    with pytest.raises(PasswordError, match="10 to 1024"):
        people.hash_password(password)


def test_nobody_has_no_password() -> None:
    assert not people.verify_password(None, "ein langes Passwort")


def test_a_broken_hash_opens_for_nobody() -> None:
    assert not people.verify_password("not a hash", "ein langes Passwort")


def test_an_endless_password_is_not_even_hashed() -> None:
    assert not people.verify_password(people.hash_password("x" * 1024), "x" * 1025)


def test_new_passwords_are_long_and_differ() -> None:
    made = {people.new_password() for _ in range(50)}

    assert len(made) == 50
    assert all(len(password) == 23 and not set(password) & set("0O1lI") for password in made)
