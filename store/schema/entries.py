"""Tables of the chronicle's texts: entries, revisions, citations, quotes, and what they should say otherwise."""

import sqlalchemy as sa

from store.schema.base import METADATA
from store.schema.types import Id, Utc, WebText

ENTRIES = sa.Table(
    "entries",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("slug", WebText, nullable=False, unique=True),
    sa.Column("name", WebText, nullable=False),
    sa.Column("title", WebText, nullable=False),
    sa.Column("quarter", WebText, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
)

ENTRY_ALIASES = sa.Table(
    "entry_aliases",
    METADATA,
    sa.Column("slug", WebText, primary_key=True),
    sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False),
)

ENTRY_REVISIONS = sa.Table(
    "entry_revisions",
    METADATA,
    sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("imported_at", Utc, nullable=False),
    # Entry, packed
    sa.Column("entry", sa.LargeBinary, nullable=False),
    # Keys, JSON
    sa.Column("keys", sa.Text, nullable=False),
)

CITATIONS = sa.Table(
    "citations",
    METADATA,
    sa.Column("key", WebText, primary_key=True),
    sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False, index=True),
    # Order in the text; two footnotes may have one number by mistake.
    sa.Column("position", sa.Integer, nullable=False),
    # NULL: the current text has it no more
    sa.Column("number", sa.Integer),
    sa.Column("section", sa.Integer),
    sa.Column("title", WebText, nullable=False),
)

QUOTES = sa.Table(
    "quotes",
    METADATA,
    sa.Column("key", WebText, primary_key=True),
    sa.Column("citation_key", sa.ForeignKey("citations.key"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("text", WebText, nullable=False),
    sa.Column("language", WebText),
    sa.Column("translated", sa.Boolean, nullable=False),
    # False: the current text has these words no more
    sa.Column("live", sa.Boolean, nullable=False),
)

# Where a quote is looked for: at its own citation's documents, and at those of the neighbours of a quote in the text.
QUOTE_PLACES = sa.Table(
    "quote_places",
    METADATA,
    sa.Column("quote_key", sa.ForeignKey("quotes.key"), primary_key=True),
    sa.Column("citation_key", sa.ForeignKey("citations.key"), primary_key=True, index=True),
)

CITES = sa.Table(
    "cites",
    METADATA,
    sa.Column("citation_key", sa.ForeignKey("citations.key"), primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True, index=True),
    sa.Column("written", WebText, nullable=False),
    # entry: the footnote says so; item: found on the cited listing under the cited title
    sa.Column("origin", sa.Text, nullable=False),
)

PROPOSALS = sa.Table(
    "proposals",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False),
    # "" and 0: about the entry's own text
    sa.Column("citation_key", WebText, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kind", WebText, nullable=False),
    sa.Column("before", WebText, nullable=False),
    sa.Column("after", WebText, nullable=False),
    # The wording with a little of what stands around it, and the same with the repair made.
    sa.Column("context", WebText, nullable=False),
    sa.Column("wanted", WebText, nullable=False),
    sa.Column("identity", sa.Text, nullable=False),
    # Words, JSON
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("done_at", Utc),
    # Who turned it down; NULL where it fell away by itself, or was not turned down.
    sa.Column("dismissed_by", WebText),
    sa.UniqueConstraint("entry_id", "identity"),
)
