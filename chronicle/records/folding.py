"""Texts made comparable: what an editor retypes without meaning a change is evened out."""

import hashlib
import re
import unicodedata

_QUOTES = re.compile("[„“”\"«»‚‘’'`´]")
_DASHES = re.compile("[\u2010-\u2015\u2212-]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_KEY_LENGTH = 20  # hexadecimal digits, 80 bits: no two things of one house ever meet by chance


def fold(text: str) -> str:
    """Return a text without case, typography and blanks that do not matter."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return " ".join(_DASHES.sub("-", _QUOTES.sub("", plain)).replace("...", "…").split())


def key(*parts: str) -> str:
    """Return a short stable name for these parts in this order."""
    joined = "\x1f".join(parts).encode("utf-8", errors="surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_KEY_LENGTH]
