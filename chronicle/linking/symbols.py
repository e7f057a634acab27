"""Document symbols named in a text, in the one spelling in which two texts can be compared."""

import re

from chronicle.addresses import aliases, parsing
from chronicle.documents import symbols

# "75/268" and "第74/247号": sessions of the General Assembly since 1990, numbers of its resolutions.
_BARE = re.compile(r"(?<![\w/.,-])(4[5-9]|[5-9]\d)/(\d{1,3})(?![\w/]*\d)")
_RESOLUTION = re.compile(r"A/RES/(\d{2,3}/\d{1,3}\w*)")
_OWN = "un:"


def named(text: str) -> dict[str, str]:
    """Return the symbols that a text names: compared form -> as written."""
    found = {_compared(symbol): symbol for symbol in symbols.find(text)}
    for match in _BARE.finditer(text):
        found.setdefault(match.group(), match.group())
    return found


def of_address(url: str) -> str | None:
    """Return the symbol of the document that lives at this address, None for other addresses."""
    try:
        key = aliases.alias_key(url)
    except parsing.AddressError:
        return None
    return _compared(key.removeprefix(_OWN).rpartition(":")[0]) if key.startswith(_OWN) else None


def _compared(symbol: str) -> str:
    """A resolution is known by its number alone: "A/RES/75/268" and "resolution 75/268" are one."""
    resolution = _RESOLUTION.fullmatch(symbol)
    return resolution[1] if resolution else symbol
