"""Addresses as the WHATWG URL standard reads them (https://url.spec.whatwg.org/), through ada."""

import urllib.parse

import ada_url

# Longer than any address of a watched site; anything beyond is an attack or a mistake (RFC 9110 asks for 8000).
MAX_CHARACTERS = 8000


class AddressError(ValueError):
    """A text is no address that could be visited. Repair it with `repair.repair`, or leave it out."""

    def __init__(self, url: str) -> None:
        """Name the text, shortened so that it fits into a log line."""
        self.url = url
        shown = url if len(url) <= 100 else url[:100] + "…"  # noqa: PLR2004 - a line's worth
        super().__init__(
            f"{shown!r} is not an address; check it for a missing scheme or host, blanks and typing errors"
        )


def parse(url: str) -> ada_url.URL:
    """Parse an absolute address; raise AddressError where a browser would give up."""
    if len(url) > MAX_CHARACTERS:
        raise AddressError(url)
    try:
        return ada_url.URL(url)
    except ValueError as error:  # UnicodeEncodeError (lone surrogates) is one too
        raise AddressError(url) from error


def unquote(text: str) -> str:
    """Decode percent-escapes as UTF-8; bytes that are none become U+FFFD."""
    return urllib.parse.unquote(text)
