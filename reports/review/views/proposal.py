"""Turn a proposal for an entry down, or take it up again."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.review import asking
from reports.review.asking import Asked
from store import errors


def dismiss(asked: Asked) -> Response:
    """Turn a proposal down and go back to its entry."""
    return _decide(asked, dismiss_it=True)


def reopen(asked: Asked) -> Response:
    """Open a proposal again and go back to its entry."""
    return _decide(asked, dismiss_it=False)


def _decide(asked: Asked, *, dismiss_it: bool) -> Response:
    if not asked.may_decide:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    number, entries = asked.number("proposal_id"), asked.store.entries
    try:
        if dismiss_it:
            proposal = entries.dismiss_proposal(number, by=asked.user.name, at=asked.desk.clock.now())
        else:
            proposal = entries.reopen_proposal(number)
    except errors.UnknownProposalError as error:
        raise asking.missing() from error
    except errors.ProposalStateError as error:
        raise HTTPException(HTTPStatus.CONFLICT) from error
    return asking.go(f"/entries/{quote(proposal.entry, safe='')}#proposal{number}")
