"""Steps of the schema on databases that hold something already."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from chronicle.changes.model import Feedback
from store import opening, upgrade
from store.sql import engine as engines

_DOCUMENT = """
INSERT INTO documents (id, key_hash, key, url, host, kind, institution, selectors, min_text, min_items, created_at,
  asked, discovered, wanted, paused, title, visits, readings, good_visits)
VALUES (1, 'hash', 'key', 'https://source.example/page', 'source.example', 'page', '', '{}', 200, 1,
  '2026-03-02T09:14:00.000000+00:00', true, false, true, false, 'A page', 0, 0, 0)
"""
_FINDING = """
INSERT INTO findings (id, document_id, kind, subject, subject_hash, before_reading_id, after_reading_id, episode, level,
  rank, score, reasons, summary, status, created_at, seen_at)
VALUES (1, 1, 'content-changed', '', 'hash', 1, 2, 0, 'routine', 2, 5.0,
  '[{"name":"text","points":5.0,"words":{"de":"Ein Satz.","en":"A sentence."}}]',
  '{"de":"Ein Satz.","en":"A sentence."}',
  'open', '2026-03-09T09:14:00.000000+00:00', '2026-03-09T09:14:00.000000+00:00')
"""
_DECISION = """
INSERT INTO decisions (id, finding_id, verdict, note, "by", at, after_reading_id)
VALUES (1, 1, 'rejected', '', 'anna', '2026-03-10T09:14:00.000000+00:00', 2)
"""
_VOLATILITY = """
INSERT INTO volatility (document_id, path_hash, path, changed) VALUES (1, 'hash', 'main/p[2]', 7)
"""
_ENTRY = "INSERT INTO entries (id, slug, name, title, quarter, revision) VALUES (1, 'one', 'One', 'One', '2021-Q1', 1)"
_PROPOSAL = """
INSERT INTO proposals (id, entry_id, citation_key, number, kind, before, after, context, wanted, identity, words,
  status, created_at, done_at)
VALUES (1, 1, '', 0, 'url-malformed', 'a', 'b', '', '', 'x', '{"de":"Ein Satz.","en":"A sentence."}', 'dismissed',
  '2026-03-09T09:14:00.000000+00:00', '2026-03-10T09:14:00.000000+00:00')
"""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without any tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/citewatch.db"
    return str(request.getfixturevalue("postgres_database"))


def at_step(url: str, revision: str, *rows: str) -> None:
    """Make a database as an earlier release left it, with these rows."""
    engine = engines.make(url)
    with engines.writing(engine) as connection:
        configuration = upgrade._configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, revision)
        for row in rows:
            connection.execute(sa.text(row.replace(":", "\\:")))
    engine.dispose()


def test_findings_and_decisions_of_an_earlier_release_go_on(empty: str) -> None:
    """They know nothing of the same change elsewhere, and their decisions weigh from now on."""
    at_step(empty, "0003", _DOCUMENT, _FINDING, _DECISION)

    upgrade.upgrade(empty)

    store = opening.open_store(empty)
    finding, document = store.findings.get(1), store.documents.get(1)
    feedback = store.findings.feedback(1)
    store.close()
    assert finding is not None
    assert document is not None
    assert (finding.change_digest, finding.score, document.decisions_from) == (None, 5.0, None)
    assert (feedback.lowered, feedback) == (1, Feedback(1, 0, feedback.since))


def test_counts_of_volatile_blocks_and_proposals_of_an_earlier_release_go_on(empty: str) -> None:
    """At which visits a block changed was not kept before; nobody turned a proposal down."""
    at_step(empty, "0004", _DOCUMENT, _VOLATILITY, _ENTRY, _PROPOSAL)

    upgrade.upgrade(empty)

    store = opening.open_store(empty)
    trail, rules = store.documents.states([1])[1].trail, store.noise_rules.select()
    [proposal] = store.entries.proposals()
    store.close()
    assert (trail.touched, rules) == ({"main/p[2]": ()}, [])
    assert (proposal.status, proposal.dismissed_by) == ("dismissed", None)
