"""The past of quotations and pages, asked for at the command line."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes import newsroom, program, stories
from fakes.newsroom import FIRST_DAY, Newsroom
from store import upgrade
from store.archive import identity

URL = "https://house.example/2026/0302/41.html"
WORDS = "Every member keeps the right to open its own gate."
ENTRY = f"""\
Q1/2026 - Ein Treffen am Hafen

Treffen am Hafen, 2. März 2026

Es wurde beraten. [1]

[1] Statement of the house, 2. März 2026, "{WORDS}", in: {URL}
"""
SLUG = "2026-q1-ein-treffen-am-hafen"
WITHOUT = stories.page("Statement of the house", *stories.FILLER)
WITH = stories.page("Statement of the house", stories.FILLER[0], WORDS, *stories.FILLER[1:])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that has watched a page for twelve days; the entry that quotes it came on the eleventh."""
    made = tmp_path_factory.mktemp("history")
    source = f"sources:\n- name: the house\n  url: {URL}\n"
    (made / "config.yaml").write_text(f"contact: desk@example.org\nzone: UTC\n{source}")
    (made / "var").mkdir()
    database = f"sqlite:///{made}/var/citewatch.db"
    upgrade.upgrade(database)
    room = newsroom.build(made / "var" / "warc", url=database)
    identity.claim(room.store, made / "var" / "warc")
    room.watch(URL, source="the house", kind="page")
    live(room, WITHOUT, days=4)
    live(room, WITH, days=6)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=1)
    live(room, WITHOUT, days=1)
    room.writer.close()
    room.store.close()
    return made


def live(room: Newsroom, page: str, *, days: int) -> None:
    for _ in range(days):
        room.pages[URL] = page.replace("<footer>", f"<footer>Page views: {room.visits + 1000} ")
        document = room.store.documents.find(URL)
        assert document is not None
        room.visit(document)
        room.clock.forward(timedelta(days=1))


def answer(folder: Path, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    done = program.call(*arguments, "--json", folder=folder)
    assert done.code == 0, done.complaints
    return json.loads(done.printed)


def test_history_tells_first_and_last_sightings_with_their_copies(folder: Path) -> None:
    (row,) = answer(folder, "history", f"{SLUG}:1")

    days = [row[name]["at"][:10] for name in ("not_yet", "first_seen", "last_seen", "no_longer")]
    assert days == [str((FIRST_DAY + timedelta(days=day)).date()) for day in (3, 4, 10, 11)]
    assert (row["unsteady"], row["copies"], row["footnote"]) == (False, 12, 1)


def test_history_remembers_what_it_read(folder: Path) -> None:
    answer(folder, "history", SLUG)

    assert answer(folder, "history", SLUG)[0]["read_now"] == 0


def test_an_entry_may_be_named_by_a_part_of_its_title(folder: Path) -> None:
    assert answer(folder, "history", "treffen am hafen")[0]["entry"] == SLUG


@pytest.mark.parametrize("which", ["no such entry", f"{SLUG}:7", "", ":1"])
def test_what_is_not_there_is_named_with_what_is(folder: Path, which: str) -> None:
    done = program.call("history", which, folder=folder)

    assert done.code == 2
    assert "Traceback" not in done.complaints


def test_rederive_reads_again_what_it_is_told_to_and_says_how_much(folder: Path) -> None:
    assert answer(folder, "rederive")["renewed"] == 0
    assert answer(folder, "rederive", "--all", "--source", "the house")["renewed"] == 1
    assert answer(folder, "rederive", "--all", "--since", "2026-04-01")["documents"] == 0


def test_a_finding_is_shown_with_the_place_of_its_words(folder: Path) -> None:
    number = answer(folder, "findings", "list", "--status", "all")[0]["id"]

    quote = answer(folder, "findings", "show", str(number))["quotes"][0]

    assert {"snapshot", "seen_at", "segments", "link"} <= quote.keys()
