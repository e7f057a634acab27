"""Which places of a page change on most visits while nothing else does: what a rule might hold back.

A place is a block, or a box all of whose blocks keep changing: in a list of most-read articles no single line need
change each time, but the box does. Nothing is held back by what is learned here; the editor decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.changes import ignoring, telling
from chronicle.changes.state import DocumentState, ProposedRule, Trail
from chronicle.documents.model import Block, BlockKind, PageKind, Reading

# Fewer visits can agree by chance, and a page that was worked on for a week is not volatile: with one visit a week
# these are five weeks.
LEAST_VISITS = 5
# Older visits say little about what the page does now; a page that has come to rest is believed after so many.
WINDOW = 20
# "Most visits": a counter that stands still for a visit or two is one all the same.
LEAST_SHARE = 0.7
# "While nothing else does": most of the times. The article beside the box may be edited now and then.
QUIET_SHARE = 0.6
# Of the page's text so much may be volatile. Beyond, it is not a page with a noisy box, but another page each time.
LARGEST_SHARE = 0.5
# A line of a volatile box changed at so many of the visits at least: one that never did is a part of the text.
_LEAST_IN_BOX = 2
_HTML = frozenset({"text/html", "application/xhtml+xml"})
# A list changes because documents come and go: that is what it is watched for.
_LISTS = frozenset({PageKind.LISTING, PageKind.FEED})


@dataclass(frozen=True, slots=True)
class Volatile:
    """A place that keeps changing: on `changed` of the last `visits` visits."""

    place: str
    changed: int
    visits: int

    def holds(self, path: str) -> bool:
        """Say whether a block lies there."""
        return ignoring.lies_in(path, self.place)


def follow(trail: Trail, touched: Iterable[str]) -> Trail:
    """Return the trail after one more good visit at which these blocks changed."""
    number = trail.good_visits + 1
    first = _first(number)
    found = {path: kept for path, visits in trail.touched.items() if (kept := tuple(v for v in visits if v >= first))}
    for path in touched:
        found[path] = (*found.get(path, ()), number)
    return Trail(number, found)


def places(trail: Trail, reading: Reading, *, without: Collection[str] = ()) -> tuple[Volatile, ...]:
    """Return the places of a reading that change on most visits, boxes before the single blocks outside of them.

    No place holds one of the paths in `without`.
    """
    compared = trail.good_visits - _first(trail.good_visits) + 1
    if compared < LEAST_VISITS:
        return ()
    visits = {path: frozenset(v for v in numbers) for path, numbers in trail.touched.items()}
    found: list[Volatile] = []
    for place, changed in _candidates(reading, visits):
        if any(ignoring.lies_in(path, place) for path in without):
            continue
        if len(changed) >= LEAST_SHARE * compared and not any(one.holds(place) for one in found):
            found.append(Volatile(place, len(changed), compared))
    return tuple(found)


def restless(volatile: Iterable[Volatile], touched: Iterable[str]) -> Volatile | None:
    """Return the place that changes most often, if all blocks that were touched lie in such places; else None."""
    volatile = tuple(volatile)
    hit = [next((one for one in volatile if one.holds(path)), None) for path in touched]
    if not hit or None in hit:
        return None
    return max((one for one in hit if one is not None), key=lambda one: one.changed)


def propose(state: DocumentState, trail: Trail, *, before: Reading, after: Reading) -> tuple[ProposedRule, ...]:
    """Return the rules to propose after a visit: for places without a watched quotation that no rule covers yet."""
    if state.kind != "page" or after.kind in _LISTS or after.media_type not in _HTML:
        return ()
    every = places(trail, after)
    if not every:
        return ()
    quoted = ignoring.protected(state.quotes, before, after)
    found = places(trail, after, without=quoted) if quoted else every
    return tuple(
        _rule(one, trail, before=before, after=after)
        for one in found
        if _is_quiet(one, trail, every) and not any(ignoring.lies_in(one.place, rule.place) for rule in state.ignored)
    )


def _first(good_visits: int) -> int:
    """Return the number of the first visit that is looked at; the very first has nothing to compare with."""
    return max(2, good_visits - WINDOW + 1)


def _candidates(reading: Reading, visits: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield boxes, the widest first, then blocks, each with the numbers of the visits at which it changed."""
    boxes = _lines_of_boxes(reading, visits)
    for box, inside in sorted(boxes.items(), key=lambda pair: pair[0].count("/")):
        if _is_volatile_box(inside, visits, whole=len(reading.text)):
            yield box, frozenset().union(*(v for path, v in visits.items() if ignoring.lies_in(path, box)))
    for block in reading.blocks:
        if block.path in visits and len(block.text) <= ignoring.LONGEST:
            yield block.path, visits[block.path]


def _lines_of_boxes(reading: Reading, visits: Mapping[str, frozenset[int]]) -> dict[str, list[Block]]:
    """Return the blocks of each box in which some block changed."""
    boxes: dict[str, list[Block]] = {
        box: [] for block in reading.blocks if block.path in visits for box in _boxes(block.path)
    }
    for block in reading.blocks:
        for box in _boxes(block.path):
            if box in boxes:
                boxes[box].append(block)
    return boxes


def _is_volatile_box(inside: list[Block], visits: Mapping[str, frozenset[int]], *, whole: int) -> bool:
    """Say whether every line of a box keeps changing (its headings aside), and it is not the page's text itself."""
    lines = [block for block in inside if block.kind is not BlockKind.HEADING]
    return (
        len(lines) > 1
        and all(len(visits.get(b.path, ())) >= _LEAST_IN_BOX and len(b.text) <= ignoring.LONGEST for b in lines)
        and sum(len(block.text) for block in inside) <= LARGEST_SHARE * whole
    )


def _boxes(path: str) -> Iterator[str]:
    """Yield the boxes that a path leads through, the innermost last."""
    at = path.find("/")
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _is_quiet(one: Volatile, trail: Trail, every: Iterable[Volatile]) -> bool:
    """Say whether nothing but volatile places changed at most of the visits at which this one did."""
    every = tuple(every)
    own = {v for path, visits in trail.touched.items() if one.holds(path) for v in visits}
    loud = {
        v for path, visits in trail.touched.items() if not any(other.holds(path) for other in every) for v in visits
    }
    return len(own - loud) >= QUIET_SHARE * len(own)


def _rule(one: Volatile, trail: Trail, *, before: Reading, after: Reading) -> ProposedRule:
    now, then = ignoring.blocks_at(after, one.place), ignoring.blocks_at(before, one.place)
    headings = {ignoring.heading_above(side, found[0]) for side, found in ((after, now), (before, then)) if found}
    texts = tuple(dict.fromkeys(text for found in (now, then) if (text := "\n".join(b.text for b in found))))
    shown = ignoring.heading_text(after, now[0])
    return ProposedRule(
        place=one.place,
        heading=headings.pop() if len(headings) == 1 else "",
        texts=texts,
        changed=one.changed,
        visits=one.visits,
        visit=trail.good_visits,
        words=telling.volatile(shown, texts[0], changed=one.changed, visits=one.visits),
    )
