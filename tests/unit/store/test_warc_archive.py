"""Reading from the archive: whole, or an error that names the file."""

import dataclasses
import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import archiving, storing
from store import errors, opening
from store.archive import audit, body, cdxj, parsing, records
from store.archive.warc import WarcArchive
from store.archive.writer import WarcWriter
from store.model.evidence import NewSnapshot
from store.model.watching import Watch
from store.ports import Store


@pytest.fixture
def store() -> Store:
    return opening.open_store("memory:")


def keep(store: Store, *snapshots: NewSnapshot) -> None:
    number = store.documents.watch(Watch(archiving.URL), at=storing.START)
    store.visits.record([storing.visit(number, at=storing.day(n), snapshot=one) for n, one in enumerate(snapshots)])


@pytest.mark.parametrize("name", ["../secret.warc.gz", "/etc/passwd", "a/b.warc.gz", ".hidden.warc.gz", "x.warc.gz\n"])
def test_a_name_that_leads_elsewhere_is_refused(archive: WarcArchive, name: str) -> None:
    with pytest.raises(errors.ArchiveError, match="no name"):
        archive.read(name, 0, 10)


def test_a_missing_file_and_a_place_beyond_its_end_are_named(archive: WarcArchive, writer: WarcWriter) -> None:
    new = archiving.respond(writer)
    writer.close()

    with pytest.raises(errors.ArchiveError, match="missing"):
        archive.read("other.warc.gz", 0, 10)
    with pytest.raises(errors.ArchiveError, match="ends within"):
        archive.read(new.warc_file, new.offset, 10**6)
    with pytest.raises(errors.ArchiveError, match="no record"):
        archive.read(new.warc_file, new.offset + 1, 10)


