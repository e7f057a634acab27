"""Text from pages as it may be shown: nothing in it turns the words around it, or hides that it is there."""

import re

# Embeddings, overrides and isolates of the bidirectional algorithm (Unicode Standard Annex 9, section 2): unclosed,
# they turn what follows on the page. The marks for single letters (U+200E, U+200F) reach no further than these.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_GAP = re.compile(r"[ \t]*\n(?:[ \t]*\n)+[ \t]*")


def signed(text: str) -> str:
    """Return a text with each character that turns the direction of others as a sign that names it."""
    return _TURNING.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def with_gaps(html: str) -> str:
    """Return escaped text in which blank lines between paragraphs are to be seen."""
    return _GAP.sub("<br><br>", html)
