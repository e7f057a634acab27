"""Sign out."""

from starlette.responses import Response

from reports.review import asking
from reports.review.asking import Asked


def leave(asked: Asked) -> Response:
    """Take the cookie away."""
    answer = asking.go("/signin")
    sessions = asked.desk.sessions
    answer.delete_cookie(sessions.cookie, secure=asked.desk.settings.is_https, httponly=True, samesite="lax")
    return answer
