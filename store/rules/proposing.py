"""What an entry should say otherwise: proposals from defects and from moved documents, and when a text carries them."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chronicle import records
from chronicle.addresses import canonical, parsing
from chronicle.records import folding, identity, proposals
from chronicle.records.model import Citation, DefectCode, Entry
from chronicle.records.proposals import Proposal
from chronicle.words import Words
from store import errors
from store.model.desk import StoredProposal

# The kinds that come from visits and not from the entry's text.
ADDRESS_MOVED = "address-moved"
ADDRESS_FOUND = "address-found"
_FROM_VISITS = frozenset({ADDRESS_MOVED, ADDRESS_FOUND})


class Proposing(Protocol):
    """Makes the proposal of an address to one citation."""

    def __call__(
        self, entry: str, citation_key: str, number: int, *, before: str, after: str, at: datetime
    ) -> "Proposed":
        """Return the proposal to cite `after` rather than `before`."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as the store keeps it. `stored.citation_key` is "" for the entry's own text."""

    stored: StoredProposal
    context: str = ""
    wanted: str = ""

    @property
    def identity(self) -> str:
        """What makes it the same proposal within its entry."""
        stored = self.stored
        return folding.key(stored.citation_key, stored.kind, stored.before, stored.after, self.context)


def from_entry(entry: Entry, keys: Mapping[int, str], *, slug: str, at: datetime) -> Iterator[Proposed]:
    """Yield the proposals that the entry's defects make; `keys` are its citations' lasting keys by number."""
    numbers = _numbers(entry)
    for proposal in proposals.propose(entry, records.check([entry])):
        number = numbers.get(proposal.citation or "", 0)
        stored = StoredProposal(
            id=0,
            entry=slug,
            citation_key=keys.get(number, ""),
            number=number,
            kind=proposal.kind.value,
            before=proposal.before,
            after=proposal.after,
            words=proposal.words,
            status="open",
            created_at=at,
            context=proposal.context,
            wanted=proposal.wanted,
        )
        yield Proposed(stored, context=proposal.context, wanted=proposal.wanted)


def moved(entry: str, citation_key: str, number: int, *, before: str, after: str, at: datetime) -> Proposed:
    """Return the proposal to cite the address to which a document has moved."""
    words = Words(
        de=f"Fußnote {number}: Die Seite ist dauerhaft umgezogen. „{before}“ ersetzen durch „{after}“.",
        en=f"In footnote {number}: the page has moved for good. Replace “{before}” by “{after}”.",
    )
    return _address(ADDRESS_MOVED, entry, citation_key, number, before=before, after=after, words=words, at=at)


def found(entry: str, citation_key: str, number: int, *, before: str, after: str, at: datetime) -> Proposed:
    """Return the proposal to cite a document itself rather than the list on which it was found by its title."""
    words = Words(
        de=f"Fußnote {number}: Die Adresse führt zu einer Liste; das Dokument mit diesem Titel steht dort unter einer "
        f"eigenen Adresse. „{before}“ ersetzen durch „{after}“.",
        en=f"In footnote {number}: the address leads to a list; the document of this title has an address of its own "
        f"there. Replace “{before}” by “{after}”.",
    )
    return _address(ADDRESS_FOUND, entry, citation_key, number, before=before, after=after, words=words, at=at)


def _address(
    kind: str, entry: str, citation_key: str, number: int, *, before: str, after: str, words: Words, at: datetime
) -> Proposed:
    return Proposed(
        StoredProposal(
            id=0,
            entry=entry,
            citation_key=citation_key,
            number=number,
            kind=kind,
            before=before,
            after=after,
            words=words,
            status="open",
            created_at=at,
        )
    )


