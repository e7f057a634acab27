"""Whether the archive holds what the rows say; what `warcio check` skips (revisits, our own index) included."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from store import errors
from store.archive import parsing, records
from store.archive.ports import Archive
from store.model.evidence import Snapshot
from store.ports import Store

# The code of flaws that `cut_torn_end` mends.
TORN = "torn"
_PAGE = 1000
# How much of a file's end is read at a time.
_STEP_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong: a code, the file and offset, the snapshot's number where a row names it, and what to do."""

    code: str
    warc_file: str
    offset: int
    snapshot_id: int | None
    detail: str

    def __str__(self) -> str:
        """Say it in one sentence."""
        who = f"snapshot {self.snapshot_id}" if self.snapshot_id is not None else "no snapshot"
        return f"{self.warc_file} at {self.offset} ({who}): {self.code}: {self.detail}"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found. `unnamed` counts whole records at the ends of files that no row names: harmless.

    They are requests, and what a process wrote in the moment before it was killed. `torn` flaws are about such ends.
    """

    checked: int
    flaws: tuple[Flaw, ...]
    unnamed: int = 0


@dataclass(slots=True)
class _Ends:
    """How far each file is named by rows."""

    behind: dict[str, int] = field(default_factory=dict)

    def note(self, snapshot: Snapshot) -> None:
        """Note where this snapshot's member ends."""
        end = snapshot.offset + snapshot.length
        self.behind[snapshot.warc_file] = max(end, self.behind.get(snapshot.warc_file, 0))


def verify(store: Store, archive: Archive) -> AuditReport:
    """Read every snapshot's record and compare it with its row; then look for torn ends of files."""
    flaws: list[Flaw] = []
    ends = _Ends()
    checked = 0
    for snapshot in _all(store):
        checked += 1
        ends.note(snapshot)
        flaws += _check(store, archive, snapshot)
    unnamed = 0
    for name in archive.files():
        count, torn = _tail(archive, name, start=ends.behind.get(name, 0))
        unnamed += count
        flaws += torn
    return AuditReport(checked, tuple(flaws), unnamed)


def _all(store: Store) -> Iterator[Snapshot]:
    after = 0
    while page := store.visits.all_snapshots(after=after, limit=_PAGE):
        yield from page
        after = page[-1].id


def _check(store: Store, archive: Archive, snapshot: Snapshot) -> Iterator[Flaw]:
    def flaw(code: str, detail: str) -> Flaw:
        return Flaw(code, snapshot.warc_file, snapshot.offset, snapshot.id, detail)

    try:
        record = parsing.member(archive.read(snapshot.warc_file, snapshot.offset, snapshot.length))
        yield from (flaw(code, detail) for code, detail in _compare(record, snapshot))
        if snapshot.record_type == "revisit":
            yield from (flaw("revisit", detail) for detail in _resolve(store, record, snapshot))
    except errors.ArchiveError as error:
        yield flaw("unreadable", str(error))


def _compare(record: parsing.ParsedRecord, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    fields = record.fields
    if record.end != snapshot.length:
        yield "length", "the row names more than one record"
    expected = {
        "warc-record-id": f"<{snapshot.warc_record_id}>",
        "warc-type": snapshot.record_type,
        "warc-target-uri": records.target(snapshot.url),
        "warc-date": records.warc_date(snapshot.captured_at),
        "warc-block-digest": records.digest(record.block),
    }
    for name, wanted in expected.items():
        if fields.get(name) != wanted:
            yield "mismatch", f"{name} is {fields.get(name)!r}, should be {wanted!r}"
    said = fields.get("warc-payload-digest", "")
    if said != snapshot.digest:
        yield "digest", f"the record says {said!r}, the row {snapshot.digest!r}"
    if snapshot.record_type == "response" and records.digest(parsing.http(record.block).body) != snapshot.digest:
        yield "digest", "the body is not what its digest says"


def _resolve(store: Store, record: parsing.ParsedRecord, snapshot: Snapshot) -> Iterator[str]:
    original = store.visits.snapshot(snapshot.refers_to) if snapshot.refers_to is not None else None
    if original is None:
        yield "it refers to no snapshot"
        return
    if original.record_type != "response":
        yield f"it refers to snapshot {original.id}, which is a {original.record_type}"
    if original.digest != snapshot.digest:
        yield f"it has another digest than its original, snapshot {original.id}"
    if record.fields.get("warc-refers-to") != f"<{original.warc_record_id}>":
        yield f"the record refers to another one than the row (snapshot {original.id})"


def _tail(archive: Archive, name: str, *, start: int) -> tuple[int, list[Flaw]]:
    """Walk over the records behind the last one that a row names."""
    count, offset, size = 0, start, archive.size(name)
    try:
        while offset < size:
            offset += _next(archive, name, offset, size)
            count += 1
    except errors.ArchiveError as error:
        if archive.is_being_written(name):
            return count, []
        detail = f"the last {size - offset} bytes are no whole record, and no row names them; they can be cut off"
        return count, [Flaw(TORN, name, offset, None, f"{detail} ({error})")]
    return count, []


def _next(archive: Archive, name: str, offset: int, size: int) -> int:
    """Return the length of the member here; a long one is read in growing pieces."""
    step = _STEP_BYTES
    while True:
        length = min(step, size - offset)
        try:
            return parsing.member(archive.read(name, offset, length)).end
        except errors.ArchiveError:
            if length == size - offset:
                raise
            step *= 8
