"""What editors' earlier decisions about a source add to a finding or take from it: a little, and said."""

from chronicle.changes import telling
from chronicle.changes.model import Feedback, Reason
from chronicle.words import Words

NAME = "decisions"
# Each decision counts this many points, and all together never more than the bound: half of what makes a finding
# important, so they put findings into order and hide none.
STEP = 3.0
BOUND = 15.0


def points(feedback: Feedback) -> float:
    """Return what these decisions add to the score of a finding (negative: take from it)."""
    return max(-BOUND, min(BOUND, STEP * (feedback.raised - feedback.lowered)))


def part(feedback: Feedback, *, points: float) -> Reason:
    """Return the named part that says why."""
    way = Words("zählt das weniger", "this counts less") if points < 0 else Words("zählt das mehr", "this counts more")
    cause = words(feedback)
    return Reason(NAME, points, Words(f"Wegen {cause.de} {way.de}.", f"Because of {cause.en} {way.en}."))


def words(feedback: Feedback) -> Words:
    """Return which decisions count, and since when, as part of a sentence (German: in the genitive)."""
    lowered, raised = feedback.lowered, feedback.raised
    one = lowered + raised == 1
    noun = Words("Entscheidung", "decision") if one else Words("Entscheidungen", "decisions")
    german = [f"{lowered} × „Kein Anlass“" if lowered else "", f"{raised} × „Eintrag anpassen“" if raised else ""]
    english = [f"{lowered} × “No reason to act”" if lowered else "", f"{raised} × “Adapt the entry”" if raised else ""]
    when = Words("", "")
    if feedback.since is not None:
        day = telling.day(feedback.since)
        when = Words(f" seit dem {day.de}", f" since {day.en}")
    total = lowered + raised
    return Words(
        f"{total} {noun.de} ({', '.join(filter(None, german))}) zu dieser Quelle{when.de}",
        f"{total} {noun.en} ({', '.join(filter(None, english))}) on this source{when.en}",
    )
