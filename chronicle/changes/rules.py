"""Limits and learned knowledge for comparing; every figure with its unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """An editor's standing order to hold back what changes at one place of a document.

    `place` is the path of a block, or of a box that holds several. `heading` is the heading above it when the rule was
    made ("" for none): under another heading stands another thing, and the rule does not apply.
    """

    number: int
    place: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class CompareRules:
    """How far comparing goes. Beyond a limit the result is coarser, never missing.

    A text of more than `most_blocks` blocks or `most_characters` is compared by sentences first, and labelled "coarse".

    `volatility` is the share of earlier visits on which a block (by path) changed; short blocks above
    `volatile_share` are held back, running text never is. A text that shrank below `collapsed_share` of a long one is
    an incomplete page, not a change; 0 takes it for content all the same. `ignored` are the editors' own rules;
    `protected` are paths of blocks to which none of them applies, since they hold watched quotations.
    """

    most_blocks: int = 5000
    most_characters: int = 1_000_000
    max_blocks: int = 3000
    max_sentences: int = 1500
    max_words: int = 3000
    max_pairs: int = 40_000
    volatility: Mapping[str, float] = field(default_factory=dict)
    volatile_share: float = 0.6
    collapsed_share: float = 0.15
    ignored: tuple[IgnoreRule, ...] = ()
    protected: frozenset[str] = frozenset()


DEFAULT = CompareRules()
