"""Opening and upgrading: clear sentences, no half schema, no surprise files."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from fakes import storing
from store import errors, opening, upgrade
from store.model.watching import Watch
from store.schema.all import METADATA


def test_a_database_that_is_not_there_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(errors.SchemaError, match="citewatch init"):
        opening.open_store(f"sqlite:///{tmp_path}/citewatch.db")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreachableError, match="nowhere"):
        upgrade.upgrade(f"sqlite:///{tmp_path}/nowhere/citewatch.db")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "citewatch.db"
    path.write_bytes(b"this is a letter, not a database, and long enough to have a header of its own" * 20)

    with pytest.raises(errors.UnreachableError, match=r"citewatch\.db is no database"):
        opening.open_store(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "sqlite://", "postgresql+psycopg2://localhost/x"])
def test_an_address_of_another_kind_is_refused_with_the_right_form(url: str) -> None:
    with pytest.raises(errors.UnreachableError, match="sqlite:///"):
        opening.open_store(url)


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_postgresqls_own_form_of_an_address_is_taken(postgres_address: str, scheme: str) -> None:
    """What psql takes, and what hosting services hand out, works without the driver's name."""
    address = postgres_address.replace("postgresql+psycopg", scheme)

    upgrade.upgrade(address)

    store = opening.open_store(address)
    assert store.documents.count() == 0
    store.close()


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(errors.UnreachableError, match=r"127\.0\.0\.1:1") as refused:
        opening.open_store("postgresql+psycopg://me:secret@127.0.0.1:1/citewatch")

    assert "secret" not in str(refused.value)


def test_an_empty_database_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "citewatch.db"
    path.touch()

    with pytest.raises(errors.SchemaError, match="citewatch init"):
        opening.open_store(f"sqlite:///{path}")


def test_a_newer_schema_is_left_alone(sqlite_address: str) -> None:
    engine = sa.create_engine(sqlite_address)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    for act in (opening.open_store, upgrade.upgrade):
        with pytest.raises(errors.SchemaError, match="newer release"):
            act(sqlite_address)


def test_upgrading_twice_keeps_what_is_there(database: str) -> None:
    store = opening.open_store(database)
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)
    store.close()

    upgrade.upgrade(database)

    store = opening.open_store(database)
    assert store.documents.get(number) is not None
    store.close()


def test_the_steps_lead_to_exactly_the_declared_tables(database: str) -> None:
    engine = sa.create_engine(database)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)

    engine.dispose()
    assert differences == []


def test_sqlite_keeps_its_promises(sqlite_address: str) -> None:
    store = opening.open_store(sqlite_address)
    store.set_fact("a", "b")
    engine = sa.create_engine(sqlite_address)

    with engine.connect() as connection:
        mode = connection.scalar(sa.text("PRAGMA journal_mode"))
        broken = connection.execute(sa.text("PRAGMA foreign_key_check")).all()

    engine.dispose()
    store.close()
    assert (mode, broken) == ("wal", [])


def test_a_full_database_is_said_and_leaves_nothing_half(sqlite_address: str) -> None:
    store = opening.open_store(sqlite_address)
    engine = store._engine  # type: ignore[attr-defined]

    @sa.event.listens_for(engine, "connect")
    def limit(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA max_page_count = 1")  # the file may not grow by a single page
        cursor.close()

    engine.dispose()
    with pytest.raises(errors.DiskFullError, match="no room"):
        store.set_fact("large", "x" * 1_000_000)

    assert store.fact("large") is None
    store.close()
