"""The sentences that sum a mail up: its subject, its first line, and what stands at its end."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from reports import labels, passages
from reports.digest.build import Digest
from reports.digest.survey import Survey
from reports.findings import FindingView
from reports.speech import Speech
from reports.stocktaking import Found

SUBJECT_TITLE = 60
# A digest that is sent some hours late still tells of a week.
LONGEST_WEEK = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the page of the review that shows more ("" where there is none)."""

    text: str
    path: str = ""


def period(digest: Digest, speech: Speech) -> str:
    """Return the span of a digest; one that is longer than a week is named by its beginning."""
    if digest.end - digest.start > LONGEST_WEEK:
        return speech.gettext("all the time since %(day)s") % {"day": speech.day(digest.start)}
    return speech.period(digest.start, digest.end)


def subject(digest: Digest, speech: Speech) -> str:
    """Return the subject of a weekly digest: what was not looked at comes first, whatever else was found."""
    parts = [*_subject_idle(digest, speech), *_subject_found(digest, speech), *_subject_stocktaking(digest, speech)]
    if not parts and digest.reported:
        parts.append(speech.gettext("nothing new besides urgent mail"))
    told = ", ".join(parts) if parts else speech.gettext("nothing new")
    return f"citewatch: {told} ({period(digest, speech)})"


def _subject_idle(digest: Digest, speech: Speech) -> Iterator[str]:
    if digest.survey.is_idle:
        nothing = digest.survey.reached == 0
        yield speech.gettext("no document reached") if nothing else speech.gettext("few documents reached")


def _subject_found(digest: Digest, speech: Speech) -> Iterator[str]:
    if digest.carried:
        total = speech.ngettext("%(num)s finding", "%(num)s findings", len(digest.carried))
        yield _count(total, digest.carried)
    if digest.urgent:
        yield _count(speech.ngettext("%(num)s urgent", "%(num)s urgent", len(digest.urgent)), digest.urgent)


def _subject_stocktaking(digest: Digest, speech: Speech) -> Iterator[str]:
    if digest.stocktakings:
        told = speech.ngettext("stocktaking of an entry", "stocktaking of %(num)s entries", len(digest.stocktakings))
        yield _count(told, digest.stocktakings)


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
    """Return what the mail says in a few sentences; that a week was quiet only where enough was looked at."""
    told = [*_idle(digest, speech), *_found(digest, speech), *_stocktaking(digest, speech)]
    if not told:
        told.append(speech.gettext("A quiet week: nothing that you have not been told already."))
    return " ".join((*told, counts(digest.survey, speech)))


def counts(survey: Survey, speech: Speech) -> str:
    """Return how the visits of the period ended, by documents."""
    rest = survey.watched - survey.visited - survey.overdue
    shares = [
        (survey.unanswered, speech.gettext("%(num)s not reached")),
        (survey.overdue, speech.gettext("%(num)s not visited though due")),
        (rest, speech.gettext("%(num)s not due")),
    ]
    parts = [speech.gettext("%(num)s reached") % {"num": speech.number(survey.reached)}]
    parts += [words % {"num": speech.number(share)} for share, words in shares if share > 0]
    watched = speech.ngettext(
        "%(num)s document is watched: %(parts)s.", "%(num)s documents are watched: %(parts)s.", survey.watched
    )
    return watched % {"num": speech.number(survey.watched), "parts": ", ".join(parts)}


def _idle(digest: Digest, speech: Speech) -> Iterator[str]:
    survey = digest.survey
    if not survey.is_idle:
        return
    if survey.visited == 0:
        sentence = speech.gettext("No document was visited (%(period)s). Whether anything changed is not known.")
    elif survey.reached == 0:
        sentence = speech.gettext("No visit reached a document (%(period)s). Whether anything changed is not known.")
    else:
        sentence = speech.gettext("Few documents were visited (%(period)s). Much may have changed unseen.")
    yield sentence % {"period": period(digest, speech)}


def _found(digest: Digest, speech: Speech) -> Iterator[str]:
    if digest.carried:
        found = speech.ngettext("There is %(num)s new finding", "There are %(num)s new findings", len(digest.carried))
        told = _count(found, digest.carried)
        if digest.urgent:
            alarm = speech.ngettext("%(num)s of them is urgent", "%(num)s of them are urgent", len(digest.urgent))
            told += f", {_count(alarm, digest.urgent)}"
        yield f"{told}."
    elif digest.reported:
        told = speech.ngettext(
            "Nothing new besides %(num)s urgent finding that was reported already.",
            "Nothing new besides %(num)s urgent findings that were reported already.",
            len(digest.reported),
        )
        yield _count(told, digest.reported)


def _stocktaking(digest: Digest, speech: Speech) -> Iterator[str]:
    if not digest.stocktakings:
        return
    opening = speech.ngettext("Stocktaking of an entry", "Stocktaking of %(num)s entries", len(digest.stocktakings))
    parts = list(_troubles(digest, speech)) or [speech.gettext("every quotation that can be checked stands")]
    yield f"{_count(opening, digest.stocktakings)}: {'; '.join(parts)}."


def _troubles(digest: Digest, speech: Speech) -> Iterator[str]:
    found = Counter(item.found for report in digest.stocktakings for item in report.troubled)
    if missing := found[Found.NOT_FOUND]:
        yield speech.ngettext(
            "the quotation of %(num)s footnote was not found at first look",
            "the quotations of %(num)s footnotes were not found at first look",
            missing,
        ) % {"num": speech.number(missing)}
    if differing := found[Found.DIFFERS]:
        yield speech.ngettext(
            "the quotation of %(num)s footnote stands in another wording",
            "the quotations of %(num)s footnotes stand in another wording",
            differing,
        ) % {"num": speech.number(differing)}
    if unreached := found[Found.NEVER_REACHED]:
        yield speech.ngettext(
            "the source of %(num)s footnote was never reached",
            "the sources of %(num)s footnotes were never reached",
            unreached,
        ) % {"num": speech.number(unreached)}


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
