"""Whatever has become of an archive file: what is damaged is named, and nothing else happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import damage, storing
from store import opening
from store.archive import audit, body, parsing, records
from store.archive.warc import WarcArchive
from store.clock import FixedClock
from store.errors import ArchiveError
from store.model.evidence import Snapshot
from store.model.watching import Watch
from store.ports import Store

pytestmark = pytest.mark.fuzz

PAGES = damage.packaged("pages", ending=".html")
URL = "https://source.example/page"
MOST = 1_000_000


@dataclass(frozen=True)
class Kept:
    """An archive of a few responses with their rows. `sound` are its file's bytes."""

    store: Store
    archive: WarcArchive
    file: Path
    sound: bytes

    def snapshots(self) -> list[Snapshot]:
        return self.store.visits.all_snapshots()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("archive")
    archive, store = WarcArchive(folder), opening.open_store("memory:")
    writer = archive.writer(software="t", operator="t", vantage={}, clock=FixedClock(storing.START), owner="t")
    document = store.documents.watch(Watch(URL), at=storing.START)
    for number, page in enumerate(PAGES[:4]):
        snapshot = writer.response(
            url=URL,
            captured_at=storing.day(number),
            address="192.0.2.1",
            status=200,
            headers=[(b"Content-Type", b"text/html")],
            body=page,
            media_type="text/html",
            request_headers=[(b"Host", b"source.example")],
        )
        store.visits.record([storing.visit(document, at=storing.day(number), snapshot=snapshot)])
    writer.close()
    file = next(folder.iterdir())
    yield Kept(store, archive, file, file.read_bytes())
    store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_to_a_file_is_named_by_the_audit(kept: Kept, data: st.DataObject) -> None:
    """Not a byte of what rows name can change without a flaw; reading a copy back gives it whole, or an error."""
    damaged = data.draw(damage.damaged([kept.sound]))
    kept.file.write_bytes(damaged)
    found = audit.verify(kept.store, kept.archive)
    named = {flaw.snapshot_id for flaw in found.flaws}

    assert found.checked == len(kept.snapshots())
    for snapshot in kept.snapshots():
        there = damaged[snapshot.offset : snapshot.offset + snapshot.length]
        sound = kept.sound[snapshot.offset : snapshot.offset + snapshot.length]
        assert there == sound or snapshot.id in named
        loaded, _ = damage.attempt(partial(body.load, kept.archive, kept.store, snapshot), refusal=ArchiveError)
        assert loaded is not None or there != sound


@given(damage.damaged([records.build("response", at=storing.START, fields=[], block=page).member for page in PAGES]))
def test_a_damaged_member_is_refused_in_a_sentence(member: bytes) -> None:
    record, refusal = damage.attempt(lambda: parsing.member(member), refusal=ArchiveError)

    assert record.end <= len(member) if record else "restore" in refusal


HEADS = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", b"GET / HTTP/1.1\r\nHost: source.example\r\n\r\n")


@given(damage.damaged(HEADS))
def test_a_damaged_message_has_no_status_or_a_number(block: bytes) -> None:
    message, refusal = damage.attempt(lambda: parsing.http(block), refusal=ArchiveError)

    assert message.status is None or message.status >= 0 if message else refusal


@given(damage.damaged(PAGES), st.sampled_from(["gzip", "deflate", "br", "gzip, gzip", "x-none", "identity", ""]))
def test_a_damaged_body_is_unpacked_or_refused(packed: bytes, codings: str) -> None:
    unpacked, refusal = damage.attempt(lambda: body.unpacked(packed, codings, most=MOST), refusal=ArchiveError)

    assert refusal if unpacked is None else len(unpacked) <= MOST or unpacked == packed
