"""What becomes of findings when a text of an entry loses the footnote or the words that they are about. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.state import FindingKind
from store.model.desk import Decision, Finding, FindingStatus

# Who records it: citewatch itself, by an import. The verdicts tell its two records apart.
BY = "citewatch"
WAITING: tuple[FindingStatus, ...] = ("unconfirmed", "open", "reopened")
_ABOUT_QUOTES = (FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE, FindingKind.QUOTE_RESTORED, FindingKind.UNSTABLE)


@dataclass(frozen=True, slots=True)
class Living:
    """What the entries' current texts have: keys of footnotes and of quotes, and documents that a source declares."""

    citations: Collection[str]
    quotes: Collection[str]
    declared: Collection[int]


def quote_of(finding: Finding) -> str | None:
    """Return the key of the quote that a finding is about, None for one about its document."""
    return finding.subject if finding.kind in _ABOUT_QUOTES and finding.subject else None


def revised(
    finding: Finding, living: Living, *, last: Decision | None, revision: int, at: datetime
) -> tuple[FindingStatus, Decision] | None:
    """Return a finding's new status after a revision of an entry, with the record of it; None where it stays.

    `last` is the newest record by `BY` on it: only what a text withdrew is brought back by a text.
    """
    is_about_something = _is_about_something(finding, living)
    if finding.status in WAITING and not is_about_something:
        return "withdrawn", _record(finding, revision=revision, at=at, returned=False)
    if finding.status == "withdrawn" and is_about_something and last is not None and last.verdict == "noted":
        status: FindingStatus = "unconfirmed" if finding.confirmed_at is None else "reopened"
        return status, _record(finding, revision=revision, at=at, returned=True)
    return None


def _is_about_something(finding: Finding, living: Living) -> bool:
    quote = quote_of(finding)
    if quote is not None:
        return quote in living.quotes
    if not finding.citation_keys or finding.document_id in living.declared:
        return True
    return any(key in living.citations for key in finding.citation_keys)


def _record(finding: Finding, *, revision: int, at: datetime, returned: bool) -> Decision:
    lost = quote_of(finding) is not None
    de, en = ("Zitat", "quotation") if lost else ("Fußnote", "footnote")
    how_de, how_en = ("wieder", "in the entry again") if returned else ("nicht mehr", "no longer in the entry")
    note = f"{de} seit Fassung {revision} {how_de} im Eintrag / {en} {how_en} since revision {revision}"
    return Decision(
        id=0,
        finding_id=finding.id,
        verdict="later" if returned else "noted",
        note=note,
        by=BY,
        at=at,
        after_reading_id=finding.after_reading_id,
    )
