"""Text that waits in a page for a script to show it: markup kept in a textarea, as some portals deliver articles."""

import re

from chronicle.documents import markup
from chronicle.documents.markup import Element

# Fewer paragraphs are what a visitor is to copy or has begun to write.
_LEAST_PARAGRAPHS = 3
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_MOST_PLACES = 5
_MOST_TEXT = 500_000


def show(root: Element) -> None:
    """Put the markup that waits in textareas into their places."""
    for place in list(root.iter("textarea"))[:_MOST_PLACES]:
        text = (place.text or "")[:_MOST_TEXT]
        if len(_PARAGRAPH.findall(text)) < _LEAST_PARAGRAPHS:
            continue
        body = markup.parse(text).find("body")
        if body is None:
            continue
        place.tag = "div"
        place.attrib.pop("style", None)
        place.text = body.text
        place[:] = list(body)
