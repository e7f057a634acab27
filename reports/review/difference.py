"""The difference of two readings as markup that is safe to show."""

from typing import Literal

import markupsafe

from chronicle.changes import render
from reports import templating
from reports.findings import FindingView
from reports.speech import Speech


def draw(view: FindingView, manner: Literal["inline", "sides"]) -> markupsafe.Markup | None:
    """Return the difference inline or side by side; None where there are no two texts that differ."""
    if view.comparison is None or view.before is None or view.after is None:
        return None
    before, after = view.before.reading.text, view.after.reading.text
    draw_it = render.inline_html if manner == "inline" else render.side_by_side_html
    drawn = draw_it(view.comparison, before=before, after=after)
    # The rules escape every word of the pages; the only markup is their own.
    return markupsafe.Markup(drawn) if drawn else None  # noqa: S704


def lines(view: FindingView, *, speech: Speech) -> str:
    """Return the summary and the difference as plain lines: old ones begin with "- ", new ones with "+ "."""
    if view.comparison is None or view.before is None or view.after is None:
        return templating.visible(speech.words(view.finding.summary)) + "\n"
    before, after = view.before.reading.text, view.after.reading.text
    drawn = render.unified_text(view.comparison, before=before, after=after)
    return templating.visible(f"{speech.words(view.comparison.summary)}\n\n{drawn}")
