"""Limits and learned knowledge for comparing; every figure with its unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CompareRules:
    """How far comparing goes. Beyond a limit the result is coarser, never missing.

    `volatility` is the share of earlier visits on which a block (by path) changed; short blocks above
    `volatile_share` are held back, running text never is. A text that shrank below `collapsed_share` of a long one is
    an incomplete page, not a change; 0 takes it for content all the same.
    """

    max_blocks: int = 3000
    max_sentences: int = 1500
    max_words: int = 3000
    max_pairs: int = 40_000
    volatility: Mapping[str, float] = field(default_factory=dict)
    volatile_share: float = 0.6
    collapsed_share: float = 0.15


DEFAULT = CompareRules()
