"""Names of people. Pure."""

from store import errors


def folded(name: str) -> str:
    """Return the name by which a person is known, whatever its case and outer blanks."""
    return name.strip().casefold()


def taken(name: str) -> errors.NameTakenError:
    """Return the sentence for a name that somebody has."""
    return errors.NameTakenError(f"somebody is called {name!r} already; choose another name")