def test_an_archived_page_is_read_back_unpacked(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    keep(store, archiving.respond(writer))
    writer.close()

    response = body.load(archive, store, store.visits.all_snapshots()[0])

    assert (response.status, response.body) == (200, gzip.decompress(archiving.BODY))
    assert response.header("content-type") == "text/html; charset=utf-8"


def test_a_revisit_shows_its_originals_body_and_what_the_server_said(
    archive: WarcArchive, writer: WarcWriter, store: Store
) -> None:
    keep(store, archiving.respond(writer))
    keep(store, archiving.revisit(writer, store.visits.all_snapshots()[0]))
    writer.close()

    response = body.load(archive, store, store.visits.all_snapshots()[1])

    assert (response.status, response.body) == (200, gzip.decompress(archiving.BODY))
    assert response.revisit_headers == (("Date", "Tue, 03 Mar 2026 09:14:00 GMT"),)


def test_a_visit_without_answer_has_no_body_but_its_reason(
    archive: WarcArchive, writer: WarcWriter, store: Store
) -> None:
    keep(store, archiving.fail(writer))
    writer.close()
    snapshot = store.visits.all_snapshots()[0]

    with pytest.raises(errors.ArchiveError, match="without an answer"):
        body.load(archive, store, snapshot)

    assert body.failure(archive, snapshot)["visitfailure"] == "dns-nxdomain"


@given(
    st.binary(max_size=300), st.sampled_from(["gzip", "x-gzip", "deflate", "raw deflate", "identity", "gzip, deflate"])
)
def test_every_coding_that_we_ask_for_is_undone(data: bytes, coding: str) -> None:
    packed = data
    for layer in coding.split(", "):
        if layer.endswith("gzip"):
            packed = gzip.compress(packed)
        elif layer == "deflate":
            packed = zlib.compress(packed)
        elif layer == "raw deflate":
            packed = zlib.compress(packed)[2:-4]

    assert body.unpacked(packed, coding.removeprefix("raw "), most=1000) == data


@pytest.mark.parametrize("coding", ["br", "gzip, gzip, gzip", "x"])
def test_a_coding_that_we_never_ask_for_is_said(coding: str) -> None:
    with pytest.raises(errors.ArchiveError, match="packed"):
        body.unpacked(gzip.compress(b"x"), coding, most=1000)


def test_a_bomb_is_stopped_at_the_cap() -> None:
    bomb = gzip.compress(bytes(50_000_000))

    with pytest.raises(errors.ArchiveError, match="bomb"):
        body.unpacked(bomb, "gzip", most=1_000_000)


def test_an_archive_as_it_should_be_has_no_flaws(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    keep(store, archiving.respond(writer), archiving.fail(writer))
    keep(store, archiving.revisit(writer, store.visits.all_snapshots()[0]))
    writer.close()

    report = audit.verify(store, archive)

    assert (report.checked, report.flaws, report.unnamed) == (3, (), 1)


def test_a_changed_byte_is_found_and_named(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    new = archiving.respond(writer)
    keep(store, new)
    writer.close()
    path = archive.folder / new.warc_file
    data = bytearray(path.read_bytes())
    data[new.offset + new.length // 2] ^= 0xFF
    path.write_bytes(data)

    report = audit.verify(store, archive)

    assert [(flaw.code, flaw.snapshot_id) for flaw in report.flaws] == [("unreadable", 1)]
    assert new.warc_file in str(report.flaws[0])


def test_a_row_with_another_digest_than_its_record_is_found(
    archive: WarcArchive, writer: WarcWriter, store: Store
) -> None:
    new = archiving.respond(writer)
    wrong = dataclasses.replace(new, digest="sha1:WRONG")
    keep(store, wrong)
    writer.close()

    codes = {flaw.code for flaw in audit.verify(store, archive).flaws}

    assert codes == {"digest"}


def test_a_revisit_of_another_page_is_found(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    keep(store, archiving.respond(writer), archiving.respond(writer, body=b"another"))
    first, second = store.visits.all_snapshots()
    new = archiving.revisit(writer, first)
    keep(store, dataclasses.replace(new, refers_to=second.id))
    writer.close()

    flaws = audit.verify(store, archive).flaws

    assert {flaw.code for flaw in flaws} == {"revisit"}
    assert len(flaws) == 2


def test_a_torn_end_is_named_and_can_be_cut_off(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    new = archiving.respond(writer)
    keep(store, new)
    writer.close()
    with (archive.folder / new.warc_file).open("ab") as file:
        file.write(records.build("metadata", at=storing.START, fields=[], block=b"x" * 500).member[:-20])

    torn = audit.verify(store, archive).flaws[0]
    archive.cut_torn_end(torn.warc_file, torn.offset)

    assert (torn.code, torn.snapshot_id) == ("torn", None)
    assert audit.verify(store, archive).flaws == ()


def test_a_file_that_is_being_written_is_not_called_torn(
    archive: WarcArchive, writer: WarcWriter, store: Store
) -> None:
    new = archiving.respond(writer)
    keep(store, new)
    with (archive.folder / new.warc_file).open("ab") as file:
        file.write(b"\x1f\x8b half a record")

    living = audit.verify(store, archive).flaws
    with pytest.raises(errors.ArchiveError, match="being written"):
        archive.cut_torn_end(new.warc_file, new.offset)
    writer.close()

    assert living == ()
    assert [flaw.code for flaw in audit.verify(store, archive).flaws] == ["torn"]


def test_a_record_beyond_the_cap_is_not_unpacked() -> None:
    huge = records.build("metadata", at=storing.START, fields=[], block=bytes(10_000)).member

    with pytest.raises(errors.ArchiveError, match="larger"):
        parsing.member(huge, most=1000)


@given(st.binary(max_size=2000), st.integers(0, 400))
def test_a_record_is_read_back_as_it_was_built_and_never_from_less(block: bytes, cut: int) -> None:
    member = records.build("resource", at=storing.START, fields=[("X", "y")], block=block).member

    assert parsing.member(member + b"whatever follows").block == block
    with pytest.raises(errors.ArchiveError):
        parsing.member(member[: len(member) - 1 - cut % (len(member) - 1)])


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Example.org:80/A/b/?z=1&a=2", "org,example)/a/b?a=2&z=1"),
        ("https://eng.sectsco.org/news/20201110/690356.html", "org,sectsco,eng)/news/20201110/690356.html"),
        ("http://example.com:8080", "com,example:8080)/"),
        ("http://127.0.0.1:8000/x", "127.0.0.1:8000)/x"),
        ("http://[::1]/x", "::1)/x"),
        ("https://example.org/a b", "org,example)/a%20b"),
    ],
)
def test_a_surt_key_is_the_address_from_its_broadest_part_down(url: str, key: str) -> None:
    assert cdxj.key(url) == key


def test_the_index_is_sorted_and_names_captures_only(archive: WarcArchive, writer: WarcWriter, store: Store) -> None:
    keep(store, archiving.respond(writer), archiving.fail(writer), archiving.respond(writer, url="https://a.example/"))
    keep(store, archiving.revisit(writer, store.visits.all_snapshots()[0]))
    writer.close()

    lines = cdxj.index(store.visits.all_snapshots())

    assert [line.split(" ", 2)[:2] for line in lines] == [
        ["example,a)/", "20260302091400"],
        ["example,source)/p%c3%a4ge?id=7", "20260302091400"],
        ["example,source)/p%c3%a4ge?id=7", "20260303091400"],
    ]
    assert '"mime": "warc/revisit"' in lines[2]
    assert f'"filename": "{Path(next(iter(archive.files()))).name}"' in lines[0]
