"""Lists of other pages inside a text: most read, related news. They turn without the document."""

from collections.abc import Iterator, Sequence

from chronicle.changes import fold, tokens
from chronicle.documents.model import Block, BlockKind, PageKind, Reading

# Headings of such lists, as keys. "Related documents" is none of them: these belong to the text.
_WRITTEN = (
    "most read|most viewed|most popular|most shared|trending|trending now|popular|popular news|popular articles"
    "|popular posts|related news|related stories|related articles|related posts|latest news|recommended|read next"
    "|recommended for you|you may also like|you might also like|more news|more stories|other news"
    "|meistgelesen|meist gelesen|am meisten gelesen|beliebt|beliebte artikel|ähnliche artikel|verwandte artikel"
    "|weitere nachrichten|weitere meldungen|das könnte sie auch interessieren|aktuelle meldungen|mehr zum thema"
    "|читайте также|самое читаемое|самое популярное|популярное|новости по теме|последние новости|другие новости"
    "|материалы по теме|相关新闻|热门新闻|热门阅读|热门文章|推荐阅读|相关阅读|相关文章|最新新闻|猜你喜欢"
)
_HEADINGS = frozenset(tokens.key(heading) for heading in _WRITTEN.split("|"))
_LONGEST = 60  # characters of such a heading
_MOST = 30  # entries of such a list


def blocks(found: Sequence[Block], *, anchors: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the blocks that make such lists, headings included: entries are items, or all link."""
    numbers: set[int] = set()
    left = 0
    for number, block in enumerate(found):
        if _is_heading(block.text):
            numbers.add(number)
            left = _MOST
        elif left and (block.kind is BlockKind.ITEM or tokens.key(block.text) in anchors):
            numbers.add(number)
            left -= 1
        else:
            left = 0
    return frozenset(numbers)


def titles(reading: Reading) -> frozenset[str]:
    """Return the keys of the links in such lists anywhere on a page, beside its main text too."""
    if reading.kind is not PageKind.ARTICLE:
        return frozenset()
    anchors = frozenset(tokens.key(link.text) for link in reading.links)
    return frozenset(_listed(reading.body_text, anchors))


def _listed(text: str, anchors: frozenset[str]) -> Iterator[str]:
    left = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        if _is_heading(line):
            left = _MOST
        elif left and (key := tokens.key(line)) in anchors:
            left -= 1
            yield key
        else:
            left = 0


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST and tokens.key(fold.fold_text(text).rstrip(":：")) in _HEADINGS
