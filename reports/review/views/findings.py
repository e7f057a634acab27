"""The list of findings, with filters that are plain links and forms."""

from dataclasses import dataclass

from starlette.responses import Response

from chronicle.changes.model import Level
from reports import findings
from reports.places import Place, Shelf
from reports.review import asking
from reports.review.asking import Asked
from store.model.desk import Finding, FindingStatus, StoredEntry
from store.model.watching import Document

STATUSES: dict[str, tuple[FindingStatus, ...]] = {
    "open": ("open", "reopened"),
    "unconfirmed": ("unconfirmed",),
    "decided": ("decided",),
    "withdrawn": ("withdrawn",),
    "all": ("open", "reopened", "unconfirmed", "decided", "withdrawn"),
}
LEVELS = ("", *(level.value for level in (Level.URGENT, Level.IMPORTANT, Level.ROUTINE)))
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    finding: Finding
    document: Document | None
    places: tuple[Place, ...]

    @property
    def is_about_item(self) -> bool:
        """Whether the finding is about a row of a listing; the document is then the list."""
        return self.finding.kind in findings.ITEM_KINDS


def show(asked: Asked) -> Response:
    """Show one page of the findings that the filters leave."""
    status = asked.choice("status", tuple(STATUSES), "open")
    level = asked.choice("level", LEVELS, "")
    entries = asked.store.entries.all()
    entry = asked.choice("entry", ("", *(stored.slug for stored in entries)), "")
    number = _page_number(asked.query.get("page", "1"))
    size = asked.desk.settings.page_size
    found = asked.store.findings.select(
        statuses=STATUSES[status],
        level=level or None,
        entry=entry or None,
        limit=size + 1,  # one more tells whether there is a next page
        offset=(number - 1) * size,
    )
    return asking.page(
        asked,
        "findings.html",
        rows=rows(asked, found[:size]),
        status=status,
        level=level,
        entry=entry,
        entries=_chronicle_order(entries),
        statuses={name: asked.store.findings.count(statuses=values) for name, values in STATUSES.items()},
        levels=LEVELS,
        number=number,
        has_next=len(found) > size,
    )


def rows(asked: Asked, found: list[Finding]) -> list[Row]:
    """Return findings as lines of a list."""
    shelf = Shelf(asked.store)
    return [
        Row(
            finding,
            asked.store.documents.get(finding.document_id),
            shelf.places(finding.citation_keys, finding.entries),
        )
        for finding in found
    ]


def _chronicle_order(entries: list[StoredEntry]) -> list[StoredEntry]:
    return sorted(entries, key=lambda stored: (stored.entry.quarter, stored.entry.title), reverse=True)


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES))
    return min(max(int(text), 1), MOST_PAGES) if is_number else 1
