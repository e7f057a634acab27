"""documents.un.org: a file lies at the path in lower case; its other spelling may answer with a page's bare frame.

The service itself redirects to the spelling in upper case, which answers now with a redirect, now with status 200 and
a frame of 1,303 bytes (observed in September 2026).
"""

import urllib.parse

from crawler.transport.answer import Answer

_FILES = "/doc/"
_PDF_BEGINS = b"%PDF-"
# ISO 32000 allows rubbish before the header; readers look at the first kilobyte.
_PDF_WINDOW = 1024


def concerns(url: str) -> bool:
    """Say whether this is a file's address in another spelling than the one that always works."""
    path = urllib.parse.urlsplit(url).path
    return path.lower().startswith(_FILES) and path != path.lower()


def follow(answer: Answer, body: bytes) -> str | None:
    """Return the file's address in lower case, None where the file itself came."""
    if _PDF_BEGINS in body[:_PDF_WINDOW]:
        return None
    parts = urllib.parse.urlsplit(answer.url)
    return urllib.parse.urlunsplit(parts._replace(path=parts.path.lower()))
