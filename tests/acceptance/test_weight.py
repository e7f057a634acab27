"""What weighs on findings, as the command line shows and changes it."""

import dataclasses
import json
from pathlib import Path

import pytest

from chronicle.changes.outcomes import OutcomeKind
from fakes import storing
from fakes.office import Office
from fakes.readings import reading
from store import upgrade
from store.model.watching import Watch

URLS = ["https://one.example/", "https://two.example/", "https://three.example/"]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An installation in which the same change was seen on three pages, and one finding was dismissed."""
    made = Office(tmp_path)
    made.configure()
    made.data.mkdir()
    upgrade.upgrade(made.database)
    same = dataclasses.replace(storing.draft(score=20.0), change_digest="renamed")
    with made.store() as store:
        for url in URLS:
            page = store.documents.watch(Watch(url), at=storing.START)
            given = {"kind": OutcomeKind.CHANGED, "reading": reading("Text"), "keep_reading": True, "findings": (same,)}
            store.visits.record([storing.visit(page, **given)])  # type: ignore[arg-type]
        store.findings.decide(1, verdict="rejected", note="", by="anna", at=storing.day(1))
    return made


def test_a_finding_names_the_others_with_the_same_change(office: Office) -> None:
    shown = json.loads(office.done("findings", "show", "3", "--json"))
    told = office.done("findings", "show", "3")

    assert [one["url"] for one in shown["same_change"]] == URLS[:2]
    assert [(reason["name"], reason["points"]) for reason in shown["reasons"]] == [("size", 20), ("identical", -8)]
    assert "The same change was seen on 2 other pages as well." in told
    assert "https://one.example/" in told


def test_decisions_are_shown_forgotten_and_recalled(office: Office) -> None:
    before = office.done("sources", "decisions", URLS[0])
    forgotten = office.done("sources", "decisions", URLS[0], "--forget", "--by", "anna")
    recalled = json.loads(office.done("sources", "decisions", URLS[0], "--recall", "--json"))

    assert "What counts: 1 decision (1 × “No reason to act”) on this source since 3 March 2026." in before
    assert "No decision on this source counts" in forgotten
    assert "(anna)" in forgotten
    assert (recalled["lowered"], recalled["points"], recalled["counted_from"]) == (1, -3, None)


def test_forgetting_and_recalling_at_once_is_refused(office: Office) -> None:
    refused = office.run("sources", "decisions", URLS[0], "--forget", "--recall")

    assert refused.code == 2
    assert "choose one of them" in refused.complaints
