"""What a document without a link is: a new topic of the chronicle, or none of its business."""

from chronicle.gazetteer.loading import Gazetteer
from chronicle.linking.model import Topic
from chronicle.linking.profile import Profile

_IN_LEAD = 1.0
_IN_TEXT = 0.5
# A body that the chronicle follows is a hint, but it holds film festivals too.
_FOCUS = 0.3
_LEAST = 0.5


def of(document: Profile, gazetteer: Gazetteer) -> Topic:
    """Weigh core topics against such as the chronicle leaves to others."""
    score = 0.0
    for concept in document.concepts:
        weight = _IN_LEAD if concept in document.key else _IN_TEXT
        known = gazetteer.concepts[concept]
        score += weight if known.core else -weight if known.off_topic else _FOCUS if known.focus else 0.0
    return Topic.NEW_TOPIC if score >= _LEAST else Topic.IRRELEVANT
