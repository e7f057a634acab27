"""From a score to a level."""

from chronicle.changes.model import Level

URGENT, IMPORTANT, ROUTINE = 100.0, 30.0, 1.0


def of(score: float) -> Level:
    """Return the level that a score makes without a quotation being touched."""
    if score >= URGENT:
        return Level.URGENT
    if score >= IMPORTANT:
        return Level.IMPORTANT
    return Level.ROUTINE if score >= ROUTINE else Level.NONE
