"""A digest of what a reading says: equal where a reader would call two readings the same."""

import hashlib
from collections.abc import Iterator

from chronicle.changes import coarse, pagelinks, pieces, rules, tokens, units
from chronicle.documents.model import Reading

_RUNNING_WORDS = 6  # words from which a passage is running text, whose signs are compared too


def text_digest(reading: Reading) -> str:
    """Return the SHA-256 (hex) of a reading's main text and document links.

    Noise, typography, the order of sentences and the form of dates are left out: a page that is back at its old words
    has its old digest, though its clock ticked or a paragraph moved.
    """
    digest = hashlib.sha256()
    if coarse.is_needed(reading, reading, rules=rules.DEFAULT):
        # Beyond the limits of comparing only white space is left aside.
        digest.update(" ".join(reading.text.split()).encode("utf-8", "surrogatepass"))
    else:
        for key in sorted(_sentences(reading)):
            digest.update(key.encode("utf-8", "surrogatepass") + b"\n")
    for link in sorted(pagelinks.identities(reading)):
        digest.update(b"\n" + link.encode("utf-8", "surrogatepass"))
    # A reading without text (an image, a scan) is known by the digest of its bytes.
    digest.update(b"\n\n" + reading.metadata.get("payload-digest", "").encode())
    return digest.hexdigest()


def _sentences(reading: Reading) -> Iterator[str]:
    for piece in pieces.blocks(reading, rules=rules.DEFAULT):
        if piece.noise is None and piece.kinds:
            yield piece.key
        elif piece.noise is None:
            yield from (_wording(sentence.text) for sentence in pieces.split(piece))


def _wording(text: str) -> str:
    """Return the words of a sentence, with the signs that part them."""
    words = [word.key for word in units.words(text)]
    if len(words) < _RUNNING_WORDS or any(":" in key for key in words):  # a date, a number, an address: forms differ
        return " ".join(words)
    return " ".join(word.key for word in tokens.parting(text))
