"""How editors' decisions weigh on the findings of a source, for its page."""

from dataclasses import dataclass
from datetime import datetime

from chronicle.changes import feedback
from chronicle.changes.model import Feedback
from chronicle.words import Words
from store.model.watching import Document
from store.ports import Store


@dataclass(frozen=True, slots=True)
class Weight:
    """What the decisions on a document's findings come to. `points` are added to its next findings.

    Decisions before `counted_from` do not weigh (None: all do); `by` said so.
    """

    feedback: Feedback
    points: float
    counted_from: datetime | None
    by: str

    @property
    def is_told(self) -> bool:
        """Whether there is anything to say about it."""
        return self.feedback.since is not None or self.counted_from is not None

    @property
    def words(self) -> Words:
        """Which decisions count, since when, and what they do."""
        if self.feedback.since is None:
            return Words(
                de="Keine Entscheidung zu dieser Quelle zählt zurzeit für neue Hinweise.",
                en="No decision on this source counts for new findings at present.",
            )
        cause = feedback.words(self.feedback)
        return Words(de=f"Es zählen {cause.de}. {self._effect.de}", en=f"What counts: {cause.en}. {self._effect.en}")

    @property
    def _effect(self) -> Words:
        points = abs(round(self.points))
        if points == 0:
            return Words(
                de="Sie heben sich auf: Neue Hinweise zählen wie sonst.",
                en="They balance: new findings count as they would anyway.",
            )
        german, english = ("weniger", "less") if self.points < 0 else ("mehr", "more")
        most = f"{feedback.BOUND:.0f}"
        return Words(
            de=f"Neue Hinweise zählen darum bis zu {points} Punkte {german}; mehr als {most} werden es nie. "
            "Ist ein Zitat betroffen, zählt der Hinweis nie weniger.",
            en=f"So new findings count up to {points} points {english}; it never comes to more than {most}. "
            "A finding about a quotation never counts less.",
        )


def gather(store: Store, document: Document) -> Weight:
    """Return how decisions weigh on a document's findings now."""
    found = store.findings.feedback(document.id)
    return Weight(found, feedback.points(found), document.decisions_from, document.decisions_from_by or "")
