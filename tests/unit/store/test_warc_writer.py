"""WARC files as others read them: warcio and FastWARC judge what we write."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from fakes import archiving, storing
from store import errors
from store.archive import parsing
from store.archive.warc import WarcArchive
from store.archive.writer import WarcWriter
from store.clock import FixedClock


def only_file(archive: WarcArchive) -> Path:
    (name,) = archive.files()
    return archive.folder / name


def rows(archive: WarcArchive) -> list[tuple[str, dict[str, str]]]:
    """Type and fields of every record, as warcio sees them."""
    with only_file(archive).open("rb") as file:
        return [(one.rec_type, dict(one.rec_headers.headers)) for one in ArchiveIterator(file)]


@pytest.fixture
def everything(archive: WarcArchive, writer: WarcWriter) -> WarcArchive:
    original = archiving.recorded(archiving.respond(writer))
    archiving.revisit(writer, original)
    archiving.revisit(writer, original, status=200, protocol="h2")
    archiving.fail(writer)
    archiving.fail(writer, request_headers=((b"User-Agent", b"x"),))
    archiving.respond(writer, body=b"", status=599, headers=(), address="not an address")
    writer.close()
    return archive


@pytest.mark.parametrize("command", ["warcio", "fastwarc"])
def test_other_tools_find_nothing_wrong(everything: WarcArchive, command: str) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", f"{command}.cli", "check", only_file(everything)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_file_holds_its_records_in_order_each_in_a_member_of_its_own(everything: WarcArchive) -> None:
    data = only_file(everything).read_bytes()
    kinds, offset = [], 0
    while offset < len(data):
        record = parsing.member(data[offset:])
        kinds.append(record.fields["warc-type"])
        offset += record.end

    assert kinds == [
        *("warcinfo", "response", "request", "revisit", "request", "revisit", "request"),
        *("metadata", "metadata", "request", "response", "request"),
    ]


def test_the_file_says_who_made_it_from_where_and_what_is_lost(everything: WarcArchive) -> None:
    name = only_file(everything).name
    text = gzip.decompress(only_file(everything).read_bytes()).decode("utf-8", "replace")

    assert name == "citewatch-20260302091400-host-1-00001.warc.gz"
    for said in ("software: citewatch/test", "operator: Someone <contact@example.org>", "vantage-country: DE"):
        assert said in text
    for lost in ("reason phrase", "case", "transfer coding"):
        assert lost in text


def test_a_body_is_kept_as_it_was_sent_and_every_header_but_the_transfer_coding(
    archive: WarcArchive, writer: WarcWriter
) -> None:
    new = archiving.respond(writer)
    writer.flush()

    message = parsing.http(parsing.member(archive.read(new.warc_file, new.offset, new.length)).block)

    assert message.body == archiving.BODY
    assert message.first_line == "HTTP/1.1 200 OK"
    assert [value for name, value in message.headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert message.header("transfer-encoding") is None


def test_a_snapshot_carries_the_servers_validators_byte_for_byte(writer: WarcWriter) -> None:
    new = archiving.respond(writer)

    assert (new.etag, new.last_modified, new.status, new.media_type) == ('W/"abc"', None, 200, "text/html")
    assert new.digest.startswith("sha1:")


def test_request_and_response_name_each_other(everything: WarcArchive) -> None:
    found = rows(everything)
    response, request = found[1][1], found[2][1]

    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert response["WARC-Warcinfo-ID"] == found[0][1]["WARC-Record-ID"]
    assert response["WARC-Target-URI"] == "https://source.example/p%C3%A4ge?id=7"


def test_revisits_have_the_profile_of_what_the_server_said(everything: WarcArchive) -> None:
    response, *revisits = (fields for kind, fields in rows(everything) if kind in ("response", "revisit"))
    not_modified, same_payload = revisits[:2]

    assert not_modified["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert same_payload["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    for one in (not_modified, same_payload):
        assert one["WARC-Refers-To"] == response["WARC-Record-ID"]
        assert one["WARC-Refers-To-Target-URI"] == response["WARC-Target-URI"]
        assert one["WARC-Refers-To-Date"] == response["WARC-Date"]
        assert one["WARC-Payload-Digest"] == response["WARC-Payload-Digest"]


def test_a_304_without_validators_keeps_those_of_the_original(writer: WarcWriter) -> None:
    original = archiving.recorded(archiving.respond(writer), 7)

    new = archiving.revisit(writer, original)

    assert (new.etag, new.refers_to, new.digest, new.record_type) == ('W/"abc"', 7, original.digest, "revisit")


def test_a_revisit_of_anything_but_a_response_is_refused(writer: WarcWriter) -> None:
    failed = archiving.recorded(archiving.fail(writer))

    with pytest.raises(errors.ArchiveError, match="response"):
        archiving.revisit(writer, failed)


def test_a_failure_has_no_payload_digest_and_cannot_smuggle_in_a_header(everything: WarcArchive) -> None:
    kinds = [kind for kind, _ in rows(everything)]
    fields = next(fields for kind, fields in rows(everything) if kind == "metadata")

    assert "WARC-Payload-Digest" not in fields
    assert kinds.count("response") == 2


@pytest.mark.parametrize("evil", ["https://a.example/\r\nWARC-Type: warcinfo", "https://a.example/\x00 <b>\u2028x"])
def test_an_address_cannot_break_out_of_its_header(archive: WarcArchive, writer: WarcWriter, evil: str) -> None:
    archiving.respond(writer, url=evil, headers=((b"X\r\nY", b"a\r\n\r\nb"),))
    writer.close()

    kinds = [kind for kind, _ in rows(archive)]

    assert kinds == ["warcinfo", "response", "request"]


def test_a_full_file_is_continued_in_a_new_one(archive: WarcArchive) -> None:
    small = archive.writer(
        software="s", operator="o", vantage={}, clock=FixedClock(storing.START), owner="w", rollover_bytes=1500
    )

    files = [archiving.respond(small).warc_file for _ in range(4)]
    small.close()

    assert list(archive.files()) == sorted(set(files))
    assert len(set(files)) > 1


def test_two_writers_of_one_owner_in_one_second_have_files_of_their_own(archive: WarcArchive) -> None:
    writers = [
        archive.writer(software="s", operator="o", vantage={}, clock=FixedClock(storing.START), owner="w")
        for _ in range(2)
    ]

    first, second = (archiving.respond(writer).warc_file for writer in writers)

    for writer in writers:
        writer.close()
    assert first != second


def test_a_writer_that_wrote_nothing_leaves_no_file(archive: WarcArchive, writer: WarcWriter) -> None:
    writer.flush()
    writer.close()

    assert list(archive.files()) == []


def test_files_are_listed_oldest_first_whatever_their_owner(archive: WarcArchive) -> None:
    for owner, number in (("z", 0), ("a", 1)):
        writer = archive.writer(
            software="s", operator="o", vantage={}, clock=FixedClock(storing.day(number)), owner=owner
        )
        archiving.respond(writer)
        writer.close()
    (archive.folder / "notes.txt").write_text("not an archive")

    assert [name.split("-")[2] for name in archive.files()] == ["z", "a"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(errors.ArchiveError, match="file/warc"):
        WarcArchive(tmp_path / "file" / "warc").writer(
            software="s", operator="o", vantage={}, clock=FixedClock(storing.START), owner="w"
        )
