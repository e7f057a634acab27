"""Labels that say more about a change as a whole."""

import re
from collections.abc import Sequence

from chronicle.changes.model import Edit

_CONTINUED = re.compile(
    r"to be continued|fortsetzung folgt|wird fortgesetzt|продолжение следует|待续|à suivre|<\s*(?:…|\.\.\.)\s*>",
    re.IGNORECASE,
)
_NEAR_END = 400  # characters: so close to its end a text says that it goes on


def is_unfinished(text: str) -> bool:
    """Say whether a text announces at its end that it goes on."""
    return bool(_CONTINUED.search(text, max(0, len(text) - _NEAR_END)))


def of(edits: Sequence[Edit], *, before: str) -> tuple[str, ...]:
    """Return "append" where text only came behind the old end, and "growing" where the old text announced that."""
    edits = [e for e in edits if "title" not in e.marks]
    if not edits:
        return ()
    announced = _CONTINUED.search(before, max(0, len(before) - _NEAR_END))
    body_end = len((before[: announced.start()] if announced else before).rstrip())
    inserts = [e for e in edits if e.after]
    appended = bool(inserts) and all(e.before_start >= body_end for e in edits)
    if not appended:
        return ()
    if announced:
        return ("append", "growing")
    return ("append",) if all(e.kind == "insert" for e in edits) else ()
