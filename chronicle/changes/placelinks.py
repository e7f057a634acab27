"""Words that lead to another place of their own page than before."""

from collections import defaultdict
from collections.abc import Iterable

from chronicle.changes import tokens
from chronicle.documents.model import PageLink, PlaceLink, Reading

_FEW_TARGETS = 3
Places = dict[str, dict[str, PlaceLink]]


def turned(before: Reading, after: Reading) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return where words lead now and where they led, for words that stay while both places are there all along.

    Places that were named anew, or whose own text changed, turn no link.
    """
    old, new = _by_words(before.places), _by_words(after.places)
    come: list[PageLink] = []
    gone: list[PageLink] = []
    for words in old.keys() & new.keys():
        left, right = (_only(one[words], other[words]) for one, other in ((old, new), (new, old)))
        if len(left) == len(right) <= _FEW_TARGETS and _stand(left, after) and _stand(right, before):
            gone += (_link(place, before) for place in left)
            come += (_link(place, after) for place in right)
    return tuple(come), tuple(gone)


def _by_words(places: Iterable[PlaceLink]) -> Places:
    found: Places = defaultdict(dict)
    for place in places:
        if words := tokens.key(place.text):
            found[words].setdefault(tokens.key(place.says), place)
    return found


def _only(one: dict[str, PlaceLink], other: dict[str, PlaceLink]) -> list[PlaceLink]:
    return [place for says, place in one.items() if says not in other]


def _stand(places: Iterable[PlaceLink], reading: Reading) -> bool:
    """Say whether the text at all these places is somewhere on the page."""
    lines: str | None = None
    for place in places:
        lines = " ".join(reading.body_text.split()) if lines is None else lines
        if place.says not in lines:
            return False
    return True


def _link(place: PlaceLink, reading: Reading) -> PageLink:
    return PageLink(reading.url.partition("#")[0] + place.href, place.text)
