"""One entry: its stocktaking, footnote by footnote, and what waits for a decision."""

from starlette.responses import JSONResponse, PlainTextResponse, Response

from reports import condition, stocktaking, stocktaking_forms
from reports.places import Shelf
from reports.review import asking, concerned
from reports.review.asking import Asked
from reports.review.views import findings
from reports.stocktaking import Stocktaking


def show(asked: Asked) -> Response:
    """Show the entry's citations with their states."""
    report = _take(asked)
    shelf = Shelf(asked.store)
    documents = {document.id: document for item in report.items for document in item.documents}
    return asking.page(
        asked,
        "entry.html",
        report=report,
        stored=asked.store.entries.get(report.entry),
        rows=findings.rows(asked, concerned.select(asked.store, entry=report.entry)),
        proposals=asked.store.entries.proposals(entry=report.entry),
        conditions={number: condition.of(document, shelf=shelf) for number, document in documents.items()},
        found_words=stocktaking.FOUND_WORDS,
        why_words=stocktaking.WHY_WORDS,
    )


def as_text(asked: Asked) -> Response:
    """Return the stocktaking as plain text."""
    return PlainTextResponse(stocktaking_forms.as_text(_take(asked), speech=asked.speech))


def as_json(asked: Asked) -> Response:
    """Return the stocktaking as JSON."""
    return JSONResponse(stocktaking_forms.as_json(_take(asked)))


def _take(asked: Asked) -> Stocktaking:
    report = stocktaking.take(asked.store, str(asked.path["slug"]), now=asked.desk.clock.now())
    if report is None:
        raise asking.missing()
    return report
