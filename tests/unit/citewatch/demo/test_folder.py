"""The demonstration empties its own folder and nobody else's."""

from pathlib import Path

import pytest

from citewatch.demo import folder
from citewatch.errors import ShellError
from scheduler.errors import AlreadyRunningError


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    with folder.fresh(tmp_path / "a" / "demo") as made:
        assert made.is_dir()


def test_what_an_earlier_demonstration_left_is_removed(tmp_path: Path) -> None:
    with folder.fresh(tmp_path / "demo") as made:
        (made / "warc").mkdir()
        (made / "warc" / "old.warc.gz").write_bytes(b"old")
    with folder.fresh(tmp_path / "demo") as made:
        left = {path.name for path in made.iterdir()}

    assert left == {".citewatch-demo", "daemon.lock"}


def test_somebody_elses_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_bytes(b"years of work")

    with pytest.raises(ShellError, match="left alone"), folder.fresh(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(ShellError, match="--data"), folder.fresh(tmp_path / "link"):
        pass


def test_a_link_inside_is_removed_but_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_bytes(b"x")
    with folder.fresh(tmp_path / "demo") as made:
        (made / "link").symlink_to(tmp_path / "kept")
    with folder.fresh(tmp_path / "demo"):
        pass

    assert (tmp_path / "kept" / "file").exists()
    assert not (tmp_path / "demo" / "link").is_symlink()


def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ShellError, match="--data"), folder.fresh(tmp_path / "file" / "demo"):
        pass


def test_a_folder_in_use_is_not_emptied(tmp_path: Path) -> None:
    with folder.fresh(tmp_path / "demo") as made:
        (made / "citewatch.db").write_bytes(b"in use")
        with pytest.raises(AlreadyRunningError), folder.fresh(tmp_path / "demo"):
            pass

        assert (made / "citewatch.db").exists()
