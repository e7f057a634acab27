"""One process's own WARC file: responses with their requests, revisits, failures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store import errors
from store.archive import appending, messages, names, records
from store.clock import Clock
from store.model.evidence import NewSnapshot, Snapshot

# Large enough that a year is few files, small enough to copy (WARC 1.1, annex C, recommends 1 GB).
ROLLOVER_BYTES = 1_000_000_000
_TRIES = 1000
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Colophon:
    """What a file says about its making: the software, who answers for it with contact, and from where it visits."""

    software: str
    operator: str
    vantage: Mapping[str, str]


class WarcWriter:
    """Implements `ArchiveWriter`. The file begins with the first record, and goes on in a new one beyond its size."""

    def __init__(
        self, folder: Path, *, colophon: Colophon, clock: Clock, owner: str, rollover_bytes: int = ROLLOVER_BYTES
    ) -> None:
        """Write into `folder`; `owner` says who (host and process) in the file's name."""
        self._folder = folder
        self._colophon = colophon
        self._clock = clock
        self._owner = owner
        self._rollover_bytes = rollover_bytes
        self._serial = 0
        self._file: appending.AppendFile | None = None
        self._warcinfo_id = ""

    def response(  # noqa: PLR0913 - the contract's
        self,
        *,
        url: str,
        captured_at: datetime,
        address: str | None,
        status: int,
        headers: Sequence[tuple[bytes, bytes]],
        body: bytes,
        media_type: str,
        request_headers: Sequence[tuple[bytes, bytes]],
        protocol: str = "HTTP/1.1",
        marks: Sequence[str] = (),
    ) -> NewSnapshot:
        """Write a response record and its request record; return the response's capture."""
        file = self._current()
        digest = records.digest(body)
        record = records.build(
            "response",
            at=captured_at,
            fields=[
                *messages.origin(url, self._warcinfo_id, address=address, protocol=protocol, marks=marks),
                ("WARC-Payload-Digest", digest),
                messages.RESPONSE,
            ],
            block=messages.response(status, headers, body),
        )
        offset = file.append(record.member + self._request(record, url, captured_at, request_headers, address=address))
        return NewSnapshot(
            url=url,
            captured_at=captured_at,
            record_type="response",
            warc_record_id=record.record_id,
            warc_file=file.path.name,
            offset=offset,
            length=len(record.member),
            digest=digest,
            status=status,
            media_type=media_type,
            etag=messages.header(headers, b"etag"),
            last_modified=messages.header(headers, b"last-modified"),
        )

    def revisit(  # noqa: PLR0913 - the contract's
        self,
        *,
        original: Snapshot,
        url: str,
        captured_at: datetime,
        address: str | None,
        status: int,
        headers: Sequence[tuple[bytes, bytes]],
        request_headers: Sequence[tuple[bytes, bytes]],
        protocol: str = "HTTP/1.1",
        marks: Sequence[str] = (),
    ) -> NewSnapshot:
        """Write a revisit record against a committed original: server-not-modified for a 304, else same payload."""
        file = self._current()
        record = records.build(
            "revisit",
            at=captured_at,
            fields=[
                *messages.origin(url, self._warcinfo_id, address=address, protocol=protocol, marks=marks),
                *messages.refers(original, not_modified=status == _NOT_MODIFIED),
                messages.RESPONSE,
            ],
            block=messages.response(status, headers),
        )
        offset = file.append(record.member + self._request(record, url, captured_at, request_headers, address=address))
        return NewSnapshot(
            url=url,
            captured_at=captured_at,
            record_type="revisit",
            warc_record_id=record.record_id,
            warc_file=file.path.name,
            offset=offset,
            length=len(record.member),
            digest=original.digest,
            status=status,
            media_type=original.media_type,
            refers_to=original.id,
            etag=messages.header(headers, b"etag") or original.etag,
            last_modified=messages.header(headers, b"last-modified") or original.last_modified,
        )

    def failure(
        self,
        *,
        url: str,
        captured_at: datetime,
        reason: str,
        detail: str,
        request_headers: Sequence[tuple[bytes, bytes]],
    ) -> NewSnapshot:
        """Write a metadata record about a visit that got no answer; without a payload digest (WARC 1.1, 5.9)."""
        file = self._current()
        record = records.build(
            "metadata",
            at=captured_at,
            fields=[*messages.origin(url, self._warcinfo_id), messages.FIELDS],
            block=records.warc_fields([("visitFailure", reason), ("visitFailureDetail", detail)]),
        )
        # Nothing was sent where robots.txt or the address guard refused.
        request = self._request(record, url, captured_at, request_headers) if request_headers else b""
        offset = file.append(record.member + request)
        return NewSnapshot(
            url=url,
            captured_at=captured_at,
            record_type="metadata",
            warc_record_id=record.record_id,
            warc_file=file.path.name,
            offset=offset,
            length=len(record.member),
            digest="",
            status=None,
            media_type=messages.FIELDS[1],
        )

    def flush(self) -> None:
        """Flush and fsync everything written. Raises `DiskFullError`."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Flush and close the file."""
        if self._file is None:
            return
        try:
            self._file.flush()
        finally:
            self._file.close()
            self._file = None

    def _request(
        self,
        answer: records.Record,
        url: str,
        at: datetime,
        headers: records.HttpHeaders,
        *,
        address: str | None = None,
    ) -> bytes:
        record = records.build(
            "request",
            at=at,
            fields=[
                *messages.origin(url, self._warcinfo_id, address=address),
                ("WARC-Concurrent-To", f"<{answer.record_id}>"),
                messages.REQUEST,
            ],
            block=messages.request(url, headers),
        )
        return record.member

    def _current(self) -> appending.AppendFile:
        if self._file is not None and self._file.size >= self._rollover_bytes:
            self.close()
        if self._file is None:
            self._file = self._begin()
        return self._file

    def _begin(self) -> appending.AppendFile:
        now = self._clock.now()
        for _ in range(_TRIES):
            self._serial += 1
            try:
                file = appending.AppendFile(self._folder / names.make(now, self._owner, self._serial))
            except FileExistsError:
                continue
            return self._with_warcinfo(file, now)
        raise errors.ArchiveError(f"{self._folder} has {_TRIES} files of {self._owner} from now: choose another owner")

    def _with_warcinfo(self, file: appending.AppendFile, now: datetime) -> appending.AppendFile:
        colophon = self._colophon
        info = records.build(
            "warcinfo",
            at=now,
            fields=[("WARC-Filename", file.path.name), messages.FIELDS],
            block=messages.warcinfo(colophon.software, colophon.operator, colophon.vantage, owner=self._owner),
        )
        try:
            file.append(info.member)
        except errors.StoreError:
            file.close()
            file.path.unlink(missing_ok=True)  # an empty file would only puzzle whoever finds it
            raise
        self._warcinfo_id = info.record_id
        return file
