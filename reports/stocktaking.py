"""The stocktaking of an entry: what the first look at each of its citations found. It is told once, and is not news."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chronicle.changes.model import QuoteStateName
from chronicle.records.model import Citation
from chronicle.words import Words
from reports import places, traces
from reports.places import Place
from reports.traces import TraceView
from store.model.desk import CitedDocument, StoredEntry
from store.model.evidence import StoredQuoteState
from store.model.watching import Document
from store.ports import Store

# Histories are read whole: the first look is at their far end.
WHOLE_HISTORY = 10_000


class Found(StrEnum):
    """What the first look at a citation found."""

    STANDS = "stands"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"
    NEVER_REACHED = "never-reached"
    CANNOT_CHECK = "cannot-check"
    NOT_YET = "not-yet"


class Why(StrEnum):
    """Why a citation cannot be checked."""

    NO_QUOTATION = "no-quotation"
    LISTING_CITED = "listing-cited"
    OTHER_LANGUAGE = "other-language"
    UNVERIFIABLE = "unverifiable"
    NO_ADDRESS = "no-address"


# The best of several addresses is told of a quotation (they are meant to be the same document); the worst of several
# quotations is told of a footnote.
BEST_FIRST = (
    Found.STANDS,
    Found.DIFFERS,
    Found.CANNOT_CHECK,
    Found.NOT_FOUND,
    Found.NOT_YET,
    Found.NEVER_REACHED,
)
WORST_FIRST = (
    Found.NOT_FOUND,
    Found.DIFFERS,
    Found.NEVER_REACHED,
    Found.NOT_YET,
    Found.CANNOT_CHECK,
    Found.STANDS,
)
# What a mail names one by one, the worst first.
TROUBLE = (Found.NOT_FOUND, Found.DIFFERS, Found.NEVER_REACHED)


@dataclass(frozen=True, slots=True)
class Look:
    """What was found of one quotation (or of a footnote without one) in one document.

    `first` and `latest` are the recorded states of the words, None where they were never looked for. `at` is the time
    of the look, for `NEVER_REACHED` that of the last attempt.
    """

    found: Found
    document: Document | None
    quote: str = ""
    why: Why | None = None
    at: datetime | None = None
    first: StoredQuoteState | None = None
    latest: StoredQuoteState | None = None
    reason: Words | None = None
    trace: TraceView | None = None

    @property
    def now(self) -> Found:
        """What holds at the latest look; where the words were never looked for, what the first one found."""
        return _judge(self.latest.state.state)[0] if self.latest is not None else self.found


@dataclass(frozen=True, slots=True)
class Item:
    """One citation with its looks, the best document of each quotation first in its group."""

    place: Place
    looks: tuple[Look, ...]
    found: Found
    documents: tuple[Document, ...]

    @property
    def look(self) -> Look:
        """The look that the result rests on."""
        return next(look for look in self.looks if look.found is self.found)

    @property
    def latest(self) -> Look:
        """The look that tells how the citation stands now: the worst of its quotations."""
        return min(self.looks, key=lambda look: WORST_FIRST.index(look.now))


@dataclass(frozen=True, slots=True)
class Stocktaking:
    """The report of one entry. `made_at` is when it was drawn up."""

    entry: str
    title: str
    quarter: str
    made_at: datetime
    items: tuple[Item, ...]

    @property
    def counts(self) -> Mapping[Found, int]:
        """How many citations have which result."""
        return {found: sum(item.found is found for item in self.items) for found in Found}

    @property
    def troubled(self) -> tuple[Item, ...]:
        """The citations whose words were not found as quoted, or whose source was never reached; the worst first."""
        found = (item for item in self.items if item.found in TROUBLE)
        return tuple(sorted(found, key=lambda item: TROUBLE.index(item.found)))

    @property
    def is_complete(self) -> bool:
        """Whether every citation has had its first look."""
        return not any(item.found is Found.NOT_YET for item in self.items)


def take(store: Store, slug: str, *, now: datetime) -> Stocktaking | None:
    """Return the stocktaking of an entry; None when there is no such entry."""
    stored = store.entries.get(slug)
    if stored is None:
        return None
    cited: dict[str, list[CitedDocument]] = defaultdict(list)
    for link in store.entries.cited(entry=slug):
        cited[link.citation_key].append(link)
    items = tuple(
        _item(store, stored, citation, cited=cited[stored.citation_keys.get(citation.number, "")])
        for citation in stored.entry.citations
    )
    return Stocktaking(slug, stored.entry.title, stored.entry.quarter, now, items)


def _item(store: Store, stored: StoredEntry, citation: Citation, *, cited: Sequence[CitedDocument]) -> Item:
    ids = dict.fromkeys(link.document_id for link in cited)
    documents = tuple(document for document in map(store.documents.get, ids) if document is not None)
    keys = stored.quote_keys.get(citation.number, ())
    looks: list[Look] = []
    for key, quote in zip(keys, citation.quotes, strict=False):
        looks += _best(_quote_looks(store, key, quote.text, documents=documents))
    looks = looks or _best([_unseen(store, document, "") for document in documents])
    looks = looks or [Look(Found.CANNOT_CHECK, None, why=Why.NO_ADDRESS)]
    worst = min((look.found for look in looks), key=WORST_FIRST.index)
    return Item(places.place_of(stored, citation.number), tuple(looks), worst, documents)


def _best(looks: Sequence[Look]) -> list[Look]:
    return sorted(looks, key=lambda look: BEST_FIRST.index(look.found))[:1]


def _quote_looks(store: Store, key: str, text: str, *, documents: Sequence[Document]) -> list[Look]:
    history: dict[int, list[StoredQuoteState]] = defaultdict(list)
    for state in store.visits.quote_history(key, limit=WHOLE_HISTORY):
        history[state.document_id].append(state)
    looks = [_quote_look(store, text, document, newest_first=history.get(document.id, [])) for document in documents]
    return looks or [Look(Found.CANNOT_CHECK, None, quote=text, why=Why.NO_ADDRESS)]


def _quote_look(store: Store, text: str, document: Document, *, newest_first: Sequence[StoredQuoteState]) -> Look:
    if not newest_first:
        return _unseen(store, document, text)
    first, latest = newest_first[-1], newest_first[0]
    found, why = _judge(first.state.state)
    trace = traces.gather(store, newest_first, document=document)
    return Look(found, document, text, why, first.seen_at, first, latest, trace=trace)


def _judge(state: QuoteStateName) -> tuple[Found, Why | None]:
    if state.stands or state is QuoteStateName.ELSEWHERE:
        return Found.STANDS, None
    if state in (QuoteStateName.ALTERED, QuoteStateName.PARTIAL):
        return Found.DIFFERS, None
    if state is QuoteStateName.GONE:
        return Found.NOT_FOUND, None
    return Found.CANNOT_CHECK, Why(state.value)


def _unseen(store: Store, document: Document, text: str) -> Look:
    """Return what can be said where no words were looked for: only whether the document was reached."""
    if document.last_visit_at is None:
        return Look(Found.NOT_YET, document, text)
    if document.last_good_at is None:
        last = store.visits.of(document.id, limit=1)
        reason = last[0].outcome.words if last else None
        return Look(Found.NEVER_REACHED, document, text, at=document.last_visit_at, reason=reason)
    why = Why.LISTING_CITED if document.kind != "page" else (Why.UNVERIFIABLE if text else Why.NO_QUOTATION)
    return Look(Found.CANNOT_CHECK, document, text, why, document.last_good_at)


FOUND_WORDS = {
    Found.STANDS: Words(de="Wortlaut steht unverändert", en="wording stands unchanged"),
    Found.DIFFERS: Words(de="steht in anderem Wortlaut", en="stands in another wording"),
    Found.NOT_FOUND: Words(de="beim ersten Abruf nicht gefunden", en="not found at first look"),
    Found.NEVER_REACHED: Words(de="nie erreicht", en="never reached"),
    Found.CANNOT_CHECK: Words(de="nicht prüfbar", en="cannot be checked"),
    Found.NOT_YET: Words(de="noch nicht abgerufen", en="not visited yet"),
}

WHY_WORDS = {
    Why.NO_QUOTATION: Words(de="die Fußnote zitiert keinen Wortlaut", en="the footnote quotes no words"),
    Why.LISTING_CITED: Words(
        de="die Fußnote verweist auf eine Liste statt auf das Dokument",
        en="the footnote points at a listing instead of the document",
    ),
    Why.OTHER_LANGUAGE: Words(
        de="die Seite spricht eine andere Sprache als das Zitat",
        en="the page speaks another language than the quotation",
    ),
    Why.UNVERIFIABLE: Words(
        de="im Dokument war kein Text zu lesen, in dem sich der Wortlaut suchen lässt",
        en="no text could be read in which to look for the words",
    ),
    Why.NO_ADDRESS: Words(
        de="die Fußnote nennt keine Adresse, die sich abrufen lässt", en="the footnote gives no address to visit"
    ),
}
