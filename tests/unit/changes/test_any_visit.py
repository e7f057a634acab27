"""Whatever was known and whatever arrives, a visit is decided, and the decision keeps its promises."""

import dataclasses
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chronicle import changes
from chronicle.changes import (
    CitedTitle,
    Decided,
    DecideRules,
    DocumentState,
    Fetched,
    FindingKind,
    Hop,
    OutcomeKind,
    PastReading,
    PastVisit,
    PendingFinding,
    QuoteStateName,
    WatchedQuote,
)
from chronicle.documents.model import ListingItem, PageKind, PageLink, Reading
from fakes import documents, readings

SENTENCES = [
    "The member states agreed that all rules shall apply to every network.",
    "The member states agreed that all rules shall not apply to every network.",
    "They will meet again on 10 November 2021 in Dushanbe.",
    "上海合作组织成员国元首理事会会议以视频方式举行。",
    "Организация была создана в 2001 году …",
    "Views: 10",
    "",
    "\x00\ud800 \u202e",
]
URLS = [
    documents.URL,
    "https://source.example/",
    "http://www.source.example/news/20210113/712474.html?utm_source=x#top",
    "https://source.example/doc/7",
    "http://[broken",
    "https://www.google.com/url?q=https://%5Bbroken",
    "https://source.example:99999/x",
    "mailto:somebody@source.example",
    "no address",
    "",
]
ERRORS = ["dns-nxdomain", "dns-failure", "timeout", "too-large", "loop", "address-refused", "robots", "never heard of"]
REASONS = ["", "absent-404", "absent-host", "gone-404", "text-collapsed", "listing-shrunk", "reverted", "equal-bytes"]

texts = st.sampled_from(SENTENCES) | st.text(max_size=40)
urls = st.sampled_from(URLS)
days = st.integers(0, 60).map(lambda number: documents.NOW - timedelta(days=number))
items = st.builds(ListingItem, urls, texts, st.none() | st.sampled_from([date(2020, 11, 10), date(1, 1, 1)]))
links = st.builds(PageLink, urls, texts, st.booleans())


def made(paragraphs: list[str], page: dict[str, object], frame: str) -> Reading:
    return readings.reading(*paragraphs, body_text=frame + "\n\n".join(paragraphs), **page)  # type: ignore[arg-type]


