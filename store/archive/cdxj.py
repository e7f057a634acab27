"""The CDXJ index of the archive: SURT key, moment, and where the capture lies, as replay tools read it.

Form: https://specs.webrecorder.net/cdxj/0.1.0/ ; keys as pywb and the `surt` package make them.
"""

import json
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from datetime import UTC

from store.archive import records
from store.model.evidence import Snapshot

_WWW = re.compile(r"^www\d{0,3}\.")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_REVISIT_TYPE = "warc/revisit"


def lines(snapshots: Iterable[Snapshot]) -> Iterator[str]:
    """Yield a line for each capture, in the order given; visits without an answer are no captures."""
    for snapshot in snapshots:
        if snapshot.record_type in ("response", "revisit"):
            yield line(snapshot)


def index(snapshots: Iterable[Snapshot]) -> list[str]:
    """Return the lines sorted by their bytes, as an index file must be."""
    return sorted(lines(snapshots), key=str.encode)


def line(snapshot: Snapshot) -> str:
    """Return the line of one capture."""
    url = records.target(snapshot.url)  # as the WARC record spells it
    fields = {
        "url": url,
        "mime": _REVISIT_TYPE if snapshot.record_type == "revisit" else snapshot.media_type or "unk",
        "status": "" if snapshot.status is None else str(snapshot.status),
        "digest": snapshot.digest,
        "length": str(snapshot.length),
        "offset": str(snapshot.offset),
        "filename": snapshot.warc_file,
    }
    moment = snapshot.captured_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{key(url)} {moment} {json.dumps(fields)}"


def key(url: str) -> str:
    """Return the SURT key: host reversed, then path and sorted query, all in lower case, without `www.`."""
    parts = urllib.parse.urlsplit(url.strip())
    host = _WWW.sub("", (parts.hostname or "").lower()).rstrip(".")
    address = host if ":" in host or host.replace(".", "").isdigit() else ",".join(reversed(host.split(".")))
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    path = (parts.path or "/").lower()
    path = path.rstrip("/") if len(path) > 1 else path
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return _one_word(f"{address}{port}){path}" + (f"?{query}" if query else ""))


def _one_word(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f]", lambda found: f"%{ord(found.group()):02x}", text)
