"""Whom findings concern: footnotes that a revision dropped, and new documents that no footnote cites."""

import dataclasses
from datetime import timedelta

from chronicle.linking.model import Band, Link, LinkReason
from chronicle.words import Words
from fakes import stories
from fakes.newsroom import Newsroom
from reports import findings, places, sentences
from reports.findings import FindingView
from reports.links import LinkView
from reports.places import Shelf
from reports.review import concerned
from reports.speech import Speech

GERMAN = Speech("de", "Europe/Berlin")


def views(week: Newsroom) -> dict[str, FindingView]:
    """Return the findings by kind and document; those of a footnote that was dropped are no longer open."""
    stored = week.store.findings.select(statuses=("open", "withdrawn"))
    found = findings.gather_all(week.store, stored, shelf=Shelf(week.store))
    return {f"{view.finding.kind} {view.document.url}": view for view in found}


def drop_the_bridge(week: Newsroom) -> None:
    """Import a revision without the second footnote's sentence."""
    lines = [line for line in stories.ENTRY.split("\n") if stories.BRIDGE not in line]
    week.clock.forward(timedelta(hours=1))
    week.enter("\n".join(lines), name="q1-2021.txt")


def test_a_footnote_that_a_revision_dropped_is_said_to_be_no_longer_there(week: Newsroom) -> None:
    """A wrong number would lead to another footnote."""
    drop_the_bridge(week)
    view = views(week)[f"content-changed {stories.BRIDGE}"]

    assert [sentences.footnote(place, GERMAN) for place in view.places] == [
        "Fußnote nicht mehr im Eintrag seit Fassung 2"
    ]


def test_a_summary_leaves_the_number_to_the_present_text(week: Newsroom) -> None:
    """The stored sentence names the number of its time."""
    view = views(week)[f"quote-altered {stories.HARBOUR}"]

    assert sentences.summary(view.finding, GERMAN).startswith("Wortlaut geändert")


def test_a_changed_text_says_whether_the_quotation_stands(week: Newsroom) -> None:
    """That is what an editor asks first."""
    view = views(week)[f"content-changed {stories.BRIDGE}"]

    assert sentences.standing(view, GERMAN) == [
        "Zitat in Fußnote 2: Wortlaut steht unverändert (Abruf vom 9. März 2026)."
    ]


def test_a_finding_about_an_item_is_named_by_the_item(week: Newsroom) -> None:
    """The list's own title says nothing about what is new on it."""
    view = views(week)[f"new-document {stories.LISTING}"]

    assert view.title == "Declaration on the repair of the inland cables"


def test_the_confirming_visit_belongs_to_the_evidence(week: Newsroom) -> None:
    """What confirmed a finding can be looked at like what found it."""
    evidence = views(week)[f"quote-altered {stories.HARBOUR}"].evidence

    assert [f"{sighting.at:%d %H:%M}" for sighting in evidence.sightings] == ["02 08:14", "09 08:20", "09 08:25"]


def test_a_link_says_how_sure_it_is_and_names_few_names(week: Newsroom) -> None:
    """A row of equations is no sentence."""
    stored = week.store.entries.all()[0]
    reason = LinkReason("names", 2.0, Words("nennt a = b", "names a = b"), ("seminars", "ITU"), ("Ausbildung", "ITU"))
    link = Link(stored.slug, 0, 2, 3.0, Band.BELONGS, (reason,))
    view = LinkView(link, places.place_of(stored, 2))

    assert view.words.de == "Gehört dazu: beide nennen „seminars“ (im Eintrag „Ausbildung“), „ITU“."
    assert dataclasses.replace(view, place=None).words.en.startswith("Belongs here: both name “seminars”")


def test_an_entry_lists_new_documents_that_only_their_own_text_leads_to(week: Newsroom) -> None:
    """No footnote cites a new document, and yet it belongs to an entry."""
    slug = week.enter(stories.ENTRY, name="q1-2021.txt")
    item = next(one for one in week.store.documents.all() if one.discovered)
    week.pages[item.url] = stories.page("Declaration on the cables", stories.HARBOUR_WORDS, *stories.FILLER)
    week.visit(item)
    [found] = [one for one in concerned.select(week.store, entry=slug) if one.kind == "new-document"]
    [view] = findings.gather_all(week.store, [found], shelf=Shelf(week.store))

    assert view.title == "Declaration on the cables"
    assert (view.places[0].entry, view.places[0].number) == (slug, 1)
