"""Entries in memory. Implements `Entries`."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime

from chronicle.records import identity
from chronicle.records.model import Entry
from chronicle.words import Words
from store import errors, times
from store.memory import findings as desk
from store.memory import retiring, watching
from store.memory.tables import Citation, Cite, Tables, held
from store.model.desk import CitedDocument, Saved, StoredEntry, StoredProposal
from store.rules import proposing, revising
from store.rules.proposing import Proposed
from store.rules.revising import Revision


class MemoryEntries:
    """Entries in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def save(self, entry: Entry, *, at: datetime) -> Saved:
        """Store a text of an entry: new, a revision, or unchanged."""
        at = times.aware(at)
        with self._tables.transaction():
            known = revising.match(entry, (revisions[-1] for revisions in self._tables.entries.values()))
            if known is not None and revising.is_same(known.entry, entry):
                return Saved(slug=known.slug, status="unchanged", revision=known.revision, renumbered={})
            return self._revise(entry, known, at=at)

    def all(self) -> list[StoredEntry]:
        """Return the current revision of every entry, by quarter and title."""
        with self._tables.reading():
            found = [revisions[-1] for revisions in self._tables.entries.values()]
        return sorted(found, key=lambda one: (one.entry.quarter, one.entry.title, one.slug))

    def get(self, slug: str) -> StoredEntry | None:
        """Return the current revision of one entry, also by a slug that it had."""
        return next(reversed(self.revisions(slug)), None)

    def revisions(self, slug: str) -> list[StoredEntry]:
        """Return every revision of an entry, the oldest first."""
        with self._tables.reading():
            return list(self._tables.entries.get(self._tables.aliases.get(slug, slug), ()))

    def cited(self, *, document_id: int | None = None, entry: str | None = None) -> list[CitedDocument]:
        """Return who cites what, by entry and footnote."""
        with self._tables.reading():
            slug = None if entry is None else self._tables.aliases.get(entry, entry)
            found = [
                (position, one)
                for position, one in self._cited()
                if document_id in (None, one.document_id) and slug in (None, one.entry)
            ]
        found.sort(key=lambda pair: (pair[1].entry, pair[1].number, pair[0], pair[1].document_id))
        return [one for _, one in found]

    def proposals(self, *, entry: str | None = None, status: str | None = None) -> list[StoredProposal]:
        """Return proposals for the entries' texts, the newest first."""
        with self._tables.reading():
            slug = None if entry is None else self._tables.aliases.get(entry, entry)
            found = [
                one.stored
                for one in self._tables.proposals.values()
                if slug in (None, one.stored.entry) and status in (None, one.stored.status)
            ]
        return sorted(found, key=lambda one: -one.id)

    def dismiss_proposal(self, proposal_id: int, *, by: str, at: datetime) -> StoredProposal:
        """Turn a proposal down. Raises `UnknownProposalError` and `ProposalStateError`."""
        at = times.aware(at)
        return self._decided(proposal_id, lambda known: proposing.turned_down(known, by=by, at=at))

    def reopen_proposal(self, proposal_id: int) -> StoredProposal:
        """Open a proposal again that somebody turned down. Raises `UnknownProposalError` and `ProposalStateError`."""
        return self._decided(proposal_id, proposing.taken_up_again)

    def _decided(self, proposal_id: int, decide: Callable[[Proposed], Proposed]) -> StoredProposal:
        with self._tables.transaction():
            known = self._tables.proposals.get(proposal_id)
            if known is None:
                raise errors.UnknownProposalError(f"there is no proposal {proposal_id}")
            now = decide(known)
            now = dataclasses.replace(now, stored=held(now.stored))
            self._tables.proposals[proposal_id] = now
        return now.stored

    def _cited(self) -> Iterator[tuple[int, CitedDocument]]:
        for (key, document_id), cite in self._tables.cites.items():
            citation = self._tables.citations[key]
            if citation.number is not None:
                yield (
                    citation.position,
                    CitedDocument(
                        entry=citation.entry,
                        citation_key=key,
                        number=citation.number,
                        section=citation.section,
                        title=citation.title,
                        written=cite.written,
                        document_id=document_id,
                    ),
                )

    def _revise(self, entry: Entry, known: StoredEntry | None, *, at: datetime) -> Saved:
        slug = known.slug if known is not None else revising.free_slug(entry, self._tables.aliases.__contains__)
        keys = set(identity.citation_keys(entry))
        foreign = {key for key, one in self._tables.citations.items() if key in keys and one.entry != slug}
        revision = revising.revise(entry, known, slug=slug, foreign=foreign)
        number = known.revision + 1 if known is not None else 1
        stored = StoredEntry(slug, number, at, entry, revision.citation_keys, revision.quote_keys)
        self._tables.entries[slug] = (*self._tables.entries.get(slug, ()), stored)
        for alias in (slug, identity.slug(entry)):
            self._tables.aliases.setdefault(alias, slug)
        before = self._watched(slug)
        self._write_citations(revision, slug)
        touched = self._write_cites(revision, slug, at=at, void=revising.reworded(known, revision))
        gained = {document_id for _, document_id in self._watched(slug) - before}
        watching.settle(self._tables, touched, at=at, gained=gained)
        retiring.settle(self._tables, slug, revision=number, at=at)
        done = self._renew_proposals(revision, slug, at=at)
        return dataclasses.replace(revising.saved(revision, slug=slug, number=number), done=done)

    def _write_citations(self, revision: Revision, slug: str) -> None:
        table = self._tables.citations
        for key, one in table.items():
            if one.entry == slug:
                table[key] = dataclasses.replace(one, number=None, section=None)
        for position, (citation, key) in enumerate(zip(revision.entry.citations, revision.keys, strict=True)):
            table[key] = held(Citation(slug, position, citation.number, citation.section, citation.title))
        quotes = self._tables.quotes
        for key in [key for key, placed in quotes.items() if table[placed.citation_key].entry == slug]:
            del quotes[key]
        quotes.update({placed.key: placed for placed in revision.quotes})

    def _watched(self, slug: str) -> set[tuple[str, int]]:
        """Return which of an entry's footnotes and quotes (by key) are watched in which documents."""
        tables = self._tables
        live = {key for key, one in tables.citations.items() if one.entry == slug and one.number is not None}
        documents: dict[str, set[int]] = {}
        for key, document_id in tables.cites:
            documents.setdefault(key, set()).add(document_id)
        found = {(key, document_id) for key in live for document_id in documents.get(key, ())}
        for placed in tables.quotes.values():
            if placed.citation_key in live:
                found |= {(placed.key, one) for key in placed.places for one in documents.get(key, ())}
        return found

    def _write_cites(self, revision: Revision, slug: str, *, at: datetime, void: frozenset[str]) -> set[int]:
        """Write what the footnotes cite; return the documents that are or were cited."""
        cites = self._tables.cites
        ours = {key for key, one in self._tables.citations.items() if one.entry == slug}
        touched = {document_id for key, document_id in cites if key in ours}
        for (key, document_id), cite in list(cites.items()):
            if (key in ours and cite.origin == "entry") or (key in void and cite.origin == "item"):
                del cites[key, document_id]
        for citation, key in zip(revision.entry.citations, revision.keys, strict=True):
            cited: dict[int, str] = {}
            for wish in revising.wishes(citation):
                cited.setdefault(watching.watch(self._tables, wish, at=at), wish.written)
            for document_id, written in cited.items():
                cites[key, document_id] = held(Cite(written, "entry"))
            touched |= cited.keys()
        return touched

    def _renew_proposals(self, revision: Revision, slug: str, *, at: datetime) -> tuple[Words, ...]:
        entry, keys = revision.entry, revision.citation_keys
        numbers = {key: number for number, key in keys.items()}
        fresh = {one.identity: one for one in proposing.from_entry(entry, keys, slug=slug, at=at)}
        done = []
        for number, known in self._tables.proposals.items():
            if known.stored.entry != slug:
                continue
            now = proposing.after_revision(known, entry, numbers=numbers, fresh=fresh, at=at)
            self._tables.proposals[number] = now
            if now.stored.status == "done" and known.stored.status == "open":
                done.append(proposing.done_words(now, numbers.get(now.stored.citation_key, now.stored.number)))
            fresh.pop(known.identity, None)
        for proposed in fresh.values():
            desk.propose(self._tables, proposed)
        return tuple(done)
