"""Whatever a server sends: reading, comparing, quoting and linking end in an answer, and soon."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import changes, documents, linking, records
from chronicle.documents import Reading, ReadingRules, Selectors
from chronicle.linking.model import Band
from fakes import damage
from store import payload

pytestmark = pytest.mark.fuzz

URL = "https://eng.sectsco.org/20210113/712474.html"
PAGES = damage.packaged("pages", ending=".html")
PAPERS = damage.packaged("pages", ending=".pdf")
ENTRIES = [
    records.parse(text.decode(), name=f"{number}.txt")
    for number, text in enumerate(damage.packaged("entries", ending=".txt"))
]
QUOTES = [quote.text for entry in ENTRIES for citation in entry.citations for quote in citation.quotes]
LINKER = linking.Linker(ENTRIES)
BODIES = damage.damaged([*PAGES, *PAGES, *PAPERS])
MEDIA_TYPES = st.sampled_from(
    [
        *(None, "text/html", "text/html; charset=utf-8", "text/html; charset=gb18030", "text/html; charset=x-none"),
        *("application/pdf", "text/plain", "application/xml", "application/rss+xml", "application/json", "image/png"),
        *("application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "\udcff;=;"),
    ]
)
RULES = st.builds(
    ReadingRules,
    kind=st.sampled_from(["page", "listing", "feed"]),
    language=st.sampled_from([None, "en", "ru", "zh"]),
    selectors=st.sampled_from([Selectors(), Selectors(("main",), (".none",), ("li",)), Selectors(items=("a",))]),
)
BANDS = list(Band)
# Processor time: a shared machine may be slow, but no page of this size takes this long.
SECONDS = 10


@contextmanager
def soon() -> Iterator[None]:
    """Fail when what is done here costs more than it may."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SECONDS


@given(BODIES, MEDIA_TYPES, RULES)
def test_every_body_has_a_reading_whose_places_hold_what_they_say(
    body: bytes, media_type: str | None, rules: ReadingRules
) -> None:
    with soon():
        reading = documents.read(body, url=URL, media_type=media_type, rules=rules)

    assert all(reading.text[block.start : block.end] == block.text for block in reading.blocks)
    assert all(link.url.startswith(("http://", "https://", "mailto:", "ftp://")) for link in reading.links)
    assert payload.unpack(Reading, payload.pack(reading)) == reading


@given(BODIES, BODIES)
def test_any_two_readings_can_be_compared(one: bytes, two: bytes) -> None:
    before, after = documents.read(one, url=URL), documents.read(two, url=URL)
    with soon():
        found = changes.compare(before, after)

    for edit in found.edits:
        assert 0 <= edit.before_start <= edit.before_end <= len(before.text)
        assert 0 <= edit.after_start <= edit.after_end <= len(after.text)


@given(BODIES)
def test_no_reading_differs_from_itself(body: bytes) -> None:
    reading = documents.read(body, url=URL)
    found = changes.compare(reading, reading)

    assert (found.is_change, found.link_change, found.edits) == (False, False, ())


@given(BODIES, st.sampled_from(QUOTES) | st.text(max_size=300), st.sampled_from([None, "en", "de", "zh"]))
def test_any_words_can_be_looked_for(body: bytes, words: str, language: str | None) -> None:
    reading = documents.read(body, url=URL)
    with soon():
        state = changes.find_quote(words, reading, language=language)

    assert 0 <= state.score <= 1
    for segment in state.segments:
        if segment.start is not None and segment.end is not None:
            assert reading.body_text[segment.start : segment.end] == segment.found


@given(BODIES)
def test_any_reading_can_be_linked(body: bytes) -> None:
    reading = documents.read(body, url=URL)
    with soon():
        links = LINKER.link(reading)

    assert all(link.entry in {entry.name for entry in ENTRIES} for link in links)
    assert links == sorted(links, key=lambda link: (BANDS.index(link.band), -link.score))
