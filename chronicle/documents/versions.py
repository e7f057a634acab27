"""By which reader and which declared selectors a reading was made: comparisons are between readings of one version."""

import hashlib

from chronicle.documents.model import READER_VERSION, ReadingRules, Selectors

_DIGITS = 12


def of(rules: ReadingRules | None = None) -> str:
    """Return the version of readings that these rules make: the reader's own, and a digest of declared selectors."""
    chosen = rules.selectors if rules is not None else Selectors()
    if chosen == Selectors():
        return READER_VERSION
    told = repr((chosen.select, chosen.drop, chosen.items)).encode("utf-8", "surrogatepass")
    return f"{READER_VERSION}+{hashlib.sha256(told).hexdigest()[:_DIGITS]}"
