"""Addresses that somebody typed: may they be visited, and what was probably meant."""

from chronicle.addresses import canonical, guard, repair


def mistake(written: str) -> str | None:
    """Return why this address cannot be visited, with a remedy; None where it can."""
    if guard.refused_scheme(written) is None and canonical.canonical(written):
        return None
    mended = repair.repair(written)
    meant = mended is not None and mended != written and guard.refused_scheme(mended) is None
    hint = f"did you mean {mended}?" if meant else "write http:// or https:// and a host"
    return f"{written!r} is not an address that can be visited; {hint}"
