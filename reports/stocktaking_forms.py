"""The stocktaking of an entry as text, HTML and JSON."""

from reports import stocktaking, templating
from reports.digest import render
from reports.speech import Speech
from reports.stocktaking import Item, Look, Stocktaking

PASSAGE = 200


def as_text(report: Stocktaking, *, speech: Speech) -> str:
    """Return the report as plain text."""
    return render.fold(templating.render("digest", "stocktaking.txt", speech=speech, context=_context(report)))


def as_html(report: Stocktaking, *, speech: Speech, base_url: str) -> str:
    """Return the report as a page that stands alone, with links to the review page."""
    context = {**_context(report), "base_url": base_url, "subject": templating.one_line(report.title)}
    return templating.render("digest", "stocktaking.html", speech=speech, context=context)


def as_json(report: Stocktaking) -> dict[str, object]:
    """Return the report as values that JSON can say; times are ISO 8601 in UTC."""
    return {
        "entry": report.entry,
        "title": report.title,
        "quarter": report.quarter,
        "made_at": report.made_at.isoformat(),
        "counts": {found.value: count for found, count in report.counts.items()},
        "citations": [_item(item) for item in report.items],
    }


def _context(report: Stocktaking) -> dict[str, object]:
    return {
        "report": report,
        "found_words": stocktaking.FOUND_WORDS,
        "why_words": stocktaking.WHY_WORDS,
        "passage": PASSAGE,
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "number": item.place.number,
        "title": item.place.title,
        "section": item.place.heading,
        "found": item.found.value,
        "looks": [_look(look) for look in item.looks],
    }


def _look(look: Look) -> dict[str, object]:
    return {
        "found": look.found.value,
        "why": look.why.value if look.why is not None else None,
        "url": look.document.url if look.document is not None else None,
        "quote": look.quote,
        "at": look.at.isoformat() if look.at is not None else None,
        "state": look.first.state.state.value if look.first is not None else None,
        "reason": {"de": look.reason.de, "en": look.reason.en} if look.reason is not None else None,
    }
