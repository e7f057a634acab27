"""What differs beside the main text is named, and never raised."""

from chronicle import changes, documents

PAGE = """<html lang="en"><head><title>A declaration</title></head><body>
<div class="bar">{clock}</div><div class="rates">{rate}</div><div class="hits">{views}</div>
<article><h1>A declaration</h1>
<p>The heads of state adopted a declaration on 10 November 2020, and they did so by video link from their capitals.</p>
<p>It speaks of peaceful uses of information technology, of trade over networks and of the gap between regions.</p>
<p>Two further papers were adopted on the same day, one on the economy and one on the safety of networks.</p>
</article></body></html>"""


def reading(clock: str = "12:36 Moscow", rate: str = "USD 78,42", views: str = "Views: 2417") -> documents.Reading:
    """Return a page whose frame ticks while its text stands still."""
    return documents.read(PAGE.format(clock=clock, rate=rate, views=views).encode(), url="https://example.org/1")


def test_clocks_rates_and_counters_beside_the_text_are_named_by_class() -> None:
    """An editor can look at everything that was left out."""
    found = changes.compare(reading(), reading("20:02 Moscow", "USD 79,15", "Views: 2533"))

    assert {h.kind for h in found.held_back} == {"clock", "currency", "counter"}
    assert not found.is_change


def test_what_no_pattern_knows_is_named_as_furniture_of_the_page() -> None:
    """A new headline in the list of other news is no change of this text."""
    found = changes.compare(reading(views="Railways between the capitals"), reading(views="A fair of fruit and wine"))

    assert [(h.kind, h.before) for h in found.held_back] == [("furniture", "Railways between the capitals")]


def test_equal_frames_are_not_mentioned() -> None:
    """Nothing is held back where nothing differs."""
    assert changes.compare(reading(), reading()).held_back == ()
