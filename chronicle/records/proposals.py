"""Repairs that citewatch proposes, and whether a later revision of the entry carries them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from chronicle.addresses import canonical, parsing
from chronicle.records import folding, identity
from chronicle.records.model import Citation, Defect, DefectCode, Entry
from chronicle.words import Words

LEAD = ", in: "
"""What leads to an address in a footnote."""

_ALIKE = 85
"""So alike (rapidfuzz's token_set_ratio) are surroundings in which a word or two was edited at the same time."""

_AROUND = 40  # characters on each side that tell one place of a text from another with the same words


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair: `before` is what stands in the entry, `after` what should.

    `citation` is the key of the footnote (`identity.citation_keys`), None for the entry's own text. `context` is the
    wording with a little of what stands around it, and `wanted` the same with the repair made.
    """

    citation: str | None
    kind: DefectCode
    before: str
    after: str
    context: str
    wanted: str
    words: Words

    @property
    def key(self) -> str:
        """A stable name of this proposal within its entry."""
        return folding.key(self.citation or "", self.kind.value, self.before, self.after, self.context)


def propose(entry: Entry, defects: Iterable[Defect]) -> Iterator[Proposal]:
    """Yield a proposal for each defect of this entry that comes with a concrete suggestion."""
    keys: dict[int | None, str] = {}
    for known, key in zip(entry.citations, identity.citation_keys(entry), strict=True):
        keys.setdefault(known.number, key)
    for defect in defects:
        if defect.entry != entry.name or defect.suggestion is None:
            continue
        left, right = _surroundings(entry, defect)
        before = entry.text[defect.start : defect.end]
        citation = entry.citation(defect.citation) if defect.citation is not None else None
        in_footnote = citation is not None and citation.start <= defect.start <= citation.end
        yield Proposal(
            citation=keys.get(defect.citation) if in_footnote else None,
            kind=defect.code,
            before=before,
            after=defect.suggestion,
            context=left + before + right,
            wanted=left + defect.suggestion + right,
            words=_words(defect, before),
        )


def _surroundings(entry: Entry, defect: Defect) -> tuple[str, str]:
    """Return what stands before and after on the same line."""
    text = entry.text
    left = text[max(0, defect.start - _AROUND) : defect.start].rpartition("\n")[2]
    right = text[defect.end : defect.end + _AROUND].partition("\n")[0]
    return left, right


def _words(defect: Defect, before: str) -> Words:
    where_de = f"Fußnote {defect.citation}" if defect.citation is not None else "Text"
    where_en = f"footnote {defect.citation}" if defect.citation is not None else "the text"
    if not before:
        return Words(de=f"{where_de}: „{defect.suggestion}“ ergänzen.", en=f"In {where_en}, add “{defect.suggestion}”.")
    return Words(
        de=f"{where_de}: „{before}“ ersetzen durch „{defect.suggestion}“.",
        en=f"In {where_en}, replace “{before}” by “{defect.suggestion}”.",
    )


def carried(proposal: Proposal, entry: Entry, *, citation: Citation | None = None) -> bool:
    """Say whether a revision carries the proposal: what should stand there does, and what stood there is gone.

    `citation` is the footnote of the revision that the proposal's one became (`alignment.align`); without it a proposal
    about a footnote is not carried: it may be gone altogether.
    """
    if proposal.citation is None:
        return _is_repaired(proposal, entry.text)
    if citation is None:
        return False
    wanted = _canonical(proposal.after.removeprefix(LEAD))
    if wanted is not None:
        cited = {url.written for url in citation.urls}
        return proposal.before not in cited and wanted in {_canonical(written) for written in cited}
    return _is_repaired(proposal, entry.text[citation.start : citation.end])


def _is_repaired(proposal: Proposal, text: str) -> bool:
    """Say whether a line has the new words in much the same surroundings, and none has the old ones there.

    Only blanks are evened out: the marks themselves are what some proposals are about.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    context, wanted, after = (" ".join(p.split()) for p in (proposal.context, proposal.wanted, proposal.after))
    if any(context in line for line in lines):
        return False
    return any(after in line and _alike(wanted, line) for line in lines)


def _alike(wanted: str, line: str) -> bool:
    return fuzz.token_set_ratio(wanted, line, processor=utils.default_process) >= _ALIKE


def _canonical(address: str) -> str | None:
    if not address.startswith(("http://", "https://")):
        return None
    try:
        return canonical.canonical(address)
    except parsing.AddressError:
        return None
