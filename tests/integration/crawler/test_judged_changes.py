"""A month of visits in which a site takes a new name, quoted words are edited, and others move to an annex."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from chronicle import records
from chronicle.changes import FindingKind, Level, QuoteStateName
from chronicle.documents.model import Selectors
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, mapped, text
from fakes.web import Page, Web
from store.model.desk import Finding
from store.model.watching import Watch

HOST = "http://www.ministry.example"
OTHER = "http://archive.annex.example/annex"
DECREE, MOVED = f"{HOST}/decree", f"{HOST}/moved"
PLAIN = [f"{HOST}/page-{number}" for number in range(1, 4)]
STANDS = "Every operator shall report a failure of its network to the others within two days."
GOES = "The exchange of traffic between the regions stays open to all operators of good standing."
OLD, NEW = "The Ministry of Posts answers for this text.", "The Federal Agency for Networks answers for this text."
REST = "It was published in the gazette and has been explained to the operators in several meetings since then."
ENTRY = f"""\
Q1/2026 - Netze

Verordnung, 2. März 2026

Meldungen werden Pflicht [1]. Der Austausch bleibt offen [2].

Mehr zum Thema
Q1/2026SCO
  1. [1] Decree on Networks, 2. März 2026, "{STANDS}", in: {DECREE}
  2. [2] Statement on Exchange, 2. März 2026, "{GOES}", in: {MOVED}
"""


def page(title: str, *sentences: str, note: str, box: str = "", link: str = "") -> Page:
    made = text(*sentences, REST, note, title=title).decode()
    return Page(made.replace("</main>", f"<div class=box><p>{box}</p></div>{link}</main>").encode())


def publish(web: Web, *, name: str, decree: str, statement: str, link: str = "") -> None:
    web.put("www.ministry.example/decree", page("Decree", note=name, box=decree))
    web.put("www.ministry.example/moved", page("Statement", statement, note=name, link=link))
    for number, url in enumerate(PLAIN, start=1):
        title = f"Notice number {number}"
        web.put(url.removeprefix("http://"), page(title, f"This is {title} about the harbour lights.", note=name))


@pytest.fixture(scope="module", autouse=True)
def month(post: Watchpost) -> Iterator[None]:
    """The first look; three changes that an editor thinks nothing of; then the renaming, and minutes later again."""
    with Web() as web:
        hosts = mapped(web.map("www.ministry.example"), web.map("archive.annex.example"))
        settings = dataclasses.replace(SETTINGS, host_map=hosts, gap_seconds=0.02)
        post.store.entries.save(records.parse(ENTRY, name="q1-2026"), at=BEGIN)
        post.watch(*PLAIN, OTHER)
        # The owner left out the very box that holds the quotation.
        declared = Watch(DECREE, source="decree", selectors=Selectors(drop=(".box",)), min_text=50)
        post.store.documents.declare([("decree", declared)], at=BEGIN)
        web.put("archive.annex.example/annex", page("Annex to the statement", GOES, note=REST))
        publish(web, name=OLD, decree=STANDS, statement=GOES)
        post.visit(settings)
        for day in (7, 14, 21):
            publish(web, name=f"{OLD} Seen {day} times by {day + 1} people.", decree=STANDS, statement=GOES)
            post.visit(settings, day=day)
            post.visit(settings, day=day)
            dismiss(post, day)
        link = f"<p>The words on exchange stand in <a href='{OTHER}'>the annex to the statement</a>.</p>"
        edited = STANDS.replace("shall report", "shall not report")
        publish(web, name=NEW, decree=edited, statement="Nothing more is said here.", link=link)
        post.visit(settings, day=28)
        post.visit(settings, day=28)
        yield


def dismiss(post: Watchpost, day: int) -> None:
    for finding in post.store.findings.select():
        at = BEGIN + timedelta(days=day, hours=1)
        post.store.findings.decide(finding.id, verdict="rejected", note="", by="anna", at=at)


def findings(post: Watchpost, url: str) -> dict[FindingKind, Finding]:
    found = post.store.findings.select(statuses=("open", "reopened"), document_id=post.document(url).id)
    return {one.kind: one for one in found}


def points(finding: Finding) -> dict[str, float]:
    return {reason.name: reason.points for reason in finding.reasons}


def test_a_new_name_all_over_a_site_counts_for_less_on_every_page(post: Watchpost) -> None:
    renamed = [findings(post, url)[FindingKind.CONTENT_CHANGED] for url in PLAIN]

    assert all(points(one)["identical"] < 0 for one in renamed)
    assert {one.level for one in renamed} == {Level.ROUTINE}
    others = post.store.findings.same_change(renamed[0].id)
    assert {post.document(url).id for url in PLAIN[1:]} <= {one.document_id for one in others}


def test_a_quotation_edited_in_a_box_that_the_owner_drops_is_urgent_all_the_same(post: Watchpost) -> None:
    found = findings(post, DECREE)[FindingKind.QUOTE_ALTERED]

    assert (found.level, found.status, found.confirmed_at is not None) == (Level.URGENT, "open", True)
    assert min(points(found).values()) >= 0
    assert found.id in [one.id for one in post.store.findings.undelivered("desk", urgent_only=True)]


def test_words_that_went_to_a_linked_document_are_told_with_their_place(post: Watchpost) -> None:
    found = findings(post, MOVED)[FindingKind.QUOTE_GONE]
    [state] = post.store.visits.quote_states(document_id=post.document(MOVED).id)

    assert (state.state.state, state.state.url) == (QuoteStateName.ELSEWHERE, OTHER)
    assert (found.level, found.status) == (Level.URGENT, "open")
    assert f"es steht unter {OTHER}" in found.summary.de


def test_what_an_editor_thought_nothing_of_weighs_on_the_next_finding_and_is_said(post: Watchpost) -> None:
    feedback = post.store.findings.feedback(post.document(PLAIN[0]).id)
    found = findings(post, PLAIN[0])[FindingKind.CONTENT_CHANGED]

    assert feedback.lowered > 0
    assert points(found)["decisions"] < 0
    assert "„Kein Anlass“" in next(reason.words.de for reason in found.reasons if reason.name == "decisions")
