"""Whatever stands in the owner's files: an entry or a configuration, or one sentence about what is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from chronicle import records
from chronicle.records import EntryError, as_json
from citewatch import config, entry_files
from citewatch.config import shipped_config
from citewatch.errors import ConfigError, ShellError
from fakes import damage

pytestmark = pytest.mark.fuzz

ENTRIES = damage.packaged("entries", ending=".txt")
CONFIGURATIONS = [shipped_config().read_bytes()[:6_000], *damage.packaged(".", ending="config.yaml")]
# One file for all examples, written anew by each.
one_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(damage.damaged(ENTRIES))
def test_any_bytes_are_an_entry_or_refused_in_a_sentence(body: bytes) -> None:
    entry, refusal = damage.attempt(
        lambda: records.parse(records.decode(body, name="x.txt"), name="x.txt"), refusal=EntryError
    )
    if entry is None:
        assert refusal.startswith("x.txt")
        return

    for citation in entry.citations:
        assert all(entry.text[quote.start : quote.end] == quote.text for quote in citation.quotes)
    assert all(0 <= defect.start <= defect.end <= len(entry.text) for defect in records.check([entry]))
    assert as_json.to_json(entry)["title"] == entry.title


@one_file
@given(damage.damaged(ENTRIES))
def test_any_file_is_an_entry_or_refused_by_its_name(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes(body)
    loaded, refusal = damage.attempt(lambda: entry_files.load([path]), refusal=ShellError)

    assert loaded or refusal.startswith(str(path))


@one_file
@given(damage.damaged(CONFIGURATIONS))
def test_any_bytes_are_a_configuration_or_refused_with_their_place(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(body)
    loaded, refusal = damage.attempt(lambda: config.load(path), refusal=ConfigError)

    assert loaded or refusal
    assert all(line.startswith(f"{path}: ") for line in refusal.splitlines())
