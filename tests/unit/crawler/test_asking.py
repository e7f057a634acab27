"""What a visit asks for: fixed headers, the server's own validators, and a proof now and then."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import DocumentState, PastVisit
from chronicle.documents.model import Selectors
from crawler.settings import CrawlSettings
from crawler.visits import asking
from crawler.visits.under_way import Trail, VisitUnderWay
from store.model.watching import Document

BEGIN = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
DOCUMENT = Document(
    id=1,
    key="www.example.org/page",
    url="https://www.example.org/page",
    kind="page",
    language=None,
    source=None,
    institution="",
    selectors=Selectors(),
    cadence=None,
    min_text=200,
    min_items=1,
    created_at=BEGIN,
    next_visit_at=None,
    reading_id=7,
    snapshot_id=7,
    etag='W/"a,b"',
    last_modified="yesterday",
)


def past(*reasons: str) -> tuple[PastVisit, ...]:
    """Return visits, the newest first, that ended so."""
    return tuple(
        PastVisit(
            BEGIN - timedelta(days=day), OutcomeKind.SAME if "broken" not in reason else OutcomeKind.BROKEN, reason
        )
        for day, reason in enumerate(reasons)
    )


@given(st.text(st.characters(min_codepoint=33, max_codepoint=255), min_size=1))
def test_validators_go_back_as_they_came(etag: str) -> None:
    document = dataclasses.replace(DOCUMENT, etag=etag, last_modified=None)

    assert asking.validators(document, (), proof_every=4) == ((b"If-None-Match", etag.encode("latin-1")),)


@pytest.mark.hazard(68)
@pytest.mark.parametrize(
    ("reasons", "trusted"),
    [
        ((), True),
        (("not-modified",) * 2, True),
        (("not-modified",) * 3, False),
        (("not-modified",) * 50, False),
        (("equal-bytes", *("not-modified",) * 3), True),
        (("equal-reading", *("not-modified",) * 3), True),
        (("broken-timeout", *("not-modified",) * 3), True),
    ],
)
def test_after_a_run_of_mere_words_the_page_itself_is_asked_for(reasons: tuple[str, ...], trusted: bool) -> None:
    assert bool(asking.validators(DOCUMENT, past(*reasons), proof_every=4)) is trusted


def test_without_a_good_copy_nothing_is_asked_conditionally() -> None:
    assert asking.validators(dataclasses.replace(DOCUMENT, reading_id=None), (), proof_every=4) == ()


def test_validators_are_for_the_address_that_they_came_from() -> None:
    visit = VisitUnderWay(
        document=DOCUMENT,
        state=DocumentState(1, DOCUMENT.url),
        key="k",
        started_at=BEGIN,
        trail=Trail(10),
        validators=asking.validators(DOCUMENT, (), proof_every=4),
        good_url="https://www.example.org/page",
    )

    assert visit.conditions("https://www.example.org/page")
    assert not visit.conditions("https://www.example.org/")


@pytest.mark.hazard(14)
@pytest.mark.parametrize(
    ("language", "asked"),
    [(None, b"en;q=0.9,*;q=0.5"), ("en", b"en;q=0.9,*;q=0.5"), ("zh", b"zh,en;q=0.9,*;q=0.5")],
)
def test_the_language_is_always_the_same(language: str | None, asked: bytes) -> None:
    headers = dict(asking.headers(dataclasses.replace(DOCUMENT, language=language), CrawlSettings()))

    assert headers[b"Accept-Language"] == asked


@pytest.mark.parametrize("kind", ["page", "listing", "feed"])
def test_every_kind_says_what_it_wants(kind: str) -> None:
    document = dataclasses.replace(DOCUMENT, kind=kind)  # type: ignore[arg-type]  # one of the three

    assert dict(asking.headers(document, CrawlSettings()))[b"Accept"]
