"""One daemon per database, and facts that the first one sets."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from store import opening
from store.ports import Store


@pytest.fixture
def other(address: str, store: Store) -> Iterator[Store]:
    """The same store, as another process would open it; the twin in memory has nobody else."""
    if address == "memory:":
        yield store
        return
    opened = opening.open_store(address)
    yield opened
    opened.close()


def test_a_second_daemon_of_a_database_is_refused(store: Store, other: Store) -> None:
    first, second = store.daemon_claim(), other.daemon_claim()

    held = (first.hold(), second.hold(), first.hold())

    first.release()
    second.release()
    assert held == (True, False, True)


def test_a_claim_that_was_given_back_is_free(store: Store, other: Store) -> None:
    first, second = store.daemon_claim(), other.daemon_claim()
    assert first.hold()
    first.release()

    held = second.hold()

    second.release()
    assert held


def end_claims(address: str) -> None:
    """End every session that holds an advisory lock, as a broken network would."""
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        )
    engine.dispose()


@pytest.mark.postgres
def test_a_claim_that_was_lost_with_its_connection_is_taken_again(postgres_address: str) -> None:
    store, other = opening.open_store(postgres_address), opening.open_store(postgres_address)
    first, second = store.daemon_claim(), other.daemon_claim()
    assert first.hold()
    end_claims(postgres_address)

    held = (first.hold(), second.hold())

    first.release()
    store.close()
    other.close()
    assert held == (True, False)


@pytest.mark.postgres
def test_a_claim_that_somebody_else_took_meanwhile_is_known_to_be_lost(postgres_address: str) -> None:
    store, other = opening.open_store(postgres_address), opening.open_store(postgres_address)
    first, second = store.daemon_claim(), other.daemon_claim()
    assert first.hold()
    end_claims(postgres_address)
    assert second.hold()

    held = first.hold()

    second.release()
    store.close()
    other.close()
    assert not held


def test_only_the_first_value_of_a_first_fact_stands(store: Store, other: Store) -> None:
    stands = (store.first_fact("a", "1"), other.first_fact("a", "2"))

    assert (stands, store.fact("a")) == (("1", "1"), "1")
