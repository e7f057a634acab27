"""Withdrawing findings whose footnote or quotation a text has no more, and bringing them back, in memory."""

import dataclasses
from datetime import datetime

from store.memory.tables import Tables, held, next_id
from store.model.desk import Finding
from store.rules import retiring
from store.rules.retiring import Living


def settle(tables: Tables, slug: str, *, revision: int, at: datetime) -> None:
    """See again which findings that concern this entry are about something, after its footnotes were written."""
    living = Living(
        citations={key for key, one in tables.citations.items() if one.number is not None},
        quotes=tables.quotes.keys(),
        declared={one.document_id for one in tables.sources.values() if one.released_at is None},
    )
    records = {one.finding_id: one for _, one in sorted(tables.decisions.items()) if one.by == retiring.BY}
    for number, one in tables.findings.items():
        if not _concerns(tables, one.finding, slug):
            continue
        after = retiring.revised(one.finding, living, last=records.get(number), revision=revision, at=at)
        if after is None:
            continue
        status, record = after
        decision = dataclasses.replace(held(record), id=next_id(tables.decisions))
        tables.decisions[decision.id] = decision
        changed = dataclasses.replace(one.finding, status=status)
        tables.findings[number] = dataclasses.replace(one, finding=changed)


def _concerns(tables: Tables, finding: Finding, slug: str) -> bool:
    citations = (tables.citations.get(key) for key in finding.citation_keys)
    return any(citation is not None and citation.entry == slug for citation in citations)
