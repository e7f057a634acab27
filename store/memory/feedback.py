"""Editors' decisions on a document's findings, as far as they weigh on the next ones, in memory."""

from chronicle.changes.model import Feedback
from store.memory.tables import Tables
from store.rules import feedback


def load(tables: Tables, document_id: int) -> Feedback:
    """Return what the decisions on a document's findings come to."""
    judged = []
    for decision in sorted(tables.decisions.values(), key=lambda one: -one.id):
        finding = tables.findings[decision.finding_id].finding
        if finding.document_id == document_id:
            judged.append(feedback.Judged(finding.id, finding.kind, decision.verdict, decision.by, decision.at))
    kept = tables.documents.get(document_id)
    return feedback.of(judged, since=kept.document.decisions_from if kept is not None else None)
