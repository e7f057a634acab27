"""Sign in."""

from datetime import timedelta
from http import HTTPStatus

from starlette.responses import Response

from reports import people
from reports.review import asking, doors
from reports.review.asking import Asked


def show(asked: Asked) -> Response:
    """Show the form; somebody who is signed in goes on."""
    if asked.session is not None:
        return asking.go(asking.own_path(asked.query.get("next", "")))
    return asking.page(asked, "signin.html", problem="", name="", minutes=0)


def enter(asked: Asked) -> Response:
    """Sign somebody in, or say that name and password do not match (never which of the two)."""
    desk, name, now = asked.desk, asked.form.get("name", "").strip(), asked.desk.clock.now()
    wait = desk.throttle.wait(name, asked.address, now=now)
    if wait > timedelta():
        minutes = int(wait.total_seconds() // 60) + 1
        code = HTTPStatus.TOO_MANY_REQUESTS
        return asking.page(asked, "signin.html", code=code, problem="wait", name=name, minutes=minutes)
    user = desk.store.users.get(name) if name else None
    known = user.password_hash if user is not None and not user.disabled else None
    if not people.verify_password(known, asked.form.get("password", "")) or user is None:
        desk.throttle.failed(name, asked.address, now=now)
        return asking.page(asked, "signin.html", code=HTTPStatus.FORBIDDEN, problem="wrong", name=name, minutes=0)
    desk.throttle.succeeded(name, asked.address)
    answer = asking.go(asking.own_path(asked.form.get("next", "")))
    doors.set_cookie(
        answer,
        desk,
        name=desk.sessions.cookie,
        value=desk.sessions.issue(user, now=now),
        max_age_seconds=desk.settings.session_hours * 3600,
    )
    return answer
