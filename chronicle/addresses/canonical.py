"""One spelling per address. What names the document is never dropped, whatever it looks like."""

import functools
import importlib.resources
import re
import urllib.parse

import yaml

from chronicle.addresses import parsing

_LOWER_ESCAPE = re.compile(r"%(?:[0-9A-F][a-f]|[a-f][0-9A-Fa-f])")
_PATH_SESSION = re.compile(r";jsessionid=[0-9a-z._!-]*", re.IGNORECASE)


@functools.cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    packaged = importlib.resources.files("chronicle.addresses").joinpath("tracking.yaml").read_text(encoding="utf-8")
    names: list[str] = yaml.safe_load(packaged)["parameters"]
    exact = frozenset(name for name in names if not name.endswith("*"))
    return exact, tuple(name[:-1] for name in names if name.endswith("*"))


def is_tracking(parameter: str) -> bool:
    """Say whether a query parameter of this name is on the list of those that never name a document."""
    exact, prefixes = _tracking()
    name = urllib.parse.unquote(parameter).lower()
    return name in exact or name.startswith(prefixes)


def without_tracking(url: str) -> str:
    """Return the address without listed tracking parameters; every other character stays as written."""
    rest, hash_mark, fragment = url.partition("#")
    path, question, query = rest.partition("?")
    if not question:
        return _PATH_SESSION.sub("", path) + hash_mark + fragment
    parts = query.split("&")
    kept = [part for part in parts if not is_tracking(part.partition("=")[0])]
    query = "&".join(kept)
    question = "?" if query or len(kept) == len(parts) else ""
    return _PATH_SESSION.sub("", path) + question + query + hash_mark + fragment


def canonical(url: str) -> str:
    """Return the one spelling of an address: WHATWG form, no default port, no fragment, no tracking parameter.

    The scheme, `www.` and every unknown parameter stay. Raises AddressError for what is no absolute address.
    """
    parsed = parsing.parse(url.strip())
    del parsed.hash
    address = without_tracking(parsed.href).removesuffix("?")
    return _LOWER_ESCAPE.sub(lambda escape: escape.group().upper(), address)
