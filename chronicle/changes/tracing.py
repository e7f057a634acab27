"""When quoted words were first and last seen in a document's archived copies, with few of them read: by bisection.

It assumes that words come once and go once. Where what was read says otherwise, the trace says so. It names copies and
what they showed; of the time between two copies it claims nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from chronicle.changes.model import QuoteStateName

# Where no known copy has the words, so many are looked at, evenly spread, before they count as never seen.
_PROBES = 7
# Copies that say nothing (unreadable, another language) are passed over, so many at a time.
_BLANKS = 4
# An edge that proves false beside itself is looked for again, so often.
_ROUNDS = 3
_MOST_GAPS = 10
_ABSENT = frozenset({QuoteStateName.GONE, QuoteStateName.ALTERED, QuoteStateName.PARTIAL, QuoteStateName.ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Copy:
    """An archived copy of a document. Copies with equal bytes have the same `content`."""

    number: int
    at: datetime
    content: int


@dataclass(frozen=True, slots=True)
class CopySighting:
    """How the words stood in one copy."""

    copy: int
    at: datetime
    state: QuoteStateName


@dataclass(frozen=True, slots=True)
class ContentState:
    """How the words stood in copies of one content: what need not be read again."""

    content: int
    state: QuoteStateName


@dataclass(frozen=True, slots=True)
class QuoteTrace:
    """What the archived copies say of quoted words.

    `first` and `last` are the first and the last copy known to have them, `absent_before` and `missing_since` the
    copies nearest before and after that were seen without (None: there is none). `gaps` are copies between `first` and
    `last` without the words: they came and went more than once. `copies` counts all copies, `looks` what was read.
    """

    copies: int
    first: CopySighting | None = None
    absent_before: CopySighting | None = None
    last: CopySighting | None = None
    missing_since: CopySighting | None = None
    gaps: tuple[CopySighting, ...] = ()
    looks: tuple[ContentState, ...] = ()

    @property
    def is_unsteady(self) -> bool:
        """Whether the words were seen to come and go more than once."""
        return bool(self.gaps)


def trace(
    copies: Sequence[Copy],
    look: Callable[[Copy], QuoteStateName],
    *,
    known: Mapping[int, QuoteStateName] | None = None,
) -> QuoteTrace:
    """Return when the words were first and last seen in these copies, the oldest first.

    `look` reads one copy; it is called for about log2 of the copies for each of the two edges, and never for a content
    that is `known`.
    """
    search = _Search([list(run) for _, run in groupby(copies, key=lambda copy: copy.content)], look, dict(known or {}))
    search.look_at_ends()
    if not search.standing:
        search.probe()
    for _ in range(_ROUNDS):
        if not search.standing:
            break
        search.narrow()
        edges = search.edges()
        search.look_beside(edges)
        if search.edges() == edges:
            break
    return search.told()


@dataclass(slots=True)
class _Search:
    """The copies as runs of equal content, and what is known of each."""

    runs: list[list[Copy]]
    look: Callable[[Copy], QuoteStateName]
    states: dict[int, QuoteStateName]
    _looks: dict[int, QuoteStateName] = field(default_factory=dict)
    _here: dict[int, bool | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what is known."""
        for index, run in enumerate(self.runs):
            if run[0].content in self.states:
                self._here[index] = _stands(self.states[run[0].content])

    @property
    def standing(self) -> list[int]:
        """The runs that are known to have the words."""
        return [index for index, stands in self._here.items() if stands]

    def stands(self, index: int) -> bool | None:
        """Say whether a run has the words, None where it says nothing."""
        if index not in self._here:
            copy = self.runs[index][0]
            if copy.content not in self.states:
                self.states[copy.content] = self._looks[copy.content] = self.look(copy)
            self._here[index] = _stands(self.states[copy.content])
        return self._here[index]

    def look_at_ends(self) -> None:
        """Look at the oldest and at the newest copy that say something."""
        for order in (range(len(self.runs)), range(len(self.runs) - 1, -1, -1)):
            self._first_that_tells(order)

    def probe(self) -> None:
        """Look at copies spread evenly over all of them, coarse before fine, until one has the words."""
        parts = _PROBES + 1
        step = parts // 2
        while step:
            for part in range(step, parts, 2 * step):
                if self.stands(len(self.runs) * part // parts) if self.runs else False:
                    return
            step //= 2

    def narrow(self) -> None:
        """Halve the stretch before the first copy with the words, and the one after the last, until nothing is left."""
        while (stretch := self._before()) and self._first_that_tells(_from_middle(stretch)):
            pass
        while (stretch := self._after()) and self._first_that_tells(_from_middle(stretch)):
            pass

    def edges(self) -> tuple[int, int]:
        """Return the first and the last run with the words."""
        return min(self.standing), max(self.standing)

    def look_beside(self, edges: tuple[int, int]) -> None:
        """Look at the neighbours of both sides of each edge: there a false assumption shows first."""
        first, last = edges
        for index in (first - 2, first + 1, last - 1, last + 2):
            if 0 <= index < len(self.runs):
                self.stands(index)

    def told(self) -> QuoteTrace:
        """Return what was found."""
        count = sum(map(len, self.runs))
        looks = tuple(ContentState(content, state) for content, state in self._looks.items())
        if not self.standing:
            absent = self._absent()
            since = self._sighting(absent[0], 0) if absent else None
            return QuoteTrace(count, missing_since=since, looks=looks)
        first, last = self.edges()
        before = [index for index in self._absent() if index < first]
        after = [index for index in self._absent() if index > last]
        between = [index for index in self._absent() if first < index < last]
        return QuoteTrace(
            count,
            first=self._sighting(first, 0),
            absent_before=self._sighting(before[-1], -1) if before else None,
            last=self._sighting(last, -1),
            missing_since=self._sighting(after[0], 0) if after else None,
            gaps=tuple(self._sighting(index, 0) for index in between[:_MOST_GAPS]),
            looks=looks,
        )

    def _sighting(self, index: int, place: int) -> CopySighting:
        copy = self.runs[index][place]
        return CopySighting(copy.number, copy.at, self.states[copy.content])

    def _absent(self) -> list[int]:
        return sorted(index for index, stands in self._here.items() if stands is False)

    def _before(self) -> range:
        first = min(self.standing)
        return range(max((index for index in self._absent() if index < first), default=first - 1) + 1, first)

    def _after(self) -> range:
        last = max(self.standing)
        return range(last + 1, min((index for index in self._absent() if index > last), default=last + 1))

    def _first_that_tells(self, order: Sequence[int]) -> bool:
        """Look at runs in this order until one says something; say whether one did that was not known before."""
        blanks = 0
        for index in order:
            if index in self._here:
                if self._here[index] is not None:
                    return False
                continue
            if self.stands(index) is not None:
                return True
            blanks += 1
            if blanks > _BLANKS:
                return False
        return False


def _stands(state: QuoteStateName) -> bool | None:
    if state.stands:
        return True
    return False if state in _ABSENT else None


def _from_middle(stretch: range) -> list[int]:
    """Return a few places of a stretch, the middle first and its neighbours after it."""
    middle = (stretch.start + stretch.stop) // 2
    reach = range(max(stretch.start, middle - 2 * _BLANKS), min(stretch.stop, middle + 2 * _BLANKS + 1))
    return sorted(reach, key=lambda index: abs(index - middle))
