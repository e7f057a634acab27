"""TLS always verified against the real host's name: the system's authorities and, where declared, further ones.

Single hosts may be given authorities of their own (a national one, or the link that a chain lacks), and a lower level
of security (old protocols and ciphers); what is fetched so is marked.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography import x509

from crawler.errors import ExtraCaError
from crawler.settings import CrawlSettings

# X509_V_ERR_…: the chain ends before an authority that is trusted.
_NO_ISSUER = frozenset({2, 20, 21})
# ssl.OP_LEGACY_SERVER_CONNECT, which Python names from 3.12 on: servers without RFC 5746.
_LEGACY_SERVERS = 0x4
OWN_AUTHORITY = "tls-own-authority"
LOW_SECURITY = "tls-low-security"


@dataclass(frozen=True, slots=True)
class HostTrust:
    """How one host is trusted in a way of its own, and the marks that its copies get."""

    context: ssl.SSLContext
    marks: tuple[str, ...]


def make_context(extra_ca_file: str, *, ca_file: str = "", level: int | None = None) -> ssl.SSLContext:
    """Return a context; loading the authorities anew for each connection would cost 20 ms.

    `ca_file` adds authorities, `level` is OpenSSL's security level where it is to be another than usual.
    """
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    for path in filter(None, (extra_ca_file, ca_file)):
        try:
            context.load_verify_locations(cafile=path)
        except (OSError, ssl.SSLError) as error:
            raise ExtraCaError(f"extra_ca_file {path!r}: {error}; give a readable file in PEM format") from error
    if level is not None:
        context.set_ciphers(f"DEFAULT:@SECLEVEL={level}")
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.options |= _LEGACY_SERVERS
    return context


def host_trusts(settings: CrawlSettings) -> Mapping[str, HostTrust]:
    """Return the contexts of the hosts that have one of their own."""
    return {host: _trust(host, settings) for host in {**settings.host_ca_files, **settings.host_security_levels}}


def _trust(host: str, settings: CrawlSettings) -> HostTrust:
    ca_file, level = settings.host_ca_files.get(host, ""), settings.host_security_levels.get(host)
    marks = (OWN_AUTHORITY,) * bool(ca_file) + (LOW_SECURITY,) * (level is not None)
    return HostTrust(make_context(settings.extra_ca_file, ca_file=ca_file, level=level), marks)


def explain(error: ssl.SSLError) -> str:
    """Return what was wrong with the other side's TLS, for the log."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused: {error.verify_message}"
    return error.reason or str(error)


def lacks_issuer(error: ssl.SSLError) -> bool:
    """Say whether a certificate was refused because nobody who is trusted vouches for it."""
    return isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _NO_ISSUER


async def issuer(address: str, port: int, *, host: str, seconds: float) -> str:
    """Return who signed the certificate that a server shows, "" where it cannot be had.

    A connection for looking only: nothing is asked on it, and nothing that it brings is kept.
    """
    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname = False
    looking.verify_mode = ssl.CERT_NONE
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(address, port, ssl=looking, server_hostname=host)
            shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
            writer.transport.abort()
        return x509.load_der_x509_certificate(shown).issuer.rfc4514_string() if shown else ""
    except (OSError, ValueError):  # what was wrong with the connection proper is told already
        return ""
