"""People in memory. Implements `Users`."""

import dataclasses
from datetime import datetime
from typing import Any

from store import errors, times
from store.memory.tables import Tables, held
from store.model.desk import Role, User
from store.rules import people


class MemoryUsers:
    """People in a dictionary."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def add(self, name: str, *, role: Role, password_hash: str, language: str, at: datetime) -> User:
        """Add a person. Raises `NameTakenError`."""
        at = times.aware(at)
        with self._tables.transaction():
            if people.folded(name) in self._tables.users:
                raise people.taken(name)
            user = User(len(self._tables.users) + 1, name, role, password_hash, language, at)
            self._tables.users[people.folded(name)] = held(user)
            return held(user)

    def get(self, name: str) -> User | None:
        """Return a person by name, whatever its case."""
        with self._tables.reading():
            return self._tables.users.get(people.folded(name))

    def all(self) -> list[User]:
        """Return everybody, by name."""
        with self._tables.reading():
            return [user for _, user in sorted(self._tables.users.items())]

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        password_hash: str | None = None,
        disabled: bool | None = None,
        language: str | None = None,
    ) -> User:
        """Change what is given. Raises `UnknownUserError`, `LastAdministratorError`."""
        wanted = {"role": role, "password_hash": password_hash, "disabled": disabled, "language": language}
        values: dict[str, Any] = {key: value for key, value in wanted.items() if value is not None}
        with self._tables.transaction():
            user = self._tables.users.get(people.folded(name))
            if user is None:
                raise errors.UnknownUserError(f"there is nobody called {name!r}; see citewatch users list")
            if people.costs_the_desk(role, disabled=disabled):
                everybody = self._tables.users.items()
                enabled = [key for key, one in everybody if one.role == "administrator" and not one.disabled]
                people.refuse_last(name, enabled)
            changed = held(dataclasses.replace(user, **values))
            self._tables.users[people.folded(name)] = changed
            return changed
