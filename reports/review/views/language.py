"""Choose the language of the interface."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.review import asking
from reports.review.asking import Asked
from reports.speech import LANGUAGES


def choose(asked: Asked) -> Response:
    """Remember the person's language and go back to the page."""
    language = asked.form.get("language", "")
    if language not in LANGUAGES:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    asked.store.users.change(asked.user.name, language=language)
    return asking.go(asking.own_path(asked.form.get("next", "")))
