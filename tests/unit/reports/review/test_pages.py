"""The pages show what was seen, escaped and in the reader's language, and take decisions."""

import re
from typing import Any, NoReturn

import pytest

from fakes import stories
from fakes.newsroom import FIRST_DAY, Newsroom
from fakes.reader import PASSWORD_HASH, Reader
from reports.review import app
from reports.settings import ReviewSettings
from store.archive.warc import WarcArchive
from store.clock import FixedClock
from store.errors import UnreachableError
from store.model.desk import Finding, FindingStatus, Role, User

SETTINGS = ReviewSettings(base_url="http://testserver", secret_key="a secret for tests, long enough")
USER = User(1, "anna", "editor", "a hash", "de", FIRST_DAY)
ALL: tuple[FindingStatus, ...] = ("open", "reopened", "unconfirmed", "decided", "withdrawn")


@pytest.fixture
def room(week: Newsroom) -> Newsroom:
    people_of: tuple[tuple[str, Role, str], ...] = (
        ("anna", "editor", "de"),
        ("ben", "editor", "en"),
        ("cora", "reader", "de"),
    )
    for name, role, language in people_of:
        week.store.users.add(name, role=role, password_hash=PASSWORD_HASH, language=language, at=FIRST_DAY)
    return week


def reader(room: Newsroom, name: str = "anna") -> Reader:
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    return Reader(made).arrive(name)


def finding(room: Newsroom, url: str) -> Finding:
    document = room.store.documents.find(url)
    assert document is not None
    return room.store.findings.select(document_id=document.id)[0]


def paths(room: Newsroom) -> list[str]:
    """Return the addresses of every page there is."""
    findings = [f"/findings/{found.id}" for found in room.store.findings.select(statuses=ALL)]
    documents = room.store.documents.all()
    snapshots = [f"/snapshots/{s.id}" for d in documents for s in room.store.visits.snapshots(d.id)]
    entries = [f"/entries/{stored.slug}" for stored in room.store.entries.all()]
    lists = ["/findings?status=all", "/entries", "/documents", "/documents?failing=1", "/held-back?since=2026-03-01"]
    sides = [f"{path}?diff=sides" for path in findings]
    return [*lists, *findings, *sides, *entries, *(f"/documents/{d.id}" for d in documents), *snapshots]


@pytest.mark.parametrize("name", ["anna", "ben"])
def test_every_page_opens_and_runs_nothing_that_came_from_the_web(room: Newsroom, name: str) -> None:
    visitor = reader(room, name)
    for path in paths(room):
        visitor.open(path)

        assert visitor.status == 200, path
        assert "<script" not in visitor.page, path
        assert "49" not in re.findall(r"\b49\b", visitor.page), path
        assert "\u202e" not in visitor.page, path


def test_the_list_begins_with_what_is_urgent(room: Newsroom) -> None:
    page = reader(room).open("/findings").page

    first = re.search(r'<li class="finding level-(\w+)">', page)
    assert first is not None
    assert first[1] == "urgent"


def test_filters_narrow_the_list(room: Newsroom) -> None:
    visitor = reader(room)

    assert "Neues Dokument" in visitor.open("/findings").page
    assert "Neues Dokument" not in visitor.open("/findings?level=urgent").page


@pytest.mark.parametrize("query", ["?page=x", "?page=99999999999999", "?status=%00", "?entry=../..", "?level=none"])
def test_nonsense_in_the_address_is_passed_over(room: Newsroom, query: str) -> None:
    assert reader(room).open(f"/findings{query}").status == 200


def test_a_finding_shows_the_words_before_and_after(room: Newsroom) -> None:
    page = reader(room).open(f"/findings/{finding(room, stories.HARBOUR).id}").page

    assert "<ins>not</ins>" in page
    assert "Wortlaut steht unverändert" in page
    assert "Wortlaut geändert" in page


def test_a_finding_names_its_evidence_with_times(room: Newsroom) -> None:
    page = reader(room, "ben").open(f"/findings/{finding(room, stories.HARBOUR).id}").page

    assert "Seen in the former wording on 2 March 2026, 09:14, in the present one on 9 March 2026, 09:20." in page
    assert "A second visit confirmed this on 9 March 2026, 09:25." in page


