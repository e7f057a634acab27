"""Rules that hold back what always changes: those that are proposed, those in force, and where each comes from."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports import holding
from reports.review import asking
from reports.review.asking import Asked
from store import errors
from store.model.noise_rules import NoiseRuleStatus, NoiseVerdict

STATUSES: tuple[NoiseRuleStatus, ...] = ("proposed", "accepted", "dismissed", "withdrawn")
VERDICTS: tuple[NoiseVerdict, ...] = ("accepted", "dismissed", "withdrawn")


def show(asked: Asked) -> Response:
    """Show every rule, the proposed ones first."""
    return asking.page(
        asked,
        "rules.html",
        groups={
            status: holding.gather(asked.store, asked.store.noise_rules.select(statuses=(status,)))
            for status in STATUSES
        },
        declared=holding.declared(asked.store),
    )


def decide(asked: Asked) -> Response:
    """Record a decision about a rule and go back to it."""
    if not asked.may_decide:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    verdict = next((one for one in VERDICTS if one == asked.form.get("verdict")), None)
    if verdict is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    number = asked.number("rule_id")
    try:
        asked.store.noise_rules.decide(number, verdict, by=asked.user.name, at=asked.desk.clock.now())
    except errors.UnknownRuleError as error:
        raise asking.missing() from error
    except errors.RuleStateError as error:
        # Somebody else was faster; the page shows what holds now.
        raise HTTPException(HTTPStatus.CONFLICT) from error
    return asking.go(f"/rules#rule{number}")
