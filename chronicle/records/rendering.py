"""The plain form in which every entry is parsed, whatever it came in.

Plain text is its own rendering. Markdown and HTML are rendered into the shape that the chronicle's own text files have:
the title, a blank line between blocks, "  • item", "Mehr zum Thema", "  1. [1] note".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendering:
    """A plain text and what its source says about it.

    `headings` are the places where headings start, None where the source does not mark them and they have to be told
    by their looks. `title` is the entry's title where it does not stand in the text; `tags` likewise.
    """

    text: str
    headings: frozenset[int] | None = None
    title: str | None = None
    tags: tuple[str, ...] = ()
