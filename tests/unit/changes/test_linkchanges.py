"""Which links to documents came, went or turned between two readings."""

import pytest

from chronicle import changes
from chronicle.changes import digest, linkchanges
from chronicle.documents.model import PageKind, PageLink, Reading
from fakes import readings

RULES = PageLink("https://source.example/rules-1", "the adopted rules")
OTHER = PageLink("https://source.example/rules-2", "the adopted rules")
FOOTER = PageLink("https://source.example/rules-2", "Rules", main=False)
PROSE = "The forum met in spring and agreed on the adopted rules for networks that several states share. " * 12


def page(*links: PageLink, text: str = PROSE, kind: PageKind = PageKind.ARTICLE) -> Reading:
    return readings.reading(text, links=links, kind=kind)


def urls(links: tuple[PageLink, ...]) -> list[str]:
    return [link.url for link in links]


def test_words_that_lead_to_another_document_turned() -> None:
    added, removed = linkchanges.compare(page(RULES), page(OTHER))

    assert (urls(added), urls(removed)) == ([OTHER.url], [RULES.url])


def test_words_that_turned_are_seen_though_the_footer_points_at_both_documents() -> None:
    known = PageLink(RULES.url, "Old rules", main=False)

    added, removed = linkchanges.compare(page(RULES, FOOTER, known), page(OTHER, FOOTER, known))

    assert (urls(added), urls(removed)) == ([OTHER.url], [RULES.url])


def test_words_that_became_a_link_are_seen_though_the_footer_has_it() -> None:
    added, removed = linkchanges.compare(page(FOOTER), page(OTHER, FOOTER))

    assert (urls(added), urls(removed)) == ([OTHER.url], [])


def test_words_that_ceased_to_be_a_link_are_seen() -> None:
    added, removed = linkchanges.compare(page(OTHER, FOOTER), page(FOOTER))

    assert (urls(added), urls(removed)) == ([], [OTHER.url])


def test_words_that_stand_for_many_links_say_nothing() -> None:
    old = [PageLink(f"https://source.example/{n}", "the adopted rules") for n in range(5)]
    elsewhere = PageLink("https://source.example/9", "nine", main=False)
    new = [*old[:4], PageLink("https://source.example/9", "the adopted rules"), elsewhere]

    assert linkchanges.compare(page(*old, elsewhere), page(*new, old[4]))[0] == ()


def test_an_address_that_was_written_out_and_is_a_link_now_is_no_change() -> None:
    text = f"{PROSE} Read more at https://harbour.example/rules on this."
    link = PageLink("https://harbour.example/rules", "https://harbour.example/rules")

    assert linkchanges.compare(page(text=text), page(link, text=text)) == ((), ())


def test_a_list_of_other_sites_beside_a_text_is_not_its_own() -> None:
    link = PageLink("https://friends.test/somebody", "Somebody to be thanked")

    assert linkchanges.compare(page(), page(link)) == ((), ())


@pytest.mark.parametrize(
    "link",
    [
        PageLink("https://files.test/annex.pdf", "Annex"),
        PageLink("https://files.test/annex.pdf", ""),
        PageLink("https://docs.test/75", "A/RES/75/268"),
        PageLink("https://archive.source.example/2025", "As of 2025"),
    ],
)
def test_a_file_a_symbol_and_a_page_of_the_same_site_beside_a_text_belong_to_it(link: PageLink) -> None:
    assert linkchanges.compare(page(), page(link))[0] == (link,)


def test_every_link_of_a_listing_belongs_to_it() -> None:
    link = PageLink("https://friends.test/somebody", "Somebody to be thanked")

    assert linkchanges.compare(page(kind=PageKind.LISTING), page(link, kind=PageKind.LISTING))[0] == (link,)


@pytest.mark.parametrize(("host", "expected"), [("source.example", 0), ("courts.example", 1)])
def test_a_search_is_a_service_of_its_own_site_and_a_document_of_another(host: str, expected: int) -> None:
    added, _ = linkchanges.compare(page(), page(PageLink(f"https://{host}/search/rules-1", "the adopted rules")))

    assert len(added) == expected


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (2, 2), (3, 0)])
def test_a_site_whose_links_turn_to_https_together_has_a_new_set_up(count: int, expected: int) -> None:
    paths = [f"source.example/rules-{n}" for n in range(count)]
    before = [PageLink(f"http://{path}", f"rules {n}") for n, path in enumerate(paths)]
    after = [PageLink(f"https://{path}", f"rules {n}") for n, path in enumerate(paths)]

    assert len(linkchanges.compare(page(*before), page(*after))[0]) == expected


def test_links_are_told_in_the_order_of_their_page() -> None:
    first, second = PageLink("https://source.example/b.pdf", "B"), PageLink("https://source.example/a.pdf", "A")

    assert linkchanges.compare(page(), page(first, second))[0] == (first, second)


def test_the_digest_tells_where_words_lead() -> None:
    swapped = (PageLink(RULES.url, "Rules"), PageLink(OTHER.url, "the adopted rules"))
    before = page(PageLink(OTHER.url, "Rules"), RULES, text=f"{PROSE} Rules")

    assert digest.text_digest(before) != digest.text_digest(page(*swapped, text=f"{PROSE} Rules"))


SERVICES = ["The office offers its members these services:", "Reports on incidents", "Training of staff"]
CHECKS = "Checks of networks"


def services(*items: str, kind: PageKind = PageKind.ARTICLE) -> Reading:
    links = [PageLink(f"https://source.example/{item}", item) for item in items]
    return readings.reading(PROSE, *items, "All of them are free of charge.", links=links, kind=kind)


def test_a_link_that_an_enumeration_within_a_text_gained_is_a_change() -> None:
    found = changes.compare(services(*SERVICES), services(*SERVICES, CHECKS))

    assert [(e.kind, e.after) for e in found.edits] == [("insert", CHECKS)]


def test_links_of_which_some_went_as_others_came_are_a_list_of_other_pages() -> None:
    found = changes.compare(services(*SERVICES), services(*SERVICES[:2], CHECKS, "Loans for small states"))

    assert (found.is_change, {h.kind for h in found.held_back}) == (False, {"links"})


def test_an_item_of_a_listing_is_no_change_of_its_text() -> None:
    before, after = (services(*s, kind=PageKind.LISTING) for s in (SERVICES, [*SERVICES, CHECKS]))

    assert not changes.compare(before, after).is_change
