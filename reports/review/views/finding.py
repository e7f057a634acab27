"""One finding: what was seen, the words before and after, the evidence, and the form for a decision."""

from typing import Literal

from starlette.responses import Response

from reports import findings
from reports.places import Shelf
from reports.review import asking, difference
from reports.review.asking import Asked


def show(asked: Asked) -> Response:
    """Show a finding."""
    return answer(asked)


def answer(asked: Asked, *, problem: str = "", note: str = "") -> Response:
    """Return the page of a finding; `problem` names what was wrong with a decision that was sent."""
    finding = asked.store.findings.get(asked.number("finding_id"))
    view = findings.gather(asked.store, finding, shelf=Shelf(asked.store)) if finding is not None else None
    if view is None:
        raise asking.missing()
    diff: Literal["inline", "sides"] = "sides" if asked.query.get("diff") == "sides" else "inline"
    return asking.page(
        asked,
        "finding.html",
        view=view,
        diff=diff,
        difference=difference.draw(view, diff),
        problem=problem,
        note=note,
    )
