"""A mail's two bodies, HTML and plain text, in the language and zone of its subscription."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import stocktaking, templating
from reports.digest import overview
from reports.digest.build import Digest
from reports.findings import FindingView
from reports.settings import DigestSettings, Subscription
from reports.speech import Speech

WIDTH = 76  # RFC 5322, section 2.1.1, recommends at most 78


@dataclass(frozen=True, slots=True)
class Rendered:
    """A mail's subject and bodies."""

    subject: str
    html: str
    text: str


def weekly(digest: Digest, *, settings: DigestSettings) -> Rendered:
    """Return the weekly digest."""
    speech = _speech(digest.subscription)
    return _render(
        "weekly",
        templating.one_line(overview.subject(digest, speech)),
        speech=speech,
        settings=settings,
        context={
            "digest": digest,
            "overview": overview.first_line(digest, speech),
            "period": overview.period(digest, speech),
            "closing": overview.closing(digest, speech),
            "found_words": stocktaking.FOUND_WORDS,
        },
    )


def urgent(views: Sequence[FindingView], subscription: Subscription, *, settings: DigestSettings) -> Rendered:
    """Return the mail about urgent findings."""
    speech = _speech(subscription)
    subject = templating.one_line(overview.urgent_subject(tuple(views), speech))
    return _render("urgent", subject, speech=speech, settings=settings, context={"views": views})


def _speech(subscription: Subscription) -> Speech:
    return Speech(subscription.language, subscription.zone)


def _render(
    name: str, subject: str, *, speech: Speech, settings: DigestSettings, context: Mapping[str, object]
) -> Rendered:
    filled = {
        **context,
        "subject": subject,
        "base_url": settings.base_url.rstrip("/"),
        "passage": settings.passage,
    }
    html = templating.render("digest", f"{name}.html", speech=speech, context=filled)
    text = templating.render("digest", f"{name}.txt", speech=speech, context=filled)
    return Rendered(subject, html, fold(text))


def fold(text: str) -> str:
    """Return plain text with long lines wrapped under their own indent (addresses stay whole), blank lines single."""
    lines = (wrapped for line in text.splitlines() for wrapped in _wrapped(line.rstrip()))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _wrapped(line: str) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    hanging = indent + "  " if line.lstrip().startswith(("* ", "- ")) else indent
    return textwrap.wrap(line, WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False) or [""]
