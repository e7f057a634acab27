"""Links to documents that came, went or turned between two readings."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from chronicle.changes import pagelinks, targets, tokens
from chronicle.documents.model import PageLink, Reading

_FEW_FLIPS = 2
_FEW_TARGETS = 3
Links = dict[str, PageLink]


def compare(before: Reading, after: Reading) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return the document links that were added and those that were removed, in the order of their page.

    Of mail addresses and telephone numbers only those are told that words lead to instead of another address.
    """
    old, new = pagelinks.documents(before), pagelinks.documents(after)
    old_all, new_all = old | pagelinks.contacts(before), new | pagelinks.contacts(after)
    added = _unknown(new, of=after, other=before) | _linked(new, other=before)
    removed = _unknown(old, of=before, other=after) | _linked(old, other=after)
    gone, come = _turned(before, after)
    flipped = _flipped(old, new)
    return _without_renamed(
        [link for key, link in new_all.items() if key in added or key in come or key in flipped],
        [link for key, link in old_all.items() if key in removed or key in gone or key in flipped],
        own=frozenset(pagelinks.identity(reading.url).partition("/")[0] for reading in (before, after)),
    )


def _without_renamed(
    added: list[PageLink], removed: list[PageLink], *, own: frozenset[str]
) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Leave out pairs of links that lead to one document under another name; a turn of the scheme is told."""
    by_words: dict[str, list[PageLink]] = defaultdict(list)
    for link in removed:
        by_words[tokens.key(link.text)].append(link)
    kept = []
    for link in added:
        named = by_words[tokens.key(link.text)]
        other = next((o for o in named if _is_renamed(o.url, link.url, own=own)), None)
        if other is None:
            kept.append(link)
        else:
            named.remove(other)
    left = {id(link) for links in by_words.values() for link in links}
    return tuple(kept), tuple(link for link in removed if id(link) in left)


def _is_renamed(one: str, other: str, *, own: frozenset[str]) -> bool:
    return pagelinks.identity(one) != pagelinks.identity(other) and targets.is_same_place(one, other, own=own)


def _unknown(links: Links, *, of: Reading, other: Reading) -> Links:
    """Return the links to documents that the other reading points at nowhere, not even in its footer.

    An address that is written out in one reading and a link in the other is formatted anew: it leads where it said.
    """
    known = {pagelinks.identity(link.url) for link in other.links}
    found = {key: link for key, link in links.items() if key not in known}
    spelled = _standing({key: link for key, link in found.items() if _names_itself(link)}, other)
    return pagelinks.belonging({key: link for key, link in found.items() if key not in spelled}, of)


def _linked(links: Links, *, other: Reading) -> Links:
    """Return the links whose words stand in the other reading too, but lead nowhere there.

    It may point at the document elsewhere, in its menu for instance: whoever reads these words is sent there now.
    """
    return _standing({key: link for key, link in links.items() if not _names_itself(link)}, other)


def _standing(links: Links, reading: Reading) -> Links:
    """Return the links whose words stand in a reading's text without being a link."""
    known = {tokens.key(link.text) for link in (*reading.links, *reading.contacts)}
    said = {key: words for key, link in links.items() if (words := tokens.key(link.text)) and words not in known}
    text = pagelinks.words(reading) if said else ""
    return {key: links[key] for key, words in said.items() if f" {words} " in text}


def _names_itself(link: PageLink) -> bool:
    """Say whether a link's words are the address or number that it leads to."""
    words = link.text.strip()
    if targets.is_contact(link.url):
        return "@" in words or any(sign.isdigit() for sign in words)
    if " " in words or "." not in words:
        return False
    return pagelinks.identity(words if "://" in words else f"https://{words}") == pagelinks.identity(link.url)


def _turned(before: Reading, after: Reading) -> tuple[set[str], set[str]]:
    """Return which links words had and have that lead elsewhere now.

    Also where the page points at both documents in other places. Words that stand for many links ("more") say nothing
    about any of them.
    """
    gone: set[str] = set()
    come: set[str] = set()
    old, new = _by_words(before), _by_words(after)
    for words in old.keys() & new.keys():
        left, right = old[words] - new[words], new[words] - old[words]
        if len(left) == len(right) and len(old[words]) <= _FEW_TARGETS:
            gone |= left
            come |= right
    return gone, come


def _by_words(reading: Reading) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for link in (*pagelinks.candidates(reading), *pagelinks.contacts(reading).values()):
        found[tokens.key(link.text)].add(pagelinks.identity(link.url))
    return found


def _flipped(old: Mapping[str, PageLink], new: Mapping[str, PageLink]) -> set[str]:
    """Return the links that turned from http to https or back.

    One such link is a change of a target; where a site's links turn together, the site has a new set-up.
    """
    flips = {k for k in old.keys() & new.keys() if targets.scheme(old[k].url) != targets.scheme(new[k].url)}
    hosts = Counter(key.split("/")[0] for key in flips)
    return {key for key in flips if hosts[key.split("/")[0]] <= _FEW_FLIPS}
