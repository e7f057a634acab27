"""The demonstration finds what was hidden in it, raises nothing else, and leaves evidence behind."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from chronicle.changes.model import Level
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingKind
from reports import findings as gathered
from reports import stocktaking
from reports.places import Shelf
from reports.stocktaking import Found, Why
from store import opening
from store.clock import SystemClock
from store.model.desk import Finding
from store.ports import Store

# Two weeks in half a minute on a free machine; a loaded one may need several times that.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

HIDDEN = {
    "http://eng.sectsco.org/news/20201110/690356.html": (FindingKind.QUOTE_ALTERED, Level.URGENT, ["2020-Q4 4"]),
    "http://eng.sectsco.org/news/20210302/727237.html": (FindingKind.DOCUMENT_GONE, Level.IMPORTANT, ["2021-Q1 1"]),
    "http://eng.sectsco.org/news/20210322/732362.html": (FindingKind.CONTENT_CHANGED, Level.ROUTINE, ["2021-Q1 4"]),
}
LISTING = "https://eng.sectsco.org/documents/"
NEW = "https://eng.sectsco.org/20260305/2248913.html"
# Clocks and counters, a moved paragraph, another export of a PDF.
NOISE = {
    "http://infoshos.ru/en/?idn=25915": {"counter", "currency"},
    "http://eng.sectsco.org/news/20210113/712474.html": {"moved"},
    "https://brics2021.gov.in/brics/public/uploads/docpdf/getdocu-57.pdf": set(),  # read alike however it is set
}
EXPECTED_AT_FIRST_LOOK = {
    "2020-Q4 1": (Found.STANDS, None),  # found in the document that the listing leads to
    "2020-Q4 2": (Found.STANDS, None),
    "2020-Q4 3": (Found.STANDS, None),
    "2020-Q4 4": (Found.STANDS, None),
    "2020-Q4 5": (Found.CANNOT_CHECK, Why.OTHER_LANGUAGE),
    "2020-Q4 6": (Found.NEVER_REACHED, None),
    "2020-Q4 7": (Found.CANNOT_CHECK, Why.NO_QUOTATION),
    "2021-Q1 1": (Found.CANNOT_CHECK, Why.NO_QUOTATION),
    "2021-Q1 2": (Found.NOT_FOUND, None),
    "2021-Q1 3": (Found.STANDS, None),
    "2021-Q1 4": (Found.STANDS, None),
    "2021-Q2 1": (Found.STANDS, None),
    "2021-Q2 2": (Found.STANDS, None),
    "2021-Q2 3": (Found.STANDS, None),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A demonstration that has ended: what it printed, its folder and its store."""

    printed: str
    folder: Path
    store: Store


