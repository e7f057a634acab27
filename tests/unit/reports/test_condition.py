"""How documents stand is told without a misleading green, and proposals with the words around them."""

from fakes import stories
from fakes.newsroom import Newsroom
from reports import condition, passages
from reports.places import Shelf


def test_an_altered_quotation_is_told_although_the_last_visit_saw_nothing_new(week: Newsroom) -> None:
    """The last visit only says that nothing changed since the one before it."""
    document = week.store.documents.find(stories.HARBOUR)
    assert document is not None
    found = condition.of(document, shelf=Shelf(week.store))

    assert found.is_unchanged
    assert found.quote is not None
    assert found.quote.state.state == "altered"


def test_noise_is_no_change(week: Newsroom) -> None:
    """A clock that went on did not change the document."""
    document = week.store.documents.find(stories.CLOCK)
    assert document is not None

    assert condition.of(document, shelf=Shelf(week.store)).changed_at is None


def test_a_sign_that_is_added_is_marked_between_its_neighbours() -> None:
    """A sign alone cannot be found in a text."""
    before, after = passages.sides("l be found in each of them. In: ht", "l be found in each of them.“ In: ht")

    assert passages.plain(before) == "… be found in each of them. In: …"
    assert passages.plain(after) == "… be found in each of them.[“] In: …"
