"""The cookies of one visit: what a host sets while it leads us on is shown to that host, and thrown away at the end.

Far less than a browser's jar (RFC 6265): no cookie outlives its visit or goes to another host, whatever it asks for.
"""

import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass, field

# RFC 6265, section 6.1, asks for 50 of 4096 bytes each; a wall or a language switch needs a handful.
_MOST = 20
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class _Cookie:
    value: bytes
    path: str
    secure: bool


@dataclass(slots=True)
class Cookies:
    """What hosts have set during one visit."""

    _kept: dict[tuple[str, bytes], _Cookie] = field(default_factory=dict)

    def keep(self, url: str, lines: Iterable[bytes]) -> bool:
        """Take in an answer's Set-Cookie lines; say whether the next request will show anything new."""
        parts = urllib.parse.urlsplit(url)
        before = dict(self._kept)
        for line in lines:
            self._keep(parts.hostname or "", line, is_secure=parts.scheme == "https")
        return self._kept != before

    def header(self, url: str) -> bytes:
        """Return the Cookie header of a request, b"" without cookies for its address."""
        parts = urllib.parse.urlsplit(url)
        return b"; ".join(
            name + b"=" + cookie.value
            for (host, name), cookie in self._kept.items()
            if host == parts.hostname
            and _covers(cookie.path, parts.path or "/")
            and (parts.scheme == "https" or not cookie.secure)
        )

    def _keep(self, host: str, line: bytes, *, is_secure: bool) -> None:
        pair, *rest = line.split(b";")
        name, equals, value = (part.strip() for part in pair.partition(b"="))
        attributes = dict(_attribute(part) for part in rest)
        secure = b"secure" in attributes
        if not (name and equals) or len(line) > _LONGEST or (secure and not is_secure):
            return
        self._kept.pop((host, name), None)
        if _is_over(attributes) or len(self._kept) >= _MOST:
            return
        path = attributes.get(b"path", b"").decode("latin-1")
        self._kept[host, name] = _Cookie(value, path if path.startswith("/") else "/", secure)


def _attribute(part: bytes) -> tuple[bytes, bytes]:
    name, _, value = part.partition(b"=")
    return name.strip().lower(), value.strip()


def _is_over(attributes: dict[bytes, bytes]) -> bool:
    """Say whether a server takes a cookie back; for a visit of seconds no other age matters."""
    age = attributes.get(b"max-age", b"")
    if age:
        return age.startswith((b"-", b"0"))
    return b" 1970 " in attributes.get(b"expires", b"").replace(b"-", b" ")


def _covers(path: str, asked: str) -> bool:
    """Say whether a cookie's path covers the one asked for (RFC 6265, section 5.1.4)."""
    return asked == path or asked.startswith(path if path.endswith("/") else path + "/")
