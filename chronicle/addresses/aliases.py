"""One key per document, however its address is spelled; and the other addresses it may be served under."""

import re

from chronicle.addresses import canonical, parsing, sites

_SCHEME_AND_WWW = re.compile(r"^https?://(?:www\.)?")


def alias_key(url: str) -> str:
    """Return the identity of the document at this address.

    Declared sites give "family:part:part" ("sectsco:eng:732362"). Any other gives its canonical address with http and
    https, `www.` and the final slash folded ("//example.org/path?query"). Raises AddressError for what is no address.
    """
    found = sites.find(url)
    if found is not None:
        family, groups = found
        return family.identity(groups)
    address = _SCHEME_AND_WWW.sub("//", canonical.canonical(url))
    head, question, query = address.partition("?")
    return head.rstrip("/") + question + query


def variants(url: str) -> tuple[str, ...]:
    """Return other addresses under which the same document may be served, likeliest first; () for undeclared sites."""
    found = sites.find(url)
    if found is None:
        return ()
    family, groups = found
    known = dict(groups, host=parsing.parse(canonical.canonical(url)).host)
    wanted = [template for template in family.variants if set(re.findall(r"{(\w+)}", template)) <= known.keys()]
    addresses = [canonical.canonical(template.format_map(known)) for template in wanted]
    here = canonical.canonical(url)
    return tuple(dict.fromkeys(address for address in addresses if address != here))
