"""Pages whose template was sent before its places were filled in: `{{ page.title }}`, `{[title]}`."""

import re
from collections.abc import Iterable

_PLACE = re.compile(r"\{\{[^{}]{0,200}\}\}|\{\[[^\[\]{}]{0,200}\]\}")
# A text that explains templates shows a few of them; one that was never filled in consists of them.
_MOST_SHARE = 0.3
_MAX_TEXT = 20_000


def is_unrendered(title: str, names: Iterable[str], main: str) -> bool:
    """Say whether places stand where the text should, or in every name of a page that has no other `title`."""
    text = main[:_MAX_TEXT]
    places = sum(len(place) for place in _PLACE.findall(text))
    if places > _MOST_SHARE * len(text):
        return True
    return not title and any(_PLACE.search(name) for name in names)
