"""Where an installation lives."""

import stat
from pathlib import Path

import pytest

from citewatch import place
from citewatch.errors import ShellError


def test_the_command_line_comes_before_the_environment(tmp_path: Path) -> None:
    """What is named for this one call wins."""
    found = place.from_environment({"CITEWATCH_DATA": "/elsewhere"}, data=tmp_path)

    assert found.data == tmp_path
    assert found.database_url == f"sqlite:///{tmp_path / 'citewatch.db'}"


def test_the_environment_names_the_database(tmp_path: Path) -> None:
    """PostgreSQL is a deployment's choice, not the configuration's."""
    found = place.from_environment({"CITEWATCH_DATABASE_URL": "postgresql+psycopg://x/y"}, data=tmp_path)

    assert found.database_url == "postgresql+psycopg://x/y"


def test_a_data_folder_that_cannot_be_made_is_one_clear_message(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "var").write_text("a file")

    with pytest.raises(ShellError, match=r"var: the data folder cannot be written .* --data"):
        place.from_environment({}, data=tmp_path / "var").make_folders()


def test_the_signing_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """There is no default key."""
    here = place.from_environment({}, data=tmp_path)

    key = here.key()

    assert here.key() == key
    assert len(key) >= 32
    assert stat.S_IMODE(here.secret_file.stat().st_mode) == 0o600


def test_a_signing_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """The message says how to mend it."""
    here = place.from_environment({}, data=tmp_path)
    here.key()
    here.secret_file.chmod(0o644)

    with pytest.raises(ShellError, match="chmod 600"):
        here.key()
