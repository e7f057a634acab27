"""The sentences that sum a mail up: its subject, its first line, and what stands at its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports import labels, passages
from reports.digest.build import Digest
from reports.findings import FindingView
from reports.speech import Speech

SUBJECT_TITLE = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the page of the review that shows more ("" where there is none)."""

    text: str
    path: str = ""


def subject(digest: Digest, speech: Speech) -> str:
    """Return the subject of a weekly digest."""
    period = speech.period(digest.start, digest.end)
    if not digest.carried:
        return speech.gettext("citewatch: a quiet week (%(period)s)") % {"period": period}
    parts = []
    if digest.urgent:
        parts.append(_count(speech.ngettext("%(num)s urgent", "%(num)s urgent", len(digest.urgent)), digest.urgent))
    total = speech.ngettext("%(num)s finding", "%(num)s findings", len(digest.carried))
    parts.append(_count(total, digest.carried))
    return f"citewatch: {', '.join(reversed(parts))} ({period})"


def urgent_subject(views: tuple[FindingView, ...], speech: Speech) -> str:
    """Return the subject of an urgent mail."""
    if len(views) > 1:
        several = speech.ngettext("An urgent finding", "%(num)s urgent findings", len(views))
        return f"citewatch: {_count(several, views)}"
    kind = speech.words(labels.KINDS[views[0].finding.kind])
    title = views[0].places[0].title if views[0].places else ""
    about = passages.cut(title or views[0].title, SUBJECT_TITLE)
    return speech.gettext("citewatch, urgent: %(kind)s: %(about)s") % {"kind": kind, "about": about}


def first_line(digest: Digest, speech: Speech) -> str:
    """Return what the mail says in one or two sentences; of an empty week, that it was one."""
    watched = speech.ngettext(
        "%(visited)s of %(num)s watched document was visited.",
        "%(visited)s of %(num)s watched documents were visited.",
        digest.survey.watched,
    ) % {"visited": speech.number(digest.survey.visited), "num": speech.number(digest.survey.watched)}
    if not digest.carried:
        return " ".join((speech.gettext("A quiet week: nothing that you have not been told already."), watched))
    found = speech.ngettext("There is %(num)s new finding", "There are %(num)s new findings", len(digest.carried))
    told = _count(found, digest.carried)
    if digest.urgent:
        alarm = speech.ngettext("%(num)s of them is urgent", "%(num)s of them are urgent", len(digest.urgent))
        told += f", {_count(alarm, digest.urgent)}"
    return f"{told}. {watched}"


def closing(digest: Digest, speech: Speech) -> list[Line]:
    """Return the lines at the end: what waits, and what was held back."""
    return [*_carried_over(digest, speech), _held_back(digest, speech)]


def _carried_over(digest: Digest, speech: Speech) -> Iterator[Line]:
    waiting = digest.carried_over
    if waiting.oldest is None:
        yield Line(speech.gettext("No earlier finding waits for a decision."))
        return
    told = speech.ngettext(
        "%(num)s earlier finding waits for a decision; it is of %(day)s.",
        "%(num)s earlier findings wait for a decision; the oldest is of %(day)s.",
        waiting.count,
    )
    yield Line(told % {"num": speech.number(waiting.count), "day": speech.day(waiting.oldest.created_at)}, "/findings")


def _held_back(digest: Digest, speech: Speech) -> Line:
    if not digest.held_back:
        return Line(speech.gettext("No difference was held back as noise."))
    told = speech.ngettext(
        "%(num)s difference was held back as noise; you can look at it.",
        "%(num)s differences were held back as noise; you can look at them.",
        digest.held_back,
    )
    return Line(told % {"num": speech.number(digest.held_back)}, f"/held-back?since={digest.start:%Y-%m-%d}")


def _count(sentence: str, things: tuple[object, ...]) -> str:
    return sentence % {"num": len(things)}
