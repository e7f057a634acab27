"""A certificate authority for tests: makes certificates for hosts, good and bad ones."""

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

# OpenSSL's level 2 wants 2048 (SSL_CTX_set_security_level(3)).
_OLD_BITS = 1024
_YEAR = dt.timedelta(days=365)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@dataclass
class Authority:
    """Signs certificates. Its own stands in `file`, for clients that are to trust it; `parent` has signed that one."""

    folder: Path
    name: str = "citewatch test authority"
    parent: "Authority | None" = None
    _key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        signer = self.parent or self
        own = signer._builder(_name(self.name), self._key.public_key(), age=dt.timedelta(days=1), life=_YEAR)
        own = own.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        own = own.add_extension(
            x509.KeyUsage(
                digital_signature=True,
                key_cert_sign=True,
                crl_sign=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        self.file.write_bytes(own.sign(signer._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    @property
    def file(self) -> Path:
        """The authority's own certificate in PEM format."""
        return self.folder / f"{self.name.replace(' ', '-')}.pem"

    def context(self, *hosts: str, expired: bool = False, old: bool = False) -> ssl.SSLContext:
        """Return a server's context with a certificate for these hosts; an `old` one has a key as short as of old."""
        key = rsa.generate_private_key(65537, _OLD_BITS) if old else ec.generate_private_key(ec.SECP256R1())
        age, life = (2 * _YEAR, _YEAR) if expired else (dt.timedelta(days=1), _YEAR)
        made = self._builder(_name(hosts[0]), key.public_key(), age=age, life=life)
        made = made.add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
        signed = made.sign(self._key, hashes.SHA256())
        place = self.folder / f"{hosts[0]}-{signed.serial_number:x}.pem"
        place.write_bytes(
            signed.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if old:
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.load_cert_chain(place)
        return context

    def _builder(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
        *,
        age: dt.timedelta,
        life: dt.timedelta,
    ) -> x509.CertificateBuilder:
        begin = dt.datetime.now(tz=dt.UTC) - age
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(_name(self.name))
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(begin + life)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
        )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
