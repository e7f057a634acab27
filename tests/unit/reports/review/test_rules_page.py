"""Rules and proposals on the review page: shown escaped, with what they rest on, decided by forms of our own."""

import pytest

from chronicle.changes import telling
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import ProposedRule
from fakes import stories, storing
from fakes.newsroom import FIRST_DAY, Newsroom
from fakes.reader import PASSWORD_HASH, Reader
from reports.review import app
from reports.settings import ReviewSettings
from store.model.noise_rules import NoiseRule

SETTINGS = ReviewSettings(base_url="http://testserver", secret_key="a secret for tests, long enough")
TEXTS = (
    "Harbour festival opens <b>with</b> a parade\nBakers complain about flour",
    "A cat came home\nBridge is closed",
)


@pytest.fixture
def room(week: Newsroom) -> Newsroom:
    for name, language in (("anna", "de"), ("ben", "en")):
        week.store.users.add(name, role="editor", password_hash=PASSWORD_HASH, language=language, at=FIRST_DAY)
    week.store.users.add("cora", role="reader", password_hash=PASSWORD_HASH, language="de", at=FIRST_DAY)
    words = telling.volatile("Most read", TEXTS[0], changed=9, visits=10)
    proposed = ProposedRule("main/div[2]", "most read", TEXTS, 9, 10, 11, words)
    document = week.store.documents.find(stories.HARBOUR)
    assert document is not None
    week.store.visits.record(
        [
            storing.visit(
                document.id,
                at=week.clock.now(),
                kind=OutcomeKind.SAME,
                visit_key="rules",
                host="",
                proposed_rules=(proposed,),
            )
        ]
    )
    return week


def rule(room: Newsroom) -> NoiseRule:
    return room.store.noise_rules.select()[0]


def reader(room: Newsroom, name: str = "anna") -> Reader:
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    return Reader(made).arrive(name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("anna", ("bei 9 von 10 Abrufen", "Hier künftig zurückstellen", "vorgeschlagen")),
        ("ben", ("on 9 of 10 visits", "Hold back here from now on", "proposed")),
    ],
)
def test_a_proposed_rule_shows_its_place_its_texts_and_its_figures(
    room: Newsroom, name: str, words: tuple[str, ...]
) -> None:
    page = reader(room, name).open("/rules").page

    assert all(one in page for one in words)
    assert "Harbour festival opens &lt;b&gt;with&lt;/b&gt; a parade" in page
    assert "Bridge is closed" in page


def test_the_list_of_findings_says_that_a_rule_waits(room: Newsroom) -> None:
    assert "1 Regel ist vorgeschlagen" in reader(room).open("/findings").page


def test_an_editor_accepts_and_withdraws_a_rule(room: Newsroom) -> None:
    visitor = reader(room).open("/rules")
    visitor.send(f"/rules/{rule(room).id}/decision", verdict="accepted")
    accepted = rule(room)
    visitor.send(f"/rules/{accepted.id}/decision", verdict="withdrawn")

    assert (accepted.status, accepted.decided_by) == ("accepted", "anna")
    assert rule(room).status == "withdrawn"
    assert [one.verdict for one in room.store.noise_rules.decisions(accepted.id)] == ["withdrawn", "accepted"]
    assert "zurückgenommen" in visitor.page


def test_the_documents_own_page_shows_its_rules(room: Newsroom) -> None:
    visitor = reader(room).open(f"/documents/{rule(room).document_id}")
    visitor.send(f"/rules/{rule(room).id}/decision", verdict="dismissed")

    assert "abgelehnt" in visitor.open(f"/documents/{rule(room).document_id}").page


@pytest.mark.parametrize(("verdict", "status"), [("withdrawn", 409), ("", 400), ("proposed", 400)])
def test_a_decision_that_makes_no_sense_changes_nothing(room: Newsroom, verdict: str, status: int) -> None:
    answered = reader(room).open("/rules").send(f"/rules/{rule(room).id}/decision", verdict=verdict)

    assert (answered.status, rule(room).status) == (status, "proposed")


def test_readers_and_other_sites_decide_nothing(room: Newsroom) -> None:
    path = f"/rules/{rule(room).id}/decision"
    reading = reader(room, "cora").open("/rules")
    refused = reading.send(path, verdict="accepted").status
    forged = reader(room).open("/rules").send(path, token="forged", verdict="accepted").status

    assert (refused, forged, rule(room).status) == (403, 403, "proposed")
    assert "Hier künftig zurückstellen" not in reader(room, "cora").open("/rules").page


def test_a_rule_that_is_not_there_is_not_found(room: Newsroom) -> None:
    assert reader(room).open("/rules").send("/rules/999/decision", verdict="accepted").status == 404


def test_a_proposal_for_an_entry_is_dismissed_and_opened_again(room: Newsroom) -> None:
    saved = room.store.entries.save(
        storing.entry(storing.footnote(1, url="hhttps://source.example/page")), at=room.clock.now()
    )
    [proposal] = room.store.entries.proposals(entry=saved.slug, status="open")
    visitor = reader(room).open(f"/entries/{saved.slug}")
    visitor.send(f"/proposals/{proposal.id}/dismissal")
    dismissed = room.store.entries.proposals(entry=saved.slug)[0]
    again = visitor.send(f"/proposals/{proposal.id}/dismissal").status
    visitor.open(f"/entries/{saved.slug}").send(f"/proposals/{proposal.id}/reopening")

    assert (dismissed.status, dismissed.dismissed_by, again) == ("dismissed", "anna", 409)
    assert room.store.entries.proposals(entry=saved.slug)[0].status == "open"


def test_the_difference_of_a_finding_is_to_be_had_as_text_and_as_json(room: Newsroom) -> None:
    document = room.store.documents.find(stories.HARBOUR)
    assert document is not None
    found = room.store.findings.select(document_id=document.id)[0]
    visitor = reader(room).open(f"/findings/{found.id}/difference.txt")
    lines, kind = visitor.page.splitlines(), visitor.headers["content-type"]
    values = visitor.open(f"/findings/{found.id}/difference.json").page

    assert kind.startswith("text/plain")
    assert any(line.startswith("+ ") for line in lines)
    assert '"before_start"' in values
