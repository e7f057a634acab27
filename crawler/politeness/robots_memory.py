"""What an origin's robots.txt said, kept for a day at most (RFC 9309, section 2.4).

A site that is visited page by page is then not asked for it before every page.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.clock import Clock
from store.ports import Store

_KEEPS = timedelta(hours=24)
# Real files are of a few kilobytes; larger ones are asked for again rather than kept.
_LONGEST_CHARACTERS = 16_000


@dataclass(frozen=True, slots=True)
class RobotsMemory:
    """Remembers across batches. Only what was read: errors are asked about again."""

    store: Store
    clock: Clock

    def recall(self, origin: str) -> str | None:
        """Return the text of this origin's robots.txt ("" where it has none), None where that is not known."""
        kept = self.store.fact(_name(origin))
        if kept is None:
            return None
        fact = json.loads(kept)
        age = self.clock.now() - datetime.fromisoformat(fact["at"])
        return str(fact["text"]) if timedelta(0) <= age < _KEEPS else None

    def keep(self, origin: str, text: str) -> None:
        """Remember what robots.txt says."""
        if len(text) <= _LONGEST_CHARACTERS:
            fact = {"at": self.clock.now().isoformat(), "text": text}
            self.store.set_fact(_name(origin), json.dumps(fact))


def _name(origin: str) -> str:
    return f"robots.txt of {origin}"
