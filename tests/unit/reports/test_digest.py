"""What a digest tells, in which order, and what it keeps to itself."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import newsroom, stories
from fakes.newsroom import FIRST_DAY, Newsroom
from reports.digest import build, delivery, render
from reports.digest.build import Digest
from reports.digest.mail import MemoryMailer
from reports.digest.render import Rendered
from reports.settings import DigestSettings, Subscription

SETTINGS = DigestSettings(base_url="https://review.example", sender="watch@example.org", domain="example.org")
GERMAN = Subscription("redaktion", "redaktion@example.org", language="de")
ENGLISH = Subscription("editors", "editors@example.org", language="en")


def digest(week: Newsroom, subscription: Subscription = GERMAN) -> Digest:
    return build.weekly(week.store, subscription, now=week.clock.now())


def told(week: Newsroom, subscription: Subscription = GERMAN) -> Rendered:
    return render.weekly(digest(week, subscription), settings=SETTINGS)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_urgent_findings_come_first_and_only_there(week: Newsroom) -> None:
    made = digest(week)
    grouped = [view for group in made.groups for section in group.sections for view in section.findings]

    assert {view.document.url for view in made.urgent} == {stories.HARBOUR, stories.HOSTILE}
    assert {view.document.url for view in grouped} == {stories.BRIDGE, stories.HOSTILE}


def test_the_rest_is_grouped_by_entry_section_and_footnote(week: Newsroom) -> None:
    group = digest(week).groups[0]

    assert group.place is not None
    assert group.place.entry_title.startswith("Q1/2021")
    assert [section.place.number for section in group.sections] == [2, 7]


def test_new_documents_are_listed_with_their_address(week: Newsroom) -> None:
    made = digest(week)

    assert len(made.new_documents) == 1
    assert made.new_documents[0].source_url.startswith("https://council.example/documents/")


@pytest.mark.parametrize(
    ("subscription", "words"),
    [
        (GERMAN, ("Wortlaut geändert", "Zitiert", "Auf der Seite am 9. März 2026, 09:20", "[not]", "Fußnote 1")),
        (ENGLISH, ("Wording altered", "Quoted", "On the page on 9 March 2026, 09:20", "[not]", "footnote 1")),
    ],
    ids=["de", "en"],
)
def test_the_quoted_words_stand_beside_those_of_the_page(
    week: Newsroom, subscription: Subscription, words: tuple[str, ...]
) -> None:
    text = flat(told(week, subscription).text)

    assert [word for word in words if word not in text] == []


def test_every_finding_names_its_times_and_leads_to_its_page(week: Newsroom) -> None:
    text = flat(told(week, ENGLISH).text)

    assert "Seen in the former wording on 2 March 2026, 09:14, in the present one on 9 March 2026, 09:20." in text
    for view in digest(week).carried:
        assert f"https://review.example/findings/{view.finding.id}" in text


def test_what_is_not_reached_says_since_when(week: Newsroom) -> None:

    assert "seit 2. März 2026" in flat(told(week).text)


def test_what_was_held_back_is_a_number_with_a_link(week: Newsroom) -> None:
    made = digest(week)

    assert made.held_back > 0
    assert "/held-back?since=" in told(week).html


def test_the_first_digest_brings_the_stocktaking_and_the_next_does_not(week: Newsroom) -> None:
    first = delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=7))

    assert b"Bestandsaufnahme" in (first.message or b"")
    assert digest(week).stocktakings == ()


def test_an_empty_week_is_a_short_honest_mail(week: Newsroom) -> None:
    delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=7))
    week.pages = stories.second_pages()
    week.visit_all()
    rendered = told(week)

    assert "eine ruhige Woche" in rendered.subject
    assert "nichts, was Sie nicht schon wissen" in rendered.text
    assert len(rendered.text) < 1500


@pytest.mark.parametrize(
    ("subscription", "days", "words"),
    [
        (GERMAN, 7, "Kein Dokument wurde abgerufen (9.–16. März 2026)."),
        (GERMAN, 240, "Kein Dokument wurde abgerufen (seit dem 9. März 2026)."),
        (ENGLISH, 240, "No document was visited (since 9 March 2026)."),
    ],
    ids=["week", "months", "en"],
)
def test_a_time_without_visits_is_never_called_quiet(
    week: Newsroom, subscription: Subscription, days: int, words: str
) -> None:
    """Silence means something only where somebody looked."""
    delivery.deliver_weekly(week.store, MemoryMailer(), subscription, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=days))
    rendered = told(week, subscription)

    assert words in flat(rendered.text)
    assert not re.search("ruhig|quiet", rendered.subject + rendered.text)


def test_few_visits_are_the_headline_too(week: Newsroom) -> None:
    """One document of nine tells little about the others."""
    delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=7))
    week.pages = stories.second_pages()
    week.visit(week.store.documents.all()[0])
    rendered = told(week)

    assert rendered.subject.startswith("citewatch: nur wenige Abrufe")
    assert "1 erreicht, 8 nicht abgerufen, obwohl fällig" in flat(rendered.text)


def test_the_counts_tell_the_reached_from_the_unreached(week: Newsroom) -> None:
    """A visit that nobody answered is none that read something."""
    text = flat(told(week).text)

    assert "9 Dokumente werden beobachtet: 7 erreicht, 2 nicht erreicht." in text


def test_a_stocktaking_with_gaps_is_not_called_quiet(tmp_path: Path) -> None:
    """A first look that found words missing is news enough."""
    room = newsroom.build(tmp_path)
    stories.first_look(room)
    rendered = told(room)

    assert rendered.subject.startswith("citewatch: Bestandsaufnahme eines Eintrags")
    assert "Wortlaut von 1 Fußnote wurde beim ersten Abruf nicht gefunden" in flat(rendered.text)


def test_the_stocktaking_names_what_was_not_found_and_what_was_not_reached(tmp_path: Path) -> None:
    """Counts do not tell an editor where to look."""
    room = newsroom.build(tmp_path)
    stories.first_look(room)
    text = flat(told(room).text)

    assert re.search("beim ersten Abruf nicht gefunden: Fußnote 3, [A-Z]", text)
    assert re.search("nie erreicht: Fußnote 5, [A-Z]", text)


def test_what_is_not_reached_names_the_footnotes_that_cite_it(week: Newsroom) -> None:
    """The address alone says nothing to an editor."""
    text = flat(told(week).text)

    assert re.search("zitiert in: Q1/2021.*, Fußnote 5: [A-Z]", text)


def test_undecided_findings_are_carried_over_as_a_number_with_the_oldest(week: Newsroom) -> None:
    first = delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=7))
    carried = digest(week).carried_over

    assert carried.count == len(first.finding_ids)
    assert "der älteste ist vom 9. März 2026" in flat(told(week).text)


def test_an_empty_store_makes_a_digest_too(tmp_path: Path) -> None:
    assert "0 Dokumente werden beobachtet" in flat(told(newsroom.build(tmp_path)).text)


@pytest.mark.hazard(74)
def test_titles_from_the_web_are_only_ever_text(week: Newsroom) -> None:
    rendered = told(week)

    assert "<script" not in rendered.html
    assert "&lt;script&gt;" in rendered.html
    assert "{{7*7}}" in rendered.text
    assert not re.search("[\u202a-\u202e\x00-\x08\x1b]", rendered.html + rendered.text)


def test_nothing_in_the_mail_is_loaded_from_elsewhere(week: Newsroom) -> None:

    assert not re.findall(r"<(?:img|link|script|iframe|object)|url\(|@import|src=", told(week).html)


@pytest.mark.hazard(78)
def test_passages_stay_short(week: Newsroom) -> None:
    settings = DigestSettings(base_url="https://review.example", sender="watch@example.org", passage=60)
    text = render.weekly(digest(week), settings=settings).text

    assert stories.HARBOUR_WORDS not in flat(text)
    assert "[not]" in text


def test_each_subscription_has_its_own_memory(week: Newsroom) -> None:
    delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)

    assert digest(week, GERMAN).carried == ()
    assert len(digest(week, ENGLISH).carried) == 5


def test_the_period_begins_where_the_last_digest_ended(tmp_path: Path) -> None:
    week = newsroom.build(tmp_path)
    week.clock.at = FIRST_DAY
    delivery.deliver_weekly(week.store, MemoryMailer(), GERMAN, clock=week.clock, settings=SETTINGS)
    week.clock.forward(timedelta(days=9))

    assert digest(week).start == FIRST_DAY
