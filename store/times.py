"""Times as the store takes them: aware, and UTC."""

from datetime import UTC, datetime

from store import errors


def aware(at: datetime) -> datetime:
    """Return the same moment in UTC. Raises `NaiveTimeError` where the zone is missing."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise errors.NaiveTimeError(at)
    return at.astimezone(UTC)
