"""Where the editors' own rules apply: at their place, under their heading, and never where a watched quotation stands.

A path is as stable as the page's markup. When the page is built anew, a path may lead to something else; the heading
above the place and the length of what stands there tell that, and then the rule does nothing.
"""

import bisect
from collections.abc import Iterable, Mapping

from chronicle.changes import quoting, sentences, tokens
from chronicle.changes.rules import CompareRules
from chronicle.changes.state import WatchedQuote
from chronicle.documents.model import Block, BlockKind, PageLink, Reading

# A longer block (characters) is the page's own text, whatever its path: a teaser has two sentences, seldom three.
LONGEST = 600
# Of a heading so much is kept and compared (characters).
_HEADING = 120
# A shorter part of a quotation (characters of its key) says too little to tell a block by.
_TELLING = 12


def apply(reading: Reading, *, rules: CompareRules) -> Mapping[str, int]:
    """Return, by block path, the number of the rule that holds the block back."""
    if not rules.ignored:
        return {}
    found: dict[str, int] = {}
    for rule in rules.ignored:
        inside = blocks_at(reading, rule.place)
        if inside and rule.heading in ("", heading_above(reading, inside[0])):
            for block in inside:
                if len(block.text) <= LONGEST and block.path not in rules.protected:
                    found.setdefault(block.path, rule.number)
    return found


def blocks_at(reading: Reading, place: str) -> list[Block]:
    """Return the blocks at a path or in the box that has it, in the order of the page."""
    return [block for block in reading.blocks if lies_in(block.path, place)]


def lies_in(path: str, place: str) -> bool:
    """Say whether a path is a place or lies inside it; pieces of one box are numbered behind its path."""
    return path == place or (path.startswith(place) and path[len(place)] in "/~")


def heading_above(reading: Reading, block: Block) -> str:
    """Return the key of the nearest heading before a block, "" where there is none."""
    return tokens.key(heading_text(reading, block))[:_HEADING]


def heading_text(reading: Reading, block: Block) -> str:
    """Return the nearest heading before a block, "" where there is none."""
    before = reading.blocks[: bisect.bisect_left(reading.blocks, block.start, key=lambda one: one.start)]
    return next((one.text for one in reversed(before) if one.kind is BlockKind.HEADING), "")


def links(
    found: Iterable[PageLink], reading: Reading, *, rules: CompareRules
) -> tuple[tuple[PageLink, ...], tuple[tuple[PageLink, int], ...]]:
    """Part links into those that count and those whose words stand only where a rule holds back, with its number."""
    found = tuple(found)
    ruled = apply(reading, rules=rules) if found else {}
    if not ruled:
        return found, ()
    counting, held = [], []
    inside = [(f" {tokens.key(b.text)} ", ruled[b.path]) for b in reading.blocks if b.path in ruled]
    outside = "".join(f" {tokens.key(b.text)} " for b in reading.blocks if b.path not in ruled)
    for link in found:
        words = f" {tokens.key(link.text)} "
        number = next((rule for text, rule in inside if words in text), 0)
        if number and words.strip() and words not in outside:
            held.append((link, number))
        else:
            counting.append(link)
    return tuple(counting), tuple(held)


def protected(quotes: Iterable[WatchedQuote], *readings: Reading) -> frozenset[str]:
    """Return the paths of blocks that hold a watched quotation, or a sentence of one, in any of these readings."""
    quotes = tuple(quotes)
    return frozenset(path for reading in readings for quote in quotes for path in _holding(quote, reading))


def _holding(quote: WatchedQuote, reading: Reading) -> Iterable[str]:
    state = quoting.find_quote(quote.text, reading, language=quote.language)
    texts = [text for segment in state.segments for text in (segment.text, segment.found) if text]
    parts = {key for text in texts for a, b in sentences.split(text) if (key := tokens.key(text[a:b]))}
    for block in reading.blocks:
        key = tokens.key(block.text)
        if any(part in key or (len(key) >= _TELLING and key in part) for part in parts):
            yield block.path