def test_words_that_were_not_found_are_never_called_deleted(room: Newsroom) -> None:
    page = reader(room).open(f"/findings/{finding(room, stories.HOSTILE).id}").page

    assert "am 9. März 2026 nicht mehr gefunden" in page
    assert "gelöscht" not in page


def test_a_decision_is_recorded_with_its_note(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")
    visitor.send(f"/findings/{found.id}/decision", verdict="accepted", note="Zitat in Fußnote 1 nachziehen <b>")

    decision = room.store.findings.decisions(found.id)[0]
    assert (decision.verdict, decision.by, decision.note) == ("accepted", "anna", "Zitat in Fußnote 1 nachziehen <b>")
    assert "Zitat in Fußnote 1 nachziehen &lt;b&gt;" in visitor.page


def test_a_decided_finding_leaves_the_list_of_open_ones(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")
    visitor.send(f"/findings/{found.id}/decision", verdict="rejected")

    assert f'href="/findings/{found.id}"' not in visitor.open("/findings").page
    assert f'href="/findings/{found.id}"' in visitor.open("/findings?status=decided").page


def test_a_decision_without_a_choice_keeps_the_note(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")
    visitor.send(f"/findings/{found.id}/decision", note="noch zu klären")

    assert "Bitte wählen Sie" in visitor.page
    assert "noch zu klären" in visitor.page
    assert room.store.findings.decisions(found.id) == []


def test_a_decision_from_another_site_is_refused(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")
    visitor.send(f"/findings/{found.id}/decision", token="forged", verdict="accepted")

    assert visitor.status == 403
    assert room.store.findings.decisions(found.id) == []


def test_somebody_elses_token_is_refused(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    token = reader(room, "ben").open(f"/findings/{found.id}").token()
    visitor = reader(room).open(f"/findings/{found.id}")

    assert visitor.send(f"/findings/{found.id}/decision", token=token, verdict="accepted").status == 403


def test_readers_decide_nothing(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room, "cora").open(f"/findings/{found.id}")

    assert 'name="verdict"' not in visitor.page
    assert visitor.send(f"/findings/{found.id}/decision", verdict="accepted").status == 403


def test_an_entry_shows_what_the_first_look_found(room: Newsroom) -> None:
    page = reader(room).open(f"/entries/{room.store.entries.all()[0].slug}").page

    assert "beim ersten Abruf nicht gefunden" in page
    assert "nie erreicht" in page
    assert "die Fußnote zitiert keinen Wortlaut" in page


def test_the_stocktaking_comes_as_text_and_json(room: Newsroom) -> None:
    visitor = reader(room)
    slug = room.store.entries.all()[0].slug

    assert "Bestandsaufnahme" in visitor.open(f"/entries/{slug}/stocktaking.txt").page
    assert '"found":"never-reached"' in visitor.open(f"/entries/{slug}/stocktaking.json").page


@pytest.mark.hazard(74)
def test_the_archived_source_is_text_in_a_sandbox(room: Newsroom) -> None:
    document = room.store.documents.find(stories.HOSTILE)
    assert document is not None
    visitor = reader(room).open(f"/snapshots/{document.snapshot_id}/raw")

    assert "<!DOCTYPE html>" in visitor.page
    assert visitor.headers["content-type"].startswith("text/plain")
    assert visitor.headers["content-security-policy"].startswith("sandbox")


def test_a_copy_whose_file_is_missing_is_told_as_missing(room: Newsroom) -> None:
    document = room.store.documents.find(stories.HARBOUR)
    assert document is not None
    assert isinstance(room.archive, WarcArchive)
    for path in room.archive.folder.iterdir():
        path.unlink()

    assert reader(room).open(f"/snapshots/{document.snapshot_id}/raw").status == 404


def test_a_page_found_as_before_shows_the_text_that_was_read_then(room: Newsroom) -> None:
    document = room.store.documents.find(stories.PLAIN)
    assert document is not None
    page = reader(room).open(f"/snapshots/{room.store.visits.snapshots(document.id)[0].id}").page

    assert stories.FILLER[0] in page


def test_only_forms_are_taken(room: Newsroom) -> None:
    visitor = reader(room)

    assert visitor.client.post("/signout", json={"token": visitor.token()}).status_code == 415


def test_a_note_that_is_too_long_is_told(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")
    visitor.send(f"/findings/{found.id}/decision", verdict="noted", note="x" * 5000)

    assert "Die Notiz ist zu lang" in visitor.page


def test_a_decision_about_nothing_is_told_in_words(room: Newsroom) -> None:
    assert reader(room).send("/findings/9999/decision", verdict="noted").status == 404


def test_what_was_held_back_can_be_looked_at(room: Newsroom) -> None:
    page = reader(room).open("/held-back?since=2026-03-01").page

    assert "Statement on the declaration" in page


def test_documents_that_do_not_answer_have_their_own_list(room: Newsroom) -> None:
    page = reader(room).open("/documents?failing=1").page

    assert stories.SILENT in page
    assert stories.HARBOUR not in page


def test_the_language_can_be_chosen_and_stays(room: Newsroom) -> None:
    visitor = reader(room).send("/language", language="en", next="/entries")

    assert "<h1>Entries</h1>" in visitor.page
    assert "<h1>Sources</h1>" in visitor.open("/documents").page


@pytest.mark.parametrize("path", ["/findings/9999", "/entries/nothing", "/documents/9999", "/snapshots/9999", "/no"])
def test_what_is_not_there_is_told_in_words(room: Newsroom, path: str) -> None:
    visitor = reader(room).open(path)

    assert visitor.status == 404
    assert "Hier ist nichts" in visitor.page


@pytest.mark.hazard(74)
def test_no_page_may_run_or_load_anything_from_elsewhere(room: Newsroom) -> None:
    headers = reader(room).open("/findings").headers

    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


def test_health_needs_no_sign_in(room: Newsroom) -> None:
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    visitor = Reader(made).open("/healthz")

    assert visitor.status == 200
    assert '"status":"ok"' in visitor.page


def test_an_endless_form_is_refused(room: Newsroom) -> None:
    found = finding(room, stories.HARBOUR)
    visitor = reader(room).open(f"/findings/{found.id}")

    assert visitor.send(f"/findings/{found.id}/decision", verdict="noted", note="x" * 100_000).status == 413


class BrokenStore:
    """A store whose database is gone."""

    def __getattr__(self, name: str) -> NoReturn:
        raise UnreachableError("the database is gone")


def test_a_broken_store_is_told_in_words_and_with_the_same_headers() -> None:
    broken: Any = BrokenStore()
    made = app.make_app(store=broken, archive=broken, clock=FixedClock(FIRST_DAY), settings=SETTINGS)
    visitor = Reader(made)
    visitor.client.cookies.set("citewatch", made.state.desk.sessions.issue(USER, now=FIRST_DAY))
    visitor.open("/findings")

    assert visitor.status == 500
    assert "Es ging nichts verloren" in visitor.page
    assert visitor.headers["content-security-policy"].startswith("default-src 'none'")
    assert visitor.open("/healthz").status == 503


def test_a_quotation_leads_to_its_words_on_the_live_page(room: Newsroom) -> None:
    page = reader(room, "ben").open(f"/findings/{finding(room, stories.HARBOUR).id}").page

    assert f'href="{stories.HARBOUR}#:~:text=' in page
    assert "Go to the passage on the live page" in page


def test_a_quotation_that_was_not_found_leads_nowhere(room: Newsroom) -> None:
    page = reader(room).open(f"/findings/{finding(room, stories.HOSTILE).id}").page

    assert "#:~:text=" not in page


def test_a_footnote_of_an_entry_leads_to_its_words(room: Newsroom) -> None:
    slug = room.store.entries.all()[0].slug
    page = reader(room).open(f"/entries/{slug}").page

    assert f'href="{stories.HARBOUR}#:~:text=' in page
    assert "Zur Stelle auf der Seite von heute" in page


def test_a_finding_tells_when_its_words_were_first_and_last_seen(room: Newsroom) -> None:
    page = reader(room).open(f"/findings/{finding(room, stories.HOSTILE).id}").page

    assert "Zuletzt gesehen am 2. März 2026, am 9. März 2026 nicht mehr gefunden." in page
    assert re.findall(r"(?:erste|letzte) Archivkopie</a>|Archivkopie danach</a>", page) == [
        "erste Archivkopie</a>",
        "Archivkopie danach</a>",
    ]


def test_an_entry_tells_when_the_words_of_its_footnotes_were_seen(room: Newsroom) -> None:
    page = reader(room, "ben").open(f"/entries/{room.store.entries.all()[0].slug}").page

    assert "First seen on 2 March 2026. Last seen on 9 March 2026." in page
