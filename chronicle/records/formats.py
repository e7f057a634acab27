"""Which form an entry came in, told by its text alone: plain, Markdown or HTML."""

import re

from chronicle.records import lines, markdown, page
from chronicle.records.rendering import Rendering

_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|main|section|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|div|article|section)\s*>", re.IGNORECASE)
_LEAST_BLOCK_ENDS = 3
_MARKDOWN = re.compile(
    r"^#{1,6}\s+\S"  # a heading
    r"|^\[\^[^\]\s]{1,40}\]:"  # a footnote
    r"|\[\^[^\]\s]{1,40}\]"  # its mark
    r"|^\S.{0,300}\n={3,}[ \t]*$"  # a heading underlined
    r"|\A---[ \t]*\n(?:[\w-]+:.*\n)+---[ \t]*$"  # front matter
    r"|\]\(https?://",  # a link
    re.MULTILINE,
)


def render(text: str) -> Rendering:
    """Return the plain rendering of a text in any of the three forms."""
    normal = lines.normalise(text)
    if _is_html(normal):
        return page.render(normal)
    if _MARKDOWN.search(normal):
        return markdown.render(normal)
    return Rendering(text=normal)


def _is_html(text: str) -> bool:
    if _HTML_START.match(text):
        return True
    ends = _BLOCK_END.finditer(text)
    return sum(1 for _ in zip(range(_LEAST_BLOCK_ENDS), ends, strict=False)) == _LEAST_BLOCK_ENDS
