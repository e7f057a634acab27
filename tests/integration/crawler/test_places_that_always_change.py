"""A page with a box and a counter that never stand still: proposed, accepted, quiet; quotations stay urgent."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import program, storing
from fakes.watchpost import BEGIN, SETTINGS, Watchpost
from fakes.web import Page, Seen, Web
from store.model.noise_rules import NoiseRule

HOST = "www.restless.example"
URL = f"http://{HOST}/news/20210113/declaration.html"
SENTENCES = (
    "The ministers met in spring to talk about the rules that hold on the network, and about those that do not.",
    "Trade on the network must stay open to all members, large and small, and to those who want to become members.",
    "They will meet again next year in another city, and report on what was done since, city by city.",
    "Three working groups were set up, each with a chair of its own, and each of them reports once in a year.",
)
TITLES = (
    "Harbour festival opened with a parade of forty old sailing ships this weekend",
    "Bakers complain about the price of flour, which has risen all through the winter",
    "A cat that had been lost for eleven years came home to its family on Sunday",
    "New bridge over the river stays closed at night until the lamps are repaired",
    "Choir from the valley wins the singing contest for the third time in a row",
    "Rain spoiled the market, and most of the vendors packed their stalls up early",
    "Museum shows toys from a hundred years of play, and visitors may try them out",
)
QUOTED = "All members of the union shall keep the network open to everybody, at home and abroad."


_RESTLESS = 6


class Newspaper:
    """A page that nobody has seen twice: one more visit is one more edition.

    From the seventh edition on the last line of its box stays the same: the words that an entry will quote.
    """

    def __init__(self) -> None:
        self.editions = 0
        self.quoted = QUOTED

    def print(self, _: Seen) -> Page:
        self.editions += 1
        first = 2 * self.editions
        lines = [TITLES[(first + n) % len(TITLES)] + "." for n in range(3)]
        if self.editions > _RESTLESS:
            lines[2] = self.quoted
        box = "".join(f"<div class='q7-row'>{line}</div>" for line in lines)
        text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
        counter = f"<p class='zx'>This text was opened {1000 + 37 * self.editions} times so far by its readers</p>"
        return Page(
            f"<html lang='en'><head><title>Declaration</title></head><body><main><h1>Declaration</h1>{text}"
            f"<h2>From our other pages</h2><div class='q7'>{box}{counter}</div></main></body></html>".encode()
        )


@pytest.fixture
def newspaper() -> Newspaper:
    return Newspaper()


@pytest.fixture
def web(newspaper: Newspaper) -> Iterator[Web]:
    with Web() as server:
        server.put(URL.removeprefix("http://"), newspaper.print)
        yield server


def visit(post: Watchpost, web: Web, *, times: int, first: int = 0) -> None:
    settings = dataclasses.replace(SETTINGS, host_map=web.map(HOST))
    for number in range(times):
        post.visit(settings, day=7 * (first + number))


def findings(post: Watchpost) -> int:
    return post.store.findings.count(statuses=("unconfirmed", "open", "reopened"))


def accept_all(post: Watchpost, folder: Path) -> list[NoiseRule]:
    """Accept every proposed rule at the command line."""
    (folder / "config.yaml").write_text("contact: desk@example.org\n")
    rules = post.store.noise_rules.select(statuses=("proposed",))
    for rule in rules:
        done = program.call("--data", post.folder, "rules", "accept", str(rule.id), "--by", "Ada", folder=folder)
        assert done.code == 0, done.complaints
    return rules


def test_what_always_changes_is_proposed_accepted_and_quiet_but_for_quotations(
    own_post: Watchpost, web: Web, newspaper: Newspaper, tmp_path: Path
) -> None:
    post = own_post
    post.watch(URL)
    visit(post, web, times=5)
    early = post.store.noise_rules.select()
    visit(post, web, times=1, first=5)
    rules = accept_all(post, tmp_path)
    raised = findings(post)

    visit(post, web, times=2, first=6)

    assert early == []
    assert sorted(rule.heading for rule in rules) == ["from our other pages"]
    assert (findings(post), post.endings(URL)[-2:]) == (raised, ["same", "same"])
    held = post.store.visits.changes(post.document(URL).id)[0].comparison.held_back
    assert {(one.kind, one.rule) for one in held} == {("rule", rule.id) for rule in rules}

    note = storing.footnote(1, "A declaration", url=URL, quote=QUOTED)
    post.store.entries.save(storing.entry(note), at=BEGIN)
    visit(post, web, times=2, first=8)
    before = post.store.findings.select(level="urgent")
    newspaper.quoted = QUOTED.replace("shall keep", "need not keep")
    visit(post, web, times=2, first=10)

    assert before == []
    assert [finding.kind for finding in post.store.findings.select(level="urgent")] == ["quote-altered"]