a_reading = st.builds(
    made,
    st.lists(texts, max_size=5),
    st.fixed_dictionaries(
        {
            "url": urls,
            "language": st.sampled_from([None, "en", "ru", "zh", "xx-odd"]),
            "kind": st.sampled_from(PageKind),
            "title": texts,
            "links": st.lists(links, max_size=3),
            "items": st.lists(items, max_size=4),
            "notes": st.sampled_from([(), ("no-text-layer",), ("mojibake",)]),
            "media_type": st.sampled_from(["text/html", "application/pdf", ""]),
        }
    ),
    st.sampled_from(["", "Home News Search "]),
)
quotes = st.builds(
    WatchedQuote,
    key=st.sampled_from(["quote-1", "quote-2"]),
    text=texts,
    language=st.sampled_from([None, "en", "de", "zh"]),
    translated=st.booleans(),
    entry=st.just("q1-2021"),
    section=st.none() | st.integers(0, 3),
    citation=st.integers(0, 3),
    citation_key=st.sampled_from(["citation-1", "citation-2"]),
    title=texts,
    last=st.none() | st.sampled_from(QuoteStateName),
    good_at=st.none() | days,
    ruling=st.sampled_from([None, "historic"]),
)
a_state = st.builds(
    DocumentState,
    document=st.just(1),
    url=urls,
    kind=st.sampled_from(["page", "listing", "feed"]),
    language=st.sampled_from([None, "en", "ru"]),
    reading=st.none() | a_reading,
    reading_id=st.none() | st.just(1),
    reading_at=st.none() | days,
    earlier=st.lists(st.builds(PastReading, a_reading.map(changes.text_digest), days), max_size=2).map(tuple),
    visits=st.lists(st.builds(PastVisit, days, st.sampled_from(OutcomeKind), st.sampled_from(REASONS)), max_size=4).map(
        tuple
    ),
    quotes=st.lists(quotes, max_size=3, unique_by=lambda quote: quote.key).map(tuple),
    cited_titles=st.lists(
        st.builds(CitedTitle, st.just("citation-1"), st.integers(0, 9), texts, texts, st.booleans()), max_size=2
    ).map(tuple),
    known_items=st.frozensets(urls, max_size=3),
    pending=st.lists(
        st.builds(PendingFinding, st.sampled_from(FindingKind), st.sampled_from(["", "quote-1", *URLS]), days),
        max_size=3,
    ).map(tuple),
    volatility=st.dictionaries(st.sampled_from(["article/p[1]", "article/p[2]"]), st.floats(0, 1)),
    failing_since=st.none() | days,
    answers=st.sampled_from([(), ("citation-2",)]),
)
an_answer = st.builds(
    Fetched,
    url=urls,
    final_url=urls,
    at=st.just(documents.NOW),
    # Mostly answers with content: only they lead far.
    status=st.sampled_from([200, 200, 200, 304, None, 203, 206, 301, 403, 404, 410, 451, 500, 999]),
    headers=st.sampled_from([{}, {"content-type": "text/html"}, {"retry-after": "never"}]),
    hops=st.lists(st.builds(Hop, urls, st.sampled_from([200, 301, 302, 308]), urls), max_size=2).map(tuple),
    not_modified=st.integers(0, 5).map(lambda number: number == 0),
    body_bytes=st.integers(0, 10_000),
    error=st.integers(0, 5).flatmap(lambda number: st.sampled_from(ERRORS) if number == 0 else st.none()),
    detail=texts,
    retry_after=st.none() | st.just(timedelta(hours=1)),
)
some_rules = st.builds(DecideRules, min_text=st.sampled_from([0, 1, 200]), min_items=st.sampled_from([0, 1, 3]))


def keeps_its_promises(decided: Decided, state: DocumentState) -> bool:
    """Only content touches readings and quotes; what was seen once asks to be seen again; first looks are no news."""
    content = decided.outcome.kind.is_content
    unconfirmed = [finding for finding in decided.findings if not finding.confirmed]
    never_seen = {quote.key for quote in state.quotes if quote.good_at is None}
    return (
        (content or not (decided.keep_reading or decided.quote_states or decided.fetch_items))
        and (not unconfirmed or decided.confirm_after is not None)
        and not any(finding.subject in never_seen for finding in decided.findings)
        and (state.reading is not None or not decided.findings)
    )


@given(a_state, an_answer, st.none() | a_reading, some_rules)
def test_every_visit_is_decided(
    state: DocumentState, fetched: Fetched, reading: Reading | None, rules: DecideRules
) -> None:
    decided = changes.decide(state, fetched, reading, now=documents.NOW, rules=rules)

    assert keeps_its_promises(decided, state)


def of_content(reading: Reading, kind: PageKind) -> Reading:
    """Return a reading that nothing keeps from being compared: of a common kind, in one language."""
    return dataclasses.replace(reading, kind=kind, language="en", notes=())


content = st.builds(of_content, a_reading, st.sampled_from([PageKind.ARTICLE, PageKind.LISTING]))


@given(a_state, content, content)
def test_every_visit_that_brings_content_is_decided(state: DocumentState, before: Reading, after: Reading) -> None:
    state = dataclasses.replace(state, reading=before, language=None)

    decided = changes.decide(
        state, documents.fetched(), after, now=documents.NOW, rules=DecideRules(min_text=0, min_items=0)
    )

    assert keeps_its_promises(decided, state)


def test_a_link_that_passes_readers_on_to_a_broken_address_is_compared_all_the_same() -> None:
    link = PageLink("https://www.google.com/url?q=https://%5Bbroken", "The full text of the declaration")
    before, after = (readings.reading(*SENTENCES[:3], links=each) for each in ((), (link,)))

    assert changes.compare(before, after).links_added == (link,)
