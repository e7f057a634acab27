"""One finding: what was seen, the words before and after, the evidence, and the form for a decision."""

from typing import Literal

from starlette.responses import JSONResponse, PlainTextResponse, Response

from chronicle.changes import as_json as as_json_values
from reports import company, findings
from reports.findings import FindingView
from reports.places import Shelf
from reports.review import asking, difference
from reports.review.asking import Asked


def show(asked: Asked) -> Response:
    """Show a finding."""
    return answer(asked)


def as_text(asked: Asked) -> Response:
    """Return the difference as lines, as they stand in mail."""
    view = _view(asked)
    return PlainTextResponse(difference.lines(view, speech=asked.speech))


def as_json(asked: Asked) -> Response:
    """Return the difference with the places of every edit in both texts."""
    view = _view(asked)
    if view.comparison is None:
        raise asking.missing()
    return JSONResponse(as_json_values.to_json(view.comparison))


def answer(asked: Asked, *, problem: str = "", note: str = "") -> Response:
    """Return the page of a finding; `problem` names what was wrong with a decision that was sent."""
    view = _view(asked)
    diff: Literal["inline", "sides"] = "sides" if asked.query.get("diff") == "sides" else "inline"
    return asking.page(
        asked,
        "finding.html",
        view=view,
        diff=diff,
        difference=difference.draw(view, diff),
        company=company.gather(asked.store, view.finding),
        problem=problem,
        note=note,
    )


def _view(asked: Asked) -> FindingView:
    finding = asked.store.findings.get(asked.number("finding_id"))
    view = findings.gather(asked.store, finding, shelf=Shelf(asked.store)) if finding is not None else None
    if view is None:
        raise asking.missing()
    return view
