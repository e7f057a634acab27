"""TLS always verified against the real host's name: the system's authorities and, where declared, further ones."""

import ssl

from crawler.errors import ExtraCaError


def make_context(extra_ca_file: str) -> ssl.SSLContext:
    """Return the one context of a process; loading the authorities anew for each connection would cost 20 ms."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    if extra_ca_file:
        try:
            context.load_verify_locations(cafile=extra_ca_file)
        except (OSError, ssl.SSLError) as error:
            raise ExtraCaError(
                f"extra_ca_file {extra_ca_file!r}: {error}; give a readable file in PEM format"
            ) from error
    return context


def explain(error: ssl.SSLError) -> str:
    """Return what was wrong with the other side's TLS, for the log."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused: {error.verify_message}"
    return error.reason or str(error)
