"""Passwords of the people of the review page."""

import functools
import secrets

import argon2

# Without 0/O, 1/l/I: a first password is often read from a screen and typed.
ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP_LENGTH = 4, 5  # 20 of 56 letters: 116 bits
LEAST_LENGTH = 10
MOST_LENGTH = 1024  # hashing is slow on purpose; nobody may make it slower by sending megabytes


class PasswordError(ValueError):
    """A password is too short or too long: choose one of 10 to 1024 characters."""


def new_password() -> str:
    """Return a fresh random password in groups, easy to read aloud."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS)]
    return "-".join(groups)


def hash_password(password: str) -> str:
    """Return Argon2's encoded form (RFC 9106), salt and parameters included. Raises `PasswordError`."""
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        raise PasswordError(f"a password has {LEAST_LENGTH} to {MOST_LENGTH} characters; this one has {len(password)}")
    return _hasher().hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Return whether the password is the one behind the hash.

    Without a hash (nobody has that name) the same work is done in vain, so that the time tells nothing about names.
    """
    if len(password) > MOST_LENGTH:
        return False
    try:
        _hasher().verify(password_hash or _nobodys_hash(), password)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False
    return password_hash is not None


@functools.cache
def _hasher() -> argon2.PasswordHasher:
    return argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)


@functools.cache
def _nobodys_hash() -> str:
    return _hasher().hash(secrets.token_urlsafe())
