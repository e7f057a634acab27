"""What one request brought, as it was on the wire."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """One request to make. `cut`: a longer body is cut at `max_bytes` rather than refused."""

    url: str
    headers: tuple[Header, ...]
    max_bytes: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. `body` is de-chunked and still content-encoded; header names have the server's spelling.

    `request_headers` are what was really sent, `address` where it went. `marks` tell where its host is trusted in a
    way of its own.
    """

    url: str
    status: int
    headers: tuple[Header, ...]
    body: bytes
    protocol: str
    address: str
    request_headers: tuple[Header, ...]
    started_at: datetime
    finished_at: datetime
    marks: tuple[str, ...] = ()

    def all(self, name: bytes) -> Iterator[bytes]:
        """Yield the values of a header, whatever its case; a repeated header gives several."""
        return (value for key, value in self.headers if key.lower() == name)

    def first(self, name: bytes) -> str | None:
        """Return the first value of a header; bytes beyond ASCII as Latin-1, so that nothing is lost."""
        value = next(self.all(name), None)
        return None if value is None else value.decode("latin-1")

    @property
    def joined(self) -> dict[str, str]:
        """All headers with names in lower case; repeated ones joined by commas (RFC 9110, section 5.3)."""
        joined: dict[str, str] = {}
        for key, value in self.headers:
            name, text = key.decode("latin-1").lower(), value.decode("latin-1")
            joined[name] = f"{joined[name]}, {text}" if name in joined else text
        return joined
