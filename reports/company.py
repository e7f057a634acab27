"""Which other documents changed in the same way as the one of a finding."""

from dataclasses import dataclass

from store.model.desk import Finding
from store.ports import Store

MOST = 20


@dataclass(frozen=True, slots=True)
class Companion:
    """A finding that tells of the same change, and what its document is called."""

    finding: Finding
    title: str


def gather(store: Store, finding: Finding) -> tuple[Companion, ...]:
    """Return the companions of a finding as they are now, one a document, at most `MOST`."""
    same = store.findings.same_change(finding.id, limit=MOST)
    documents = [store.documents.get(one.document_id) for one in same]
    return tuple(
        Companion(one, (document.title or document.url) if document is not None else "")
        for one, document in zip(same, documents, strict=True)
    )
