"""A digest of what a reading says: equal where a reader would call two readings the same."""

import hashlib

from chronicle.changes import coarse, pagelinks, pieces, rules, tokens
from chronicle.documents.model import Reading


def text_digest(reading: Reading) -> str:
    """Return the SHA-256 (hex) of a reading's main text and document links, noise and typography aside."""
    digest = hashlib.sha256()
    if coarse.is_needed(reading, reading, rules=rules.DEFAULT):
        # Beyond the limits of comparing only white space is left aside.
        digest.update(" ".join(reading.text.split()).encode("utf-8", "surrogatepass"))
    else:
        for piece in pieces.blocks(reading, rules=rules.DEFAULT):
            if piece.noise is None:
                key = piece.key if piece.kinds else " ".join(t.key for t in tokens.parting(piece.text))
                digest.update(key.encode("utf-8", "surrogatepass") + b" ")
    for link in sorted(pagelinks.identities(reading)):
        digest.update(b"\n" + link.encode("utf-8", "surrogatepass"))
    # A reading without text (an image, a scan) is known by the digest of its bytes.
    digest.update(b"\n\n" + reading.metadata.get("payload-digest", "").encode())
    return digest.hexdigest()
