"""What came to a list and what left it, order and paging aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from chronicle.changes import pagelinks, telling, tokens
from chronicle.changes.model import Level, Reason
from chronicle.changes.state import CitedTitle, DocumentState, FindingDraft, FindingKind
from chronicle.documents.model import ListingItem, Reading
from chronicle.words import Words

_SAME_TITLE = 88  # likeness (0 to 100) from which an item's title is the cited one
_SHORTEST_TITLE = 12  # characters; a shorter title names nothing on its own
_NEW_POINTS = 10.0
_CITED_POINTS = 30.0


@dataclass(frozen=True, slots=True)
class Items:
    """What a visit says about a list. `cited` are items whose title a footnote gives and that are not watched yet."""

    new: tuple[ListingItem, ...] = ()
    vanished: tuple[ListingItem, ...] = ()
    cited: tuple[ListingItem, ...] = ()


def awaited(state: DocumentState, reading: Reading) -> tuple[ListingItem, ...]:
    """Return the items, new or old, whose title a footnote gives for which no item was found before."""
    titles = [one for one in state.cited_titles if not one.answered]
    own = pagelinks.identity(state.url)
    return tuple(item for item in reading.items if _keys(item, titles) and pagelinks.identity(item.url) != own)


def compare(state: DocumentState, reading: Reading) -> Items:
    """Return what came and went since the last good reading."""
    before = state.reading.items if state.reading is not None else ()
    if state.kind == "page" and not (before and reading.items and state.known_items):
        return Items(cited=awaited(state, reading))
    known = {pagelinks.identity(url) for url in state.known_items} | {pagelinks.identity(i.url) for i in before}
    titles = {_title(i) for i in before}
    # The same title and day under another address is the same document: lists change their grammar of addresses.
    new = tuple(
        i for i in reading.items if pagelinks.identity(i.url) not in known and (not i.date or _title(i) not in titles)
    )
    return Items(new, _vanished(before, reading.items), awaited(state, reading))


def findings(items: Items, *, at: datetime, cited: Sequence[CitedTitle]) -> Iterator[FindingDraft]:
    """Return the findings about a list."""
    for item in items.new:
        words = telling.new_item(item)
        reason = Reason(
            "new-document",
            _NEW_POINTS,
            Words("Ein neues Dokument steht in der Liste.", "A new document is on the list."),
        )
        keys = _keys(item, cited)
        reasons = (reason, *_cited_reason(keys))
        level = Level.IMPORTANT if keys else Level.ROUTINE
        score = sum(r.points for r in reasons)
        yield FindingDraft(FindingKind.NEW_DOCUMENT, item.url, level, score, reasons, words, citation_keys=keys)
    for item in items.vanished:
        words = telling.vanished_item(item, at=at)
        keys = _keys(item, cited)
        reasons = (Reason("item-vanished", _NEW_POINTS, words), *_cited_reason(keys))
        level = Level.IMPORTANT if keys else Level.ROUTINE
        score = sum(r.points for r in reasons)
        yield FindingDraft(
            FindingKind.ITEM_VANISHED, item.url, level, score, reasons, words, confirmed=False, citation_keys=keys
        )


def citing(item: ListingItem, cited: Sequence[CitedTitle]) -> tuple[str, ...]:
    """Return the keys of the citations that give this item's title, each once."""
    return _keys(item, cited)


def _vanished(before: Sequence[ListingItem], after: Sequence[ListingItem]) -> tuple[ListingItem, ...]:
    """Return items that are missing although an older one of the list is still shown: not a matter of paging."""
    urls = {pagelinks.identity(i.url) for i in after}
    titles = {_title(i) for i in after}
    stays = [pagelinks.identity(i.url) in urls or _title(i) in titles for i in before]
    last = max((index for index, there in enumerate(stays) if there), default=-1)
    return tuple(item for index, item in enumerate(before) if not stays[index] and index < last)


def _title(item: ListingItem) -> tuple[str, str]:
    return tokens.key(item.title), str(item.date)


def _keys(item: ListingItem, cited: Sequence[CitedTitle]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(c.citation_key for c in cited if _same_title(tokens.key(item.title), tokens.key(c.title)))
    )


def _same_title(shown: str, cited: str) -> bool:
    shorter, longer = sorted((shown, cited), key=len)
    if len(shorter) < _SHORTEST_TITLE:
        return shorter == longer and bool(shorter)
    if fuzz.ratio(shown, cited) >= _SAME_TITLE:
        return True
    # A cited title is often cut, or carries the occasion behind it.
    return len(shorter) >= len(longer) / 2 and fuzz.token_set_ratio(shown, cited) >= 100 - 1


def _cited_reason(keys: Sequence[str]) -> tuple[Reason, ...]:
    if not keys:
        return ()
    words = Words("Eine Fußnote nennt dieses Dokument.", "A footnote names this document.")
    return (Reason("cited", _CITED_POINTS, words),)
