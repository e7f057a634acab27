"""Take a decision about a finding."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports import labels, templating
from reports.review import asking
from reports.review.asking import Asked
from reports.review.views import finding
from store import errors
from store.model.desk import Verdict

MOST_NOTE = 4000


def take(asked: Asked) -> Response:
    """Record the decision and go back to the finding, which shows it."""
    if not asked.may_decide:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    verdict = _verdict(asked.form.get("verdict", ""))
    note = templating.visible(asked.form.get("note", "").replace("\r\n", "\n")).strip()
    if verdict is None or len(note) > MOST_NOTE:
        return finding.answer(asked, problem="verdict" if verdict is None else "note", note=note)
    number = asked.number("finding_id")
    try:
        asked.store.findings.decide(number, verdict=verdict, note=note, by=asked.user.name, at=asked.desk.clock.now())
    except errors.UnknownFindingError as error:
        raise asking.missing() from error
    return asking.go(f"/findings/{number}#decisions")


def _verdict(value: str) -> Verdict | None:
    return next((verdict for verdict in labels.VERDICTS if verdict == value), None)
