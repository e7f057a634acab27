"""One archive per database: a folder that is not the database's is refused before anything is written into it."""

from pathlib import Path

import pytest

from fakes import storing
from store import errors, opening
from store.archive import identity
from store.archive.warc import WarcArchive
from store.clock import FixedClock
from store.model.watching import Watch
from store.ports import Store


def fill(store: Store, folder: Path) -> None:
    """Archive a visit: a WARC file in the folder, and a row that names one."""
    writer = WarcArchive(folder).writer(
        software="s", operator="o", vantage={}, clock=FixedClock(storing.START), owner="tests"
    )
    writer.failure(
        url="https://source.example/page", captured_at=storing.START, reason="dns", detail="", request_headers=()
    )
    writer.close()
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)
    store.visits.record([storing.visit(number, snapshot=storing.snapshot())])


def test_the_first_folder_is_the_databases_from_then_on(store: Store, tmp_path: Path) -> None:
    identity.claim(store, tmp_path / "warc")
    fill(store, tmp_path / "warc")

    identity.claim(store, tmp_path / "warc")

    assert (tmp_path / "warc" / identity.FILE).read_text().strip() == store.fact("archive_id")


def test_another_folder_is_refused_with_the_remedy(store: Store, tmp_path: Path) -> None:
    identity.claim(store, tmp_path / "one")
    fill(store, tmp_path / "one")

    with pytest.raises(errors.WrongArchiveError, match=r"other: .* lies elsewhere.* --data"):
        identity.claim(store, tmp_path / "other")

    assert list((tmp_path / "other").iterdir()) == []


def test_the_folder_of_another_database_is_refused(store: Store, tmp_path: Path) -> None:
    identity.claim(opening.open_store("memory:"), tmp_path / "other")
    identity.claim(store, tmp_path / "one")
    fill(store, tmp_path / "one")

    with pytest.raises(errors.WrongArchiveError, match="belongs to another database"):
        identity.claim(store, tmp_path / "other")


def test_a_folder_with_files_is_no_blank_one_for_a_database_without_copies(store: Store, tmp_path: Path) -> None:
    identity.claim(store, tmp_path / "one")
    fill(opening.open_store("memory:"), tmp_path / "other")

    with pytest.raises(errors.WrongArchiveError, match="has no archive-id"):
        identity.claim(store, tmp_path / "other")


def test_a_database_without_copies_may_move_and_its_old_folder_is_refused_then(store: Store, tmp_path: Path) -> None:
    """Both would be empty, so the one that was named last counts."""
    identity.claim(store, tmp_path / "one")

    identity.claim(store, tmp_path / "other")

    fill(store, tmp_path / "other")
    identity.claim(store, tmp_path / "other")
    with pytest.raises(errors.WrongArchiveError):
        identity.claim(store, tmp_path / "one")


def test_an_archive_from_before_there_were_ids_is_taken_as_it_is(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path / "warc")

    identity.claim(store, tmp_path / "warc")

    with pytest.raises(errors.WrongArchiveError):
        identity.claim(store, tmp_path / "other")


def test_an_empty_folder_is_not_taken_for_an_archive_from_before(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path / "one")

    with pytest.raises(errors.WrongArchiveError):
        identity.claim(store, tmp_path / "other")

    identity.claim(store, tmp_path / "one")
    assert (tmp_path / "one" / identity.FILE).is_file()


def test_a_crash_between_folder_and_database_is_healed(store: Store, tmp_path: Path) -> None:
    """The folder has its id, and nobody has told the database."""
    fill(store, tmp_path / "warc")
    (tmp_path / "warc" / identity.FILE).write_text("0123456789abcdef\n")

    identity.claim(store, tmp_path / "warc")

    assert store.fact("archive_id") == "0123456789abcdef"
