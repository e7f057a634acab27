"""What was known of a document, in memory."""

from chronicle.changes.rules import IgnoreRule
from chronicle.changes.state import CitedTitle, DocumentState, PastReading, PastVisit, PendingFinding, WatchedQuote
from store.memory import feedback
from store.memory.tables import Tables
from store.rules import limits, volatility
from store.rules.kept import Kept


def load(tables: Tables, kept: Kept) -> DocumentState:
    """Return the state of one document."""
    document = kept.document
    current = tables.readings.get(document.reading_id or 0)
    reading = current.stored.reading if current is not None else None
    lists = document.kind != "page" or (reading is not None and bool(reading.items))
    return DocumentState(
        document=document.id,
        url=document.url,
        kind=document.kind,
        language=document.language,
        reading=reading,
        reading_id=document.reading_id,
        reading_at=current.stored.seen_at if current is not None else None,
        earlier=_earlier(tables, kept),
        visits=_visits(tables, kept),
        quotes=_quotes(tables, document.id),
        cited_titles=cited_titles(tables, document.id),
        known_items=_items(tables, document.id) if lists else frozenset(),
        pending=_pending(tables, document.id),
        volatility=volatility.shares(
            {path: one.changed for (number, path), one in tables.volatility.items() if number == document.id},
            good_visits=kept.good_visits,
        ),
        failing_since=document.failing_since,
        answers=_answers(tables, document.id),
        feedback=feedback.load(tables, document.id),
        trail=volatility.trail(
            {path: one.visits for (number, path), one in tables.volatility.items() if number == document.id},
            good_visits=kept.good_visits,
        ),
        ignored=tuple(
            IgnoreRule(one.id, one.place, one.heading)
            for _, one in sorted(tables.noise_rules.items())
            if one.document_id == document.id and one.status == "accepted"
        ),
    )


def cited_titles(tables: Tables, document_id: int) -> tuple[CitedTitle, ...]:
    """Return the footnotes that cite a document, with their titles, and whether an item was found for each."""
    answered = {key for (key, _), cite in tables.cites.items() if cite.origin == "item"}
    found = []
    for (key, number), cite in tables.cites.items():
        citation = tables.citations[key]
        if number == document_id and cite.origin == "entry" and citation.number is not None:
            found.append(CitedTitle(key, citation.number, citation.entry, citation.title, key in answered))
    return tuple(sorted(found, key=lambda one: (one.entry, one.citation)))


def _answers(tables: Tables, document_id: int) -> tuple[str, ...]:
    cites = [key for (key, number), cite in tables.cites.items() if number == document_id and cite.origin == "item"]
    return tuple(sorted(key for key in cites if tables.citations[key].number is not None))


def _visits(tables: Tables, kept: Kept) -> tuple[PastVisit, ...]:
    found = [
        (one.ordinal, PastVisit(one.visit.started_at, one.visit.outcome.kind, one.visit.outcome.reason))
        for one in tables.visits.values()
        if one.visit.document_id == kept.document.id
        and one.ordinal is not None
        and one.ordinal > kept.visits - limits.PAST_VISITS
    ]
    return tuple(visit for _, visit in sorted(found, key=lambda one: -one[0]))


def _earlier(tables: Tables, kept: Kept) -> tuple[PastReading, ...]:
    found = [
        (one.ordinal, PastReading(one.text_digest, one.stored.seen_at))
        for number, one in tables.readings.items()
        if one.stored.document_id == kept.document.id
        and one.ordinal is not None
        and one.ordinal > kept.readings - 1 - limits.EARLIER_READINGS
        and number != kept.document.reading_id
    ]
    return tuple(reading for _, reading in sorted(found, key=lambda one: -one[0]))


def _quotes(tables: Tables, document_id: int) -> tuple[WatchedQuote, ...]:
    cited_by = {key for (key, number) in tables.cites if number == document_id}
    found = []
    for placed in tables.quotes.values():
        citation = tables.citations[placed.citation_key]
        if citation.number is None or not cited_by.intersection(placed.places):
            continue
        head = tables.quote_heads.get((placed.key, document_id))
        quote = WatchedQuote(
            key=placed.key,
            text=placed.quote.text,
            language=placed.quote.language,
            translated=placed.quote.translated,
            entry=citation.entry,
            section=citation.section,
            citation=citation.number,
            citation_key=placed.citation_key,
            title=citation.title,
            last=head.newest.state.state if head is not None else None,
            good_at=head.good_at if head is not None else None,
        )
        found.append(((citation.entry, citation.number, placed.position, placed.key), quote))
    return tuple(quote for _, quote in sorted(found, key=lambda one: one[0]))


def _items(tables: Tables, document_id: int) -> frozenset[str]:
    items = [item for (number, _), item in tables.items.items() if number == document_id]
    newest = sorted(items, key=lambda item: item.seen_at, reverse=True)[: limits.KNOWN_ITEMS]
    return frozenset(item.url for item in newest)


def _pending(tables: Tables, document_id: int) -> tuple[PendingFinding, ...]:
    return tuple(
        PendingFinding(one.finding.kind, one.finding.subject, one.finding.created_at)
        for _, one in sorted(tables.findings.items())
        if one.finding.document_id == document_id and one.finding.status == "unconfirmed"
    )
