"""Names of people. Pure."""

from collections.abc import Collection

from store import errors
from store.model.desk import Role


def folded(name: str) -> str:
    """Return the name by which a person is known, whatever its case and outer blanks."""
    return name.strip().casefold()


def taken(name: str) -> errors.NameTakenError:
    """Return the sentence for a name that somebody has."""
    return errors.NameTakenError(f"somebody is called {name!r} already; choose another name")


def costs_the_desk(role: Role | None, *, disabled: bool | None) -> bool:
    """Say whether such a change takes an administrator's place away."""
    return bool(disabled) or role not in (None, "administrator")


def refuse_last(name: str, administrators: Collection[str]) -> None:
    """Raise `LastAdministratorError` when this person is the only one of the enabled administrators (folded names)."""
    if set(administrators) == {folded(name)}:
        raise errors.LastAdministratorError(
            f"{name!r} is the last administrator who may sign in; make somebody else one first: "
            "citewatch users role NAME administrator"
        )