def after_revision(
    known: Proposed, entry: Entry, *, numbers: Mapping[str, int], fresh: Mapping[str, Proposed], at: datetime
) -> Proposed:
    """Return a known proposal after the entry was revised: done, dismissed where it fell away, or as open as before.

    `numbers` are the citations' present footnote numbers by key, `fresh` the proposals of the new text by identity.
    """
    stored = known.stored
    if stored.status == "dismissed" and stored.dismissed_by is not None:
        return _with(known, number=numbers.get(stored.citation_key, stored.number))
    if stored.status == "open" and _carried(known, entry, numbers):
        return _with(known, status="done", done_at=at)
    still = _still_cited(known, entry, numbers) if stored.kind in _FROM_VISITS else known.identity in fresh
    if not still:
        return _with(known, status="dismissed", done_at=at) if stored.status == "open" else known
    number = numbers.get(stored.citation_key, stored.number)
    renewed = fresh.get(known.identity)
    words = renewed.stored.words if renewed is not None else stored.words
    status = "open" if stored.kind not in _FROM_VISITS else stored.status
    done_at = None if status == "open" else stored.done_at
    return _with(known, status=status, done_at=done_at, number=number, words=words)


def turned_down(known: Proposed, *, by: str, at: datetime) -> Proposed:
    """Return a proposal that an editor turned down; it stays so while the text says the same at that place.

    Raises `ProposalStateError` for one that is not open.
    """
    if known.stored.status != "open":
        raise errors.ProposalStateError(
            f"proposal {known.stored.id} is {known.stored.status}; only an open one can be dismissed"
        )
    return _with(known, status="dismissed", done_at=at, dismissed_by=by)


def taken_up_again(known: Proposed) -> Proposed:
    """Return a proposal that an editor had turned down, open again. Raises `ProposalStateError` for any other."""
    if known.stored.dismissed_by is None:
        raise errors.ProposalStateError(
            f"proposal {known.stored.id} was not dismissed by anybody; only such a one can be opened again"
        )
    return _with(known, status="open", done_at=None, dismissed_by=None)


def done_words(known: Proposed, number: int) -> Words:
    """Return the sentence that tells the editor that the new text carries a proposal."""
    after = known.stored.after.removeprefix(proposals.LEAD)
    if not known.stored.citation_key:
        return Words(de=f"Im Text steht jetzt „{after}“: erledigt.", en=f"The text now says “{after}”: done.")
    cites = after.startswith(("http://", "https://"))
    return Words(
        de=f"Fußnote {number} {'nennt' if cites else 'lautet'} jetzt „{after}“: erledigt.",
        en=f"Footnote {number} now {'cites' if cites else 'says'} “{after}”: done.",
    )


def _carried(known: Proposed, entry: Entry, numbers: Mapping[str, int]) -> bool:
    stored = known.stored
    citation = _citation(known, entry, numbers)
    if stored.kind in _FROM_VISITS:
        if citation is None:
            return False
        written = {url.written for url in citation.urls}
        return stored.before not in written and _canonical(stored.after) in {_canonical(one) for one in written}
    proposal = Proposal(
        citation=stored.citation_key or None,
        kind=DefectCode(stored.kind),
        before=stored.before,
        after=stored.after,
        context=known.context,
        wanted=known.wanted,
        words=stored.words,
    )
    return proposals.carried(proposal, entry, citation=citation)


def _still_cited(known: Proposed, entry: Entry, numbers: Mapping[str, int]) -> bool:
    citation = _citation(known, entry, numbers)
    return citation is not None and known.stored.before in {url.written for url in citation.urls}


def _citation(known: Proposed, entry: Entry, numbers: Mapping[str, int]) -> Citation | None:
    number = numbers.get(known.stored.citation_key)
    return None if number is None else entry.citation(number)


def _numbers(entry: Entry) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for citation, key in zip(entry.citations, identity.citation_keys(entry), strict=True):
        numbers.setdefault(key, citation.number)
    return numbers


def _with(known: Proposed, **changes: object) -> Proposed:
    return dataclasses.replace(known, stored=dataclasses.replace(known.stored, **changes))  # type: ignore[arg-type]


def _canonical(address: str) -> str:
    try:
        return canonical.canonical(address)
    except parsing.AddressError:
        return address