def program(name: str) -> Path:
    """Return a command of the environment that the tests run in."""
    return Path(sys.executable).with_name(name)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    command = [str(program("citewatch")), "demo", "--once", "--data", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    store = opening.open_store(f"sqlite:///{folder / 'citewatch.db'}")
    yield Shown(done.stdout, folder, store)
    store.close()


def url_of(store: Store, document_id: int) -> str:
    document = store.documents.get(document_id)
    assert document is not None
    return document.url


def findings(store: Store) -> list[Finding]:
    return store.findings.select(statuses=("unconfirmed", "withdrawn", "open", "reopened", "decided"))


def outcomes(store: Store, url: str) -> list[OutcomeKind]:
    """Return how the visits of an address ended, the newest first."""
    document = store.documents.find(url)
    assert document is not None
    return [visit.outcome.kind for visit in store.visits.of(document.id)]


def test_every_finding_is_one_that_was_hidden(shown: Shown) -> None:
    found = {url_of(shown.store, each.document_id): (each.kind, each.level) for each in findings(shown.store)}

    assert len(findings(shown.store)) == len(found)
    assert {url: told for url, told in found.items() if url != LISTING} == {u: h[:2] for u, h in HIDDEN.items()}
    assert found[LISTING][0] is FindingKind.NEW_DOCUMENT


@pytest.mark.parametrize("url", HIDDEN)
def test_a_finding_names_the_footnote_that_it_touches(shown: Shown, url: str) -> None:
    shelf = Shelf(shown.store)
    finding = next(each for each in findings(shown.store) if url_of(shown.store, each.document_id) == url)
    places = shelf.places(finding.citation_keys, finding.entries)

    assert [f"{place.quarter} {place.number}" for place in places] == HIDDEN[url][2]


def test_the_new_document_is_linked_to_the_section_that_it_carries_on(shown: Shown) -> None:
    """No footnote cites it; its own text says where it belongs."""
    new = [each for each in findings(shown.store) if each.kind is FindingKind.NEW_DOCUMENT]
    [view] = gathered.gather_all(shown.store, new, shelf=Shelf(shown.store))

    assert {place.heading for place in view.places} == {"SCO-Gipfeltreffen, 10. November 2020 (virtuell)"}
    assert all(link.link.reasons for link in view.links)


def test_every_finding_awaits_an_editor(shown: Shown) -> None:
    """Confirmed where a second visit was to confirm, and open."""
    assert {(each.status, each.confirmed_at is not None) for each in findings(shown.store)} == {("open", True)}


def test_the_altered_quotation_shows_the_word(shown: Shown) -> None:
    altered = next(each for each in findings(shown.store) if each.kind is FindingKind.QUOTE_ALTERED)

    assert "not" in altered.summary.en.split()[-3]


def test_the_new_document_is_the_one_on_the_listing(shown: Shown) -> None:
    new = next(each for each in findings(shown.store) if each.kind is FindingKind.NEW_DOCUMENT)

    assert new.subject == NEW


@pytest.mark.parametrize("url", NOISE)
def test_noise_ends_in_the_same(shown: Shown, url: str) -> None:
    """Every visit of the second week read other bytes and found no other words."""
    assert outcomes(shown.store, url)[:-1] == [OutcomeKind.SAME]


@pytest.mark.parametrize(("url", "kinds"), NOISE.items())
def test_what_was_held_back_can_be_looked_at(shown: Shown, url: str, kinds: set[str]) -> None:
    document = shown.store.documents.find(url)
    assert document is not None
    held = {each.kind for change in shown.store.visits.changes(document.id) for each in change.comparison.held_back}

    assert held >= kinds


def test_the_challenge_is_seen_as_blocked(shown: Shown) -> None:
    kinds = outcomes(shown.store, "https://mid.ru/ru/foreign_policy/news/4418573/")

    assert kinds == [*[OutcomeKind.BLOCKED] * 3, OutcomeKind.NEW]


def test_gone_takes_repeated_visits(shown: Shown) -> None:
    kinds = outcomes(shown.store, "http://eng.sectsco.org/news/20210302/727237.html")

    assert kinds == [OutcomeKind.GONE, OutcomeKind.DEGRADED, OutcomeKind.DEGRADED, OutcomeKind.NEW]


def test_what_is_never_reached_stays_broken(shown: Shown) -> None:
    assert set(outcomes(shown.store, "http://ba.chineseembassy.org/eng/gnxw_1/t1831719.htm")) == {OutcomeKind.BROKEN}


@pytest.mark.hazard(18, 21)
def test_one_article_with_three_addresses_is_one_document(shown: Shown) -> None:
    addresses = (
        "https://www.fmprc.gov.cn/mfa_eng/wjbxw/t1831731.shtml",
        "https://www.fmprc.gov.cn/eng/wjbxw/t1831731.shtml",
        "https://www.mfa.gov.cn/eng/wjbxw/t1831731.shtml",
    )
    found = [shown.store.documents.find(address) for address in addresses]

    assert len({document.id for document in found if document}) == 1
    assert None not in found


def test_the_resolution_is_read_from_the_file_behind_its_viewer(shown: Shown) -> None:
    """The footnote cites the wrong one: its text is there, and it is about something else."""
    document = shown.store.documents.find("https://undocs.org/en/A/RES/75/269")
    assert document is not None
    [first] = shown.store.visits.readings(document.id)

    assert first.reading.media_type == "application/pdf"
    assert "Organisation for Economic Co-operation" in " ".join(first.reading.text.split())
    assert outcomes(shown.store, document.url) == [OutcomeKind.SAME, OutcomeKind.NEW]


def test_stocktaking_shows_one_of_each_kind(shown: Shown) -> None:
    reports = [stocktaking.take(shown.store, each.slug, now=SystemClock().now()) for each in shown.store.entries.all()]
    items = [item for report in reports if report for item in report.items]

    assert {f"{item.place.quarter} {item.place.number}": (item.found, item.look.why) for item in items} == (
        EXPECTED_AT_FIRST_LOOK
    )


def test_each_subscription_gets_its_weekly_digest(shown: Shown) -> None:
    """Two digests each, the first with the stocktaking; the urgent mail goes only where it is wanted."""
    sent = [(each.subscription, each.kind, each.status) for each in shown.store.deliveries.recent()]

    assert sorted(sent) == [
        ("english", "weekly", "sent"),
        ("english", "weekly", "sent"),
        ("redaktion", "urgent", "sent"),
        ("redaktion", "weekly", "sent"),
        ("redaktion", "weekly", "sent"),
    ]


def test_the_printed_places_are_there(shown: Shown) -> None:
    """Each digest as HTML, text and message."""
    paths = [Path(path) for path in re.findall(r"\S+/outbox/\S+", shown.printed)]

    assert sorted(path.suffix for path in paths) == [".eml", ".eml", ".html", ".html", ".txt", ".txt"]
    assert all(path.stat().st_size for path in paths)


def test_the_printed_table_comes_from_the_store(shown: Shown) -> None:
    for finding in findings(shown.store):
        assert finding.summary.en[:30] in shown.printed


def test_the_archive_passes_its_peers_check(shown: Shown) -> None:
    files = sorted((shown.folder / "warc").rglob("*.warc.gz"))
    done = subprocess.run([program("warcio"), "check", "-v", *files], capture_output=True, text=True, check=False)

    assert files
    assert done.returncode == 0, done.stdout


def test_nothing_but_the_demonstration_may_visit_from_its_folder(shown: Shown) -> None:
    """Its data know real addresses; its configuration keeps other commands from asking them."""
    places = ["--config", str(shown.folder / "config.yaml"), "--data", str(shown.folder)]
    command = [str(program("citewatch")), *places, "visit", "--all"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert "contact" in done.stderr


def test_the_command_line_shows_what_a_finding_rests_on(shown: Shown) -> None:
    """Footnote, quotation in its sentence, visits with their archived copies: enough to decide on."""
    urgent = next(f for f in findings(shown.store) if f.level == "urgent")
    places = ["--config", str(shown.folder / "config.yaml"), "--data", str(shown.folder)]
    command = [str(program("citewatch")), *places, "findings", "show", str(urgent.id), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)

    assert [c["number"] for c in told["cited"] if c["is_subject"]] == [4]
    assert [(q["state"], " not " in q["context"]) for q in told["quotes"]] == [("altered", True)]
    assert all(v["snapshot"] for v in told["visits"])
