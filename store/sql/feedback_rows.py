"""Editors' decisions on documents' findings, as far as they weigh on the next ones."""

from collections.abc import Sequence

import sqlalchemy as sa

from chronicle.changes.model import Feedback
from chronicle.changes.state import FindingKind
from store.rules import feedback
from store.schema.desk import DECISIONS, FINDINGS
from store.schema.watching import DOCUMENTS


def load(connection: sa.Connection, document_ids: Sequence[int]) -> dict[int, Feedback]:
    """Return what the decisions on each document's findings come to; documents without any are left out."""
    rows = connection.execute(
        sa.select(FINDINGS.c.document_id, FINDINGS.c.kind, DECISIONS, DOCUMENTS.c.decisions_from)
        .join(FINDINGS, FINDINGS.c.id == DECISIONS.c.finding_id)
        .join(DOCUMENTS, DOCUMENTS.c.id == FINDINGS.c.document_id)
        .where(FINDINGS.c.document_id.in_(document_ids))
        .order_by(FINDINGS.c.document_id, DECISIONS.c.id.desc())
    )
    judged: dict[int, list[feedback.Judged]] = {}
    since = {}
    for row in rows:
        one = feedback.Judged(row.finding_id, FindingKind(row.kind), row.verdict, row.by, row.at)
        judged.setdefault(row.document_id, []).append(one)
        since[row.document_id] = row.decisions_from
    return {number: feedback.of(found, since=since[number]) for number, found in judged.items()}
