"""Text from the web as a database column can hold it."""

import hashlib
import re

# PostgreSQL refuses U+0000, both refuse surrogates without their partner.
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")


def holdable(text: str) -> str:
    """Return the text with U+FFFD in place of what no database column can hold."""
    return _UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def fingerprint(text: str) -> str:
    """Return a key of fixed length for a text that may be too long for an index: SHA-256, 160 bits in hexadecimal."""
    return hashlib.sha256(holdable(text).encode()).hexdigest()[:40]
