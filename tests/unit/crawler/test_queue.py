"""Documents are handed out host by host, each once."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chronicle.documents.model import Selectors
from crawler.visits.queue import HostQueues
from crawler.visits.under_way import host_of
from store.model.watching import Document


def document(number: int, host: str) -> Document:
    return Document(
        id=number,
        key=f"{host}/{number}",
        url=f"https://{host}/{number}",
        kind="page",
        language=None,
        source=None,
        institution="",
        selectors=Selectors(),
        cadence=None,
        min_text=200,
        min_items=1,
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
        next_visit_at=None,
    )


def test_no_host_has_two_documents_under_way() -> None:
    queue = HostQueues(most=10, hosts_at_once=10)
    queue.add([document(1, "a.example"), document(2, "a.example"), document(3, "b.example")])

    taken = [queue.take(), queue.take(), queue.take()]

    assert [each.id if each else None for each in taken] == [1, 3, None]


def test_the_next_document_comes_when_its_host_is_free() -> None:
    queue = HostQueues(most=10, hosts_at_once=10)
    queue.add([document(1, "a.example"), document(2, "a.example")])
    queue.take()

    queue.free("a.example")

    assert queue.take() == document(2, "a.example")


def test_a_document_is_never_handed_out_twice() -> None:
    queue = HostQueues(most=10, hosts_at_once=10)
    queue.add([document(1, "a.example")])
    queue.take()
    queue.free("a.example")

    queue.add([document(1, "a.example")])

    assert queue.take() is None


def test_what_is_beyond_the_size_of_a_batch_stays_due() -> None:
    queue = HostQueues(most=1, hosts_at_once=10)

    queue.add([document(1, "a.example"), document(2, "b.example")])

    assert (queue.total, queue.left) == (1, (2, 1))


def test_a_host_that_must_wait_leaves_all_its_documents() -> None:
    queue = HostQueues(most=10, hosts_at_once=10)
    queue.add([document(1, "a.example"), document(2, "a.example"), document(3, "b.example")])
    first = queue.take()
    assert first is not None

    queue.leave(first)

    assert sorted(queue.left) == [1, 2, 3]  # 3 waits still
    queue.free("a.example")
    assert queue.take() == document(3, "b.example")


@given(st.lists(st.sampled_from(["a.example", "b.example", "c.example"]), max_size=30), st.integers(1, 3))
def test_every_document_is_either_visited_once_or_left(hosts: list[str], at_once: int) -> None:
    queue = HostQueues(most=20, hosts_at_once=at_once)
    queue.add(document(number, host) for number, host in enumerate(hosts))
    visited = []
    while (taken := queue.take()) is not None:
        visited.append(taken.id)
        queue.free(host_of(taken.url))

    assert sorted([*visited, *queue.left]) == list(range(len(hosts)))
