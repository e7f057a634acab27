"""People in a database. Implements `Users`."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from store import errors, times
from store.model.desk import Role, User
from store.rules import people
from store.schema.desk import USERS
from store.sql import engine as engines

_SHOWN = tuple(column for column in USERS.columns if column.name != "folded_name")


class SqlUsers:
    """People in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def add(self, name: str, *, role: Role, password_hash: str, language: str, at: datetime) -> User:
        """Add a person. Raises `NameTakenError`."""
        values: dict[str, Any] = {"name": name, "folded_name": people.folded(name), "role": role}
        values |= {"password_hash": password_hash, "language": language}
        values |= {"created_at": times.aware(at), "disabled": False}
        try:
            with engines.writing(self._engine) as connection:
                row = connection.execute(sa.insert(USERS).values(values).returning(*_SHOWN)).one()
        except exc.IntegrityError as error:
            raise people.taken(name) from error
        return _user(row)

    def get(self, name: str) -> User | None:
        """Return a person by name, whatever its case."""
        with engines.reading(self._engine) as connection:
            row = connection.execute(sa.select(*_SHOWN).where(USERS.c.folded_name == people.folded(name))).first()
        return None if row is None else _user(row)

    def all(self) -> list[User]:
        """Return everybody, by name."""
        with engines.reading(self._engine) as connection:
            rows = connection.execute(sa.select(*_SHOWN)).all()
        return sorted((_user(row) for row in rows), key=lambda user: people.folded(user.name))

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
        values = {key: value for key, value in wanted.items() if value is not None}
        with engines.writing(self._engine) as connection:
            if people.costs_the_desk(role, disabled=disabled):
                people.refuse_last(name, _administrators(connection))
            if values:
                connection.execute(sa.update(USERS).where(USERS.c.folded_name == people.folded(name)).values(values))
            row = connection.execute(sa.select(*_SHOWN).where(USERS.c.folded_name == people.folded(name))).first()
        if row is None:
            raise errors.UnknownUserError(f"there is nobody called {name!r}; see citewatch users list")
        return _user(row)


def _administrators(connection: sa.Connection) -> set[str]:
    """Return the folded names of those enabled, locked: two of them cannot dismiss each other at once."""
    enabled = sa.and_(USERS.c.role == "administrator", ~USERS.c.disabled)
    return set(connection.scalars(sa.select(USERS.c.folded_name).where(enabled).order_by(USERS.c.id).with_for_update()))


def _user(row: sa.Row[Any]) -> User:
    return User(**dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's documented name
