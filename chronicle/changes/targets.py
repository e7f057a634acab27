"""Where a link leads in the end, however its address is written."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

_PASSING_ON = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/url|l\.facebook\.com/l\.php|vk\.com/away\.php|www\.youtube\.com/redirect"
    r"|[\w.]+\.safelinks\.protection\.outlook\.com/)\??(?:[^#]*?&)?(?:q|u|to|url)=(?P<target>https?[^&#]+)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index\.(?:html?|php|shtml))?$")
_SLASHES = re.compile(r"/{2,}")
_PORT = re.compile(r":(\d{1,5})$")
_DEFAULT_PORTS = frozenset({"80", "443"})
# Pages that are drawn by a script name what they show behind such a mark; other fragments are places on a page.
_SCRIPTED = ("!", "/")
_LANGUAGE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?(?=/)")
_CONTACTS = ("mailto:", "tel:")


def split(url: str) -> SplitResult:
    """Return the parts of an address; one that is broken beyond reading ("https://[x") is all path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


@lru_cache(maxsize=16_384)
def identity(url: str) -> str:
    """Return what a link is compared by: what its address says, not how.

    Left out are the scheme, `www.`, default ports, places on a page, index pages, the last slash, case, escapes, and
    the order of parameters. Two documents of one host whose addresses differ in case alone are not known to us.
    """
    if is_contact(url):
        return url.lower()
    parts = split(_unwrap(url))
    shown = f"#{parts.fragment}" if parts.fragment.startswith(_SCRIPTED) else ""
    return (_host(parts) + _path(parts.path) + _query(parts.query) + shown).lower()


def scheme(url: str) -> str:
    """Return the scheme of the address that a link leads to in the end."""
    return split(_unwrap(url)).scheme


def is_contact(url: str) -> bool:
    """Say whether a link writes to or calls somebody."""
    return url.startswith(_CONTACTS)


def is_same_place(one: str, other: str, *, own: frozenset[str]) -> bool:
    """Say whether two addresses behind the same words lead to one document that the site names anew.

    Either the path is the same and one of the hosts is the site's own (`own`, as `identity` writes hosts): the link was
    absolute and is relative now, or the site got another name. Or the host is the same, and one path begins with a
    language that the other leaves out.
    """
    (host, _, path), (other_host, _, other_path) = (identity(url).partition("/") for url in (one, other))
    if host != other_host:
        return bool(path) and path == other_path and not own.isdisjoint((host, other_host))
    return _without_language(path) == other_path or path == _without_language(other_path)


def _without_language(path: str) -> str:
    return _LANGUAGE.sub("", f"/{path}", count=1).removeprefix("/") if _LANGUAGE.match(f"/{path}") else path


def _unwrap(url: str) -> str:
    """Return the target of an address that only passes readers on (search engines, mail filters, networks)."""
    match = _PASSING_ON.match(url)
    return unquote(match.group("target")) if match else url


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.").removesuffix(".")
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return host
    port = _PORT.search(parts.netloc)
    return f"{host}:{port.group(1)}" if port and port.group(1) not in _DEFAULT_PORTS else host


def _path(path: str) -> str:
    path = _SLASHES.sub("/", unquote(path))
    if "/." in path:
        path = posixpath.normpath(path)
    return _INDEX.sub("", path)


def _query(query: str) -> str:
    """Return the parameters in order; some pages escape the sign between them twice."""
    parameters = sorted(unquote(p).removeprefix("amp;") for p in query.split("&") if p)
    return f"?{'&'.join(parameters)}" if parameters else ""
