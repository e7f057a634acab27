"""Whether quoted words still stand in a reading, segment by segment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chronicle.changes import haystack, pages, seeking, segments, selectors, sentences, tokens
from chronicle.changes.haystack import Haystack
from chronicle.changes.model import QuoteSegment, QuoteState, QuoteStateName, TextPositionSelector
from chronicle.changes.seeking import Hit
from chronicle.changes.segments import Segment
from chronicle.documents.model import PageKind, Reading
from chronicle.languages import guessing

_PDF = "application/pdf"
_TELLING_WORDS = 8
# Fewer words stand in many documents: that a linked one has them too does not make it theirs.
_FEWEST_ELSEWHERE = 4
_LEAST_WORDS = 4  # fewer words tell no language at all
# What such a page lacks says nothing about the document.
_NO_CONTENT = frozenset(
    {PageKind.ERROR, PageKind.CHALLENGE, PageKind.SHELL, PageKind.REDIRECT, PageKind.CONSENT, PageKind.EMPTY}
)
# Notes of a reading whose document goes on where reading ended: what is missing may stand there.
_UNREAD = frozenset({"truncated", "truncated-pages", "unreadable-pages"})
_SHARED = 0.5  # share of a short quotation's words that stand on a page of its own language


def find_quote(
    quote: str, reading: Reading, *, language: str | None = None, others: Iterable[Reading] = ()
) -> QuoteState:
    """Return whether a quotation stands in a reading, and where and how each of its segments does.

    `language` is the language of the quoted words where it is known; `others` are readings of linked documents in
    which the words are looked for when they are missing here.
    """
    wanted = segments.split(quote)
    text = reading.body_text or reading.text
    reason = _hindrance(wanted, text=text, reading=reading)
    if reason:
        return QuoteState(QuoteStateName.UNVERIFIABLE, 0.0, (), reason=reason)
    found = _best(quote, wanted, reading=reading, text=text)
    unread = next((n for n in reading.notes if n in _UNREAD), "")
    if unread and any(s.start is None for s in found.segments) and not any(s.edits for s in found.segments):
        return QuoteState(QuoteStateName.UNVERIFIABLE, 0.0, (), reason=unread)
    if found.state != QuoteStateName.GONE:
        return found
    if reading.kind in _NO_CONTENT:
        return QuoteState(QuoteStateName.UNVERIFIABLE, 0.0, (), reason=str(reading.kind))
    return _elsewhere(quote, others) or _other_language(quote, reading, language=language, found=found) or found


def without_lookalikes(state: QuoteState, before: Reading) -> QuoteState:
    """Take out passages for altered ones that already stood beside the quoted words in an earlier reading.

    Acts and declarations repeat their phrases: when a sentence goes, its neighbour's twin is not its new wording.
    """
    if state.state not in (QuoteStateName.ALTERED, QuoteStateName.PARTIAL):
        return state
    earlier = haystack.make(before.body_text or before.text).bare
    segments_now = tuple(
        QuoteSegment(s.text, QuoteStateName.GONE, None, None)
        if s.state == QuoteStateName.ALTERED and haystack.bare(s.found) in earlier
        else s
        for s in state.segments
    )
    total = sum(len(s.text) for s in segments_now)
    found = sum(len(s.text) for s in segments_now if s.start is not None)
    return replace(
        state, state=_overall(segments_now), segments=segments_now, score=min(state.score, round(found / total, 4))
    )


def _hindrance(wanted: Sequence[Segment], *, text: str, reading: Reading) -> str:
    """Return why nothing can be said, "" where something can."""
    if not wanted:
        return "empty-quote"
    if "no-text-layer" in reading.notes:
        return "no-text-layer"
    return "" if any(c.isalnum() for c in text) else "empty-page"


def _best(quote: str, wanted: Sequence[Segment], *, reading: Reading, text: str) -> QuoteState:
    """Look for a quotation as it is written and, where it does not stand, without its notes ("[sic]")."""
    found = _find(quote, wanted, reading=reading, text=text)
    plain = segments.without_editorial(quote)
    if found.state.stands or plain == quote or not (words := segments.split(plain)):
        return found
    again = _find(plain, words, reading=reading, text=text)
    return again if again.state.stands or again.score > found.score else found


def _find(quote: str, wanted: Sequence[Segment], *, reading: Reading, text: str) -> QuoteState:
    hay = haystack.make(text)
    glued = reading.media_type == _PDF
    hits = _chain(quote, wanted, hay=hay, glued=glued)
    found = tuple(_segment(s.text, h, hay=hay, reading=reading) for s, h in zip(wanted, hits, strict=True))
    total = sum(len(s.text) for s in wanted)
    score = sum(len(s.text) * h.wording.kept for s, h in zip(wanted, hits, strict=True) if h is not None) / total
    return QuoteState(_overall(found), round(score, 4), found)


def _chain(quote: str, wanted: Sequence[Segment], *, hay: Haystack, glued: bool) -> list[Hit | None]:
    """Find the segments in order; stretches that stand as a whole are found as a whole."""
    hits: list[Hit | None] = []
    position = 0
    for number, part in enumerate(segments.parts(quote)):
        own = [s.text for s in wanted if s.part == number]
        whole = seeking.exact(part, hay, after=position, glued=glued)
        floor = whole.start if whole is not None else position
        for text in own:
            hit = seeking.seek(text, hay, after=floor, glued=glued)
            hits.append(hit)
            if hit is not None:
                floor = hit.end
        position = floor
    return hits


def _segment(text: str, hit: Hit | None, *, hay: Haystack, reading: Reading) -> QuoteSegment:
    if hit is None:
        return QuoteSegment(text, QuoteStateName.GONE, None, None)
    start, end = hay.original(hit.start, hit.end)
    found = hay.raw[start:end]
    state = QuoteStateName.ALTERED
    if hit.stands:
        same = text.split() == found.split()
        state = QuoteStateName.INTACT if same or _inside(text, hay.raw, start, end) else QuoteStateName.COSMETIC
    first, last = sentences.around(hay.raw, start, end)
    return QuoteSegment(
        text,
        state,
        start,
        end,
        edits=hit.wording.edits,
        found=found,
        context=hay.raw[first:last],
        page=pages.page_of(reading, start, found),
        text_quote=selectors.quote_of(hay.raw, start, end),
        text_position=TextPositionSelector(start, end),
        fragment=selectors.directive(hay.raw, start, end),
    )


def _inside(text: str, raw: str, start: int, end: int) -> bool:
    """Say whether the quoted passage stands as written, the signs around its words included."""
    reach = len(text)
    return " ".join(text.split()) in " ".join(raw[max(0, start - reach) : end + reach].split())


def _overall(found: Sequence[QuoteSegment]) -> QuoteStateName:
    states = {s.state for s in found}
    if states == {QuoteStateName.GONE}:
        return QuoteStateName.GONE
    for state in (QuoteStateName.GONE, QuoteStateName.ALTERED, QuoteStateName.COSMETIC):
        if state in states:
            return QuoteStateName.PARTIAL if state == QuoteStateName.GONE else state
    return QuoteStateName.INTACT


def _elsewhere(quote: str, others: Iterable[Reading]) -> QuoteState | None:
    if len(tokens.words(quote)) < _FEWEST_ELSEWHERE:
        return None
    for other in others:
        found = find_quote(quote, other)
        if found.state.stands:
            return QuoteState(QuoteStateName.ELSEWHERE, found.score, found.segments, url=other.url)
    return None


def _other_language(quote: str, reading: Reading, *, language: str | None, found: QuoteState) -> QuoteState | None:
    """A quotation in another language than the page is a translation, or the page's sibling was quoted."""
    text = reading.body_text or reading.text
    own = language or (guessing.guess(quote) if _tells_language(quote) or _is_foreign(quote, text) else None)
    page = reading.language or guessing.guess(reading.text or reading.body_text)
    if own is None or page is None or own.split("-")[0] == page.split("-")[0]:
        return None
    return QuoteState(QuoteStateName.OTHER_LANGUAGE, 0.0, found.segments)


def _tells_language(quote: str) -> bool:
    """Say whether a text is long enough, or its script distinct enough, for its language to be guessed."""
    words = [t for t in tokens.words(quote) if t.text.isalpha()]
    return len(words) >= _TELLING_WORDS or any(not t.text.isascii() and t.text[0] > "\u0370" for t in words)


def _is_foreign(quote: str, text: str) -> bool:
    """Say whether few of a short text's words stand on a page at all: its little words would, in the same language."""
    words = {t.key for t in tokens.words(quote) if t.text.isalpha()}
    shared = words & {t.key for t in tokens.words(text)}
    return len(words) >= _LEAST_WORDS and len(shared) < _SHARED * len(words)
