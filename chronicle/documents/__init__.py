"""Bytes of an archived response in, a Reading out. Knows no store, no network, no clock."""

from chronicle.documents.model import (
    Block,
    BlockKind,
    FoundDate,
    ListingItem,
    PageKind,
    PageLink,
    Reading,
    ReadingRules,
    Selectors,
)
from chronicle.documents.reader import read

__all__ = [
    "Block",
    "BlockKind",
    "FoundDate",
    "ListingItem",
    "PageKind",
    "PageLink",
    "Reading",
    "ReadingRules",
    "Selectors",
    "read",
]
