"""A batch that is told to stop finishes what is under way and leaves the rest."""

import dataclasses
import itertools
import random

import pytest

from fakes.watchpost import SETTINGS, Watchpost, text
from fakes.web import Page, Web
from store.errors import DiskFullError

PAGE = Page(text("Participants agree that the Internet is governed by all who use it.", "They will meet next year."))


def test_what_is_under_way_is_recorded_and_nothing_new_is_asked(own_post: Watchpost) -> None:
    urls = [f"http://www.a.example/{number}" for number in range(20)]
    with Web() as web:
        for url in urls:
            web.put(url.removeprefix("http://"), PAGE)
        web.put("www.b.example/slow", dataclasses.replace(PAGE, delay=0.7))
        own_post.watch(*urls, "http://www.b.example/slow")
        settings = dataclasses.replace(SETTINGS, gap_seconds=0.2, host_map=web.map("www.a.example", "www.b.example"))

        done = own_post.visit(settings, stop_after=0.9)

    asked = [seen.path for seen in web.log if seen.path not in {"/robots.txt", "/slow"}]
    recorded = {each.document_id for each in done.progress}
    assert done.report.stopped
    assert own_post.ending("http://www.b.example/slow") == ("new", "first-reading")
    assert len(asked) == len(recorded) - 1
    assert 0 < len(asked) < 20
    assert sorted([*recorded, *done.report.left]) == list(itertools.islice(itertools.count(1), 21))


def test_a_full_disk_ends_the_batch_and_what_was_recorded_stays(own_post: Watchpost) -> None:
    urls = [f"http://www.a.example/{number}" for number in range(8)]
    with Web() as web:
        for number, url in enumerate(urls):
            noise = random.Random(number).randbytes(60_000).hex()
            web.put(url.removeprefix("http://"), Page(PAGE.body + f"<!-- {noise} -->".encode()))
        own_post.watch(*urls)
        settings = dataclasses.replace(SETTINGS, gap_seconds=0.2, record_seconds=0.1, host_map=web.map("www.a.example"))

        with pytest.raises(DiskFullError, match="warc"):
            own_post.visit(settings, room=450_000)

    outcomes = [own_post.endings(url) for url in urls]
    assert ["new"] in outcomes
    assert [] in outcomes
    assert all(snapshot.offset + snapshot.length <= 450_000 for url in urls for snapshot in own_post.snapshots(url))
