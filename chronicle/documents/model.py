"""What was read out of an archived response. Offsets count characters of `Reading.text`, half open."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

# Raise it with every change of the rules that makes another text of the same bytes: readings by an older version are
# made anew from their archived copies before anything is compared with them (crawler/replay).
READER_VERSION = "2"


class PageKind(StrEnum):
    """What a page turned out to be."""

    ARTICLE = "article"
    LISTING = "listing"
    ERROR = "error"
    CHALLENGE = "challenge"
    SHELL = "shell"
    REDIRECT = "redirect"
    CONSENT = "consent"
    EMPTY = "empty"
    FEED = "feed"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of main text. `path` is stable across versions (tags, ids, ordinal of equal siblings).

    `page` counts from 1 in paged documents. `Reading.text[start:end] == text`.
    """

    kind: BlockKind
    text: str
    path: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link out of the document: absolute `url` without tracking parameters, and its anchor text.

    `main` is False for links in navigation, footers and share bars.
    """

    url: str
    text: str
    main: bool = True


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A link to a place on its own page: `href` as written ("#scope"), its words, how the text at that place begins."""

    href: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A publication date candidate and where it came from, best origin first: metadata, visible, text, url."""

    date: dt.date
    origin: Literal["metadata", "visible", "text", "url"]


@dataclass(frozen=True, slots=True)
class ListingItem:
    """One row of a listing or feed. `url` is absolute and canonical; it identifies the item within the listing."""

    url: str
    title: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Selectors:
    """A source's own reading rules: CSS selectors of the main text, of what to drop, and of a listing's rows."""

    select: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """What the owner declared for a source. `kind` is what the source should be; `language` what it should speak.

    `min_text` (characters) and `min_items` are the least that a good page yields; less is `degraded`.
    """

    kind: Literal["page", "listing", "feed"] = "page"
    language: str | None = None
    selectors: Selectors = field(default_factory=Selectors)
    min_text: int = 200
    min_items: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a snapshot says. `text` is the main text (its blocks joined by blank lines), `body_text` all visible text.

    `notes` are short reason codes about the reading itself ("no-text-layer", "mojibake", "truncated-pages").
    `charset_evidence` says how the encoding was found. `contacts` are links that write to or call somebody, as
    "mailto:a@b.example" and "tel:+49…"; `places` are links to places on the page itself.
    """

    url: str
    title: str
    language: str | None
    dates: tuple[FoundDate, ...]
    kind: PageKind
    text: str
    body_text: str
    blocks: tuple[Block, ...]
    links: tuple[PageLink, ...]
    symbols: tuple[str, ...]
    media_type: str
    reader_version: str = READER_VERSION
    charset: str = ""
    charset_evidence: str = ""
    items: tuple[ListingItem, ...] = ()
    notes: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[PageLink, ...] = ()
    places: tuple[PlaceLink, ...] = ()
