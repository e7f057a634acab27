"""Evidence is told as what was seen when, for each kind of finding, and never as what somebody did."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from chronicle.changes.model import Level
from chronicle.changes.state import FindingKind
from chronicle.documents.model import Selectors
from chronicle.words import Words
from reports import sentences
from reports.evidence import Evidence, Sighting
from reports.findings import FindingView
from reports.places import Place
from reports.speech import Speech
from store.model.desk import Finding
from store.model.watching import Document

BEFORE = datetime(2026, 3, 2, 8, 14, tzinfo=UTC)
AFTER = datetime(2026, 3, 9, 8, 20, tzinfo=UTC)
GERMAN, ENGLISH = Speech("de", "Europe/Berlin"), Speech("en", "Europe/Berlin")
DOCUMENT = Document(
    id=1,
    key="example.org/a",
    url="https://example.org/a",
    kind="page",
    language=None,
    source=None,
    institution="",
    selectors=Selectors(),
    cadence=None,
    min_text=1,
    min_items=1,
    created_at=BEFORE,
    next_visit_at=None,
)


def view(kind: FindingKind, *, before: datetime | None = BEFORE, confirmed_at: datetime | None = None) -> FindingView:
    finding = Finding(
        id=1,
        document_id=1,
        kind=kind,
        subject="",
        before_reading_id=1,
        after_reading_id=2,
        level=Level.ROUTINE,
        score=1,
        reasons=(),
        summary=Words(de="", en=""),
        status="open",
        created_at=AFTER,
        seen_at=AFTER,
    )
    seen = Evidence(Sighting(before, None, None) if before else None, Sighting(AFTER, None, None), confirmed_at)
    return FindingView(finding, DOCUMENT, (), (), seen, None, None, None, (), ())


@pytest.mark.parametrize("kind", list(FindingKind))
@pytest.mark.parametrize("speech", [GERMAN, ENGLISH], ids=["de", "en"])
def test_every_kind_names_both_times(kind: FindingKind, speech: Speech) -> None:
    told = sentences.evidence(view(kind), speech)

    assert speech.moment(BEFORE) in told
    assert speech.moment(AFTER) in told


@pytest.mark.parametrize("kind", list(FindingKind))
def test_what_was_never_seen_before_names_the_one_time(kind: FindingKind) -> None:
    told = sentences.evidence(view(kind, before=None), ENGLISH)

    assert "9 March 2026, 09:20" in told
    assert "2 March" not in told


@pytest.mark.parametrize("kind", list(FindingKind))
@pytest.mark.parametrize("before", [BEFORE, None], ids=["seen before", "never seen"])
def test_no_sentence_claims_what_somebody_did(kind: FindingKind, before: datetime | None) -> None:
    german = sentences.evidence(view(kind, before=before), GERMAN)
    english = sentences.evidence(view(kind, before=before), ENGLISH)

    claims = ("gelöscht", "entfernt", "deleted", "removed", "edited", "bearbeitet", "taken down")
    assert [claim for claim in claims if claim in german + english] == []


def test_a_confirming_visit_is_named_with_its_time() -> None:
    told = sentences.evidence(view(FindingKind.QUOTE_GONE, confirmed_at=AFTER + timedelta(minutes=5)), GERMAN)

    assert told == (
        "Am 2. März 2026, 09:14 gesehen, am 9. März 2026, 09:20 nicht mehr gefunden. "
        "Ein zweiter Abruf am 9. März 2026, 09:25 hat dies bestätigt."
    )


def test_a_place_is_a_footnote_or_the_whole_entry() -> None:
    place = Place("2021-Q1", "Q1/2021", "q1", number=3)

    assert sentences.footnote(place, GERMAN) == "Fußnote 3"
    assert sentences.footnote(Place("2021-Q1", "Q1/2021", "q1"), ENGLISH) == "the whole entry"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    shown = dataclasses.replace(view(FindingKind.NEW_DOCUMENT), subject=url)

    assert shown.source_url in ("", DOCUMENT.url)
