"""Readings made by hand, for tests of the rules that follow reading."""

from collections.abc import Sequence

from chronicle.documents.model import Block, BlockKind, ListingItem, PageKind, PageLink, Reading


def reading(
    *paragraphs: str,
    url: str = "https://source.example/page",
    language: str | None = "en",
    kind: PageKind = PageKind.ARTICLE,
    title: str = "A page",
    links: Sequence[PageLink] = (),
    contacts: Sequence[PageLink] = (),
    items: Sequence[ListingItem] = (),
    body_text: str | None = None,
    notes: tuple[str, ...] = (),
    media_type: str = "text/html",
) -> Reading:
    """Return a reading whose main text is these paragraphs, and whose whole text is `body_text` or the same."""
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        end = start + len(paragraph)
        blocks.append(Block(BlockKind.PARAGRAPH, paragraph, f"article/p[{number}]", start, end))
        start = end + len("\n\n")
    text = "\n\n".join(paragraphs)
    return Reading(
        url=url,
        title=title,
        language=language,
        dates=(),
        kind=kind,
        text=text,
        body_text=text if body_text is None else body_text,
        blocks=tuple(blocks),
        links=tuple(links),
        contacts=tuple(contacts),
        symbols=(),
        media_type=media_type,
        items=tuple(items),
        notes=notes,
    )
