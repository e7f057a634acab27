"""Five hundred documents on forty hosts of which a third misbehave, all at once: whole, polite, and no one waits."""

from collections import Counter
from collections.abc import Iterator

import pytest

from fakes import loads, watchpost
from fakes.crawling import Done
from fakes.loads import BAD, GAP, Crowd
from fakes.watchpost import Watchpost

pytestmark = [pytest.mark.soak, pytest.mark.timeout(600)]

# What a batch's process may hold more at its end than after its first quarter, when everything has been used once.
MEGABYTES = 40


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    with loads.crowd(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watchpost]:
    made = watchpost.make_watchpost(tmp_path_factory.mktemp("watchpost"))
    yield made
    made.store.close()


@pytest.fixture(scope="module", autouse=True)
def done(post: Watchpost, crowd: Crowd) -> Done:
    post.watch(*crowd.urls)
    return post.visit(loads.SETTINGS)


def test_every_good_document_is_visited(post: Watchpost, crowd: Crowd) -> None:
    assert {post.endings(url)[-1] for url in crowd.good} == {"new"}
    assert len(crowd.good) > 300


@pytest.mark.parametrize("kind", BAD)
def test_every_way_to_misbehave_has_its_reason(post: Watchpost, crowd: Crowd, kind: str) -> None:
    visits = [post.store.visits.of(post.document(url).id) for url in crowd.urls if crowd.kind(url) == kind]
    reasons = {each.outcome.reason for visit in visits for each in visit}

    assert reasons
    assert reasons <= BAD[kind][1]


def test_nothing_is_lost(done: Done, crowd: Crowd) -> None:
    """What was not visited stays due: what a host asked patience for, or shut out as a whole."""
    assert done.report.visits + len(done.report.left) == len(crowd.urls)
    assert set(Counter(each.document_id for each in done.progress).values()) == {1}


def test_the_gap_of_every_host_is_kept(crowd: Crowd) -> None:
    """By the servers' own logs."""
    assert crowd.shortest_gap() >= GAP


@pytest.mark.hazard(48)
def test_no_host_waits_for_another(crowd: Crowd) -> None:
    """While the first hanging answer is waited for, the good hosts are asked for page after page."""
    good_hosts = sum(kind == "good" for kind in crowd.kinds.values())

    assert crowd.while_hanging() > good_hosts


def test_memory_stays_flat(done: Done) -> None:
    warm = done.memory[len(done.memory) // 4]

    assert done.memory[-1] - warm < MEGABYTES * 1024
