"""Several processes and threads on one database."""

import dataclasses
import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from chronicle.changes.outcomes import OutcomeKind
from chronicle.documents.model import Reading
from fakes import storing
from fakes.readings import reading
from store import opening
from store.model.desk import Delivery
from store.model.watching import Watch

LEASE_ALL = """
import json, sys, time
from datetime import UTC, datetime, timedelta
from store import opening

url, owner, begin_at = sys.argv[1], sys.argv[2], float(sys.argv[3])
store = opening.open_store(url)
print("ready", flush=True)
sys.stdin.readline()
now = datetime(2026, 3, 2, tzinfo=UTC)
hosts = [f"host{number}.example" for number in range(20)]
taken = [store.hosts.acquire(host, owner=owner, now=now, ttl=timedelta(hours=1)) for host in hosts]
print(json.dumps([lease is not None for lease in taken]))
"""


def test_two_processes_never_hold_one_host(database: str) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", LEASE_ALL, database, owner, "0"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for owner in ("one", "two")
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"

    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()

    answers = [json.loads(racer.communicate(timeout=60)[0]) for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    assert all(first != second for first, second in zip(*answers, strict=True))


def test_many_threads_watching_the_same_addresses_make_each_document_once(database: str) -> None:
    store = opening.open_store(database)
    wishes = [Watch(f"http{'s' * (n % 2)}://source.example/{n // 2}") for n in range(12)]
    start = threading.Barrier(4)

    def watch_all(turn: int) -> list[int]:
        start.wait()
        ordered = wishes if turn % 2 else wishes[::-1]
        ids = {wish.url: store.documents.watch(wish, at=storing.START) for wish in ordered}
        return [ids[wish.url] for wish in wishes]

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(watch_all, range(4)))

    assert all(result == results[0] for result in results)
    assert store.documents.count() == 6
    store.close()


def test_the_same_batch_from_two_threads_is_recorded_once(database: str) -> None:
    store = opening.open_store(database)
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)
    batch = [
        storing.visit(
            number, at=storing.day(n), snapshot=storing.snapshot(at=storing.day(n)), findings=(storing.draft(),)
        )
        for n in range(5)
    ]
    start = threading.Barrier(2)

    def record() -> list[int]:
        start.wait()
        return store.visits.record(batch)

    with ThreadPoolExecutor(2) as pool:
        first, second = (future.result() for future in [pool.submit(record) for _ in range(2)])

    assert first == second
    assert (len(store.visits.of(number)), store.findings.count()) == (5, 1)
    store.close()


def test_batches_over_the_same_documents_in_opposite_order_do_not_block_each_other(database: str) -> None:
    store = opening.open_store(database)
    ids = [store.documents.watch(Watch(f"https://source.example/{n}"), at=storing.START) for n in range(6)]
    start = threading.Barrier(2)

    def record(turn: int) -> int:
        start.wait()
        for number in range(5):
            ordered = ids if turn else ids[::-1]
            store.visits.record([storing.visit(one, at=storing.day(number)) for one in ordered])
        return turn

    with ThreadPoolExecutor(2) as pool:
        turns = list(pool.map(record, range(2)))

    assert turns == [0, 1]
    assert [len(store.visits.of(one)) for one in ids] == [10] * 6
    store.close()


def test_one_finding_goes_into_one_of_two_competing_messages(database: str) -> None:
    store = opening.open_store(database)
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)
    store.visits.record([storing.visit(number, findings=(storing.draft(),))])
    finding = store.findings.select()[0].id
    start = threading.Barrier(3)

    def add(turn: int) -> str:
        message = Delivery(0, "weekly", "weekly", f"<{turn}@x>", storing.START, "pending", 0, (finding,))
        start.wait()
        try:
            return store.deliveries.add(message).message_id
        except Exception as error:  # noqa: BLE001 - its name is what is looked at
            return type(error).__name__

    with ThreadPoolExecutor(3) as pool:
        outcomes = sorted(pool.map(add, range(3)))

    assert [one for one in outcomes if one != "AlreadyDeliveredError"] == [store.deliveries.recent()[0].message_id]
    assert len(store.deliveries.recent()) == 1
    store.close()


@pytest.mark.parametrize("count", [1, 40])
def test_the_state_of_a_batch_costs_the_same_number_of_statements(database: str, count: int) -> None:
    store = opening.open_store(database)
    ids = [store.documents.watch(Watch(f"https://source.example/{n}"), at=storing.START) for n in range(count)]
    store.visits.record([storing.visit(one, at=storing.day(n)) for one in ids for n in range(3)])
    statements: list[str] = []

    @sa.event.listens_for(store._engine, "before_cursor_execute")  # type: ignore[attr-defined]
    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    states = store.documents.states(ids)

    assert len(states) == count
    assert len([one for one in statements if one.lstrip().startswith("SELECT")]) <= 12
    store.close()


class PageThatLetsWrite(Reading):
    """Tries to write to the database whenever it is being packed."""

    __slots__ = ("store",)

    def __getattribute__(self, name: str) -> object:
        if name == "symbols" and hasattr(self, "store"):
            object.__getattribute__(self, "store").set_fact("written meanwhile", "yes")
        return super().__getattribute__(name)


def test_others_may_write_while_a_long_page_is_packed(database: str) -> None:
    """Packing takes up to a third of a second, in which nobody holds the lock of the whole database."""
    store, other = opening.open_store(database), opening.open_store(database)
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)
    plain = reading("A long page")
    page = PageThatLetsWrite(**{field.name: getattr(plain, field.name) for field in dataclasses.fields(plain)})
    object.__setattr__(page, "store", other)

    store.visits.record([storing.visit(number, kind=OutcomeKind.NEW, reading=page, keep_reading=True)])

    assert other.fact("written meanwhile") == "yes"
    for each in (store, other):
        each.close()


def test_a_reader_is_not_kept_waiting_by_a_writer(database: str) -> None:
    store = opening.open_store(database)
    engine = store._engine  # type: ignore[attr-defined]
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)

    with engine.connect().execution_options(citewatch_writing=True) as writer, writer.begin():
        writer.execute(sa.text("UPDATE documents SET title = 'half'"))
        seen = store.documents.get(number)

    assert seen is not None
    assert seen.title == ""
    assert store.documents.due(now=storing.START + timedelta(days=1), limit=1, per_host=1)
    store.close()
