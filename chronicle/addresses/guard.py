"""Which addresses nobody may be sent to. Pure: whoever opens sockets asks here with the address it will connect to."""

import ipaddress
from collections.abc import Iterable

from chronicle.addresses import parsing

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# IANA's special-purpose registries (RFC 6890 and updates); the first match names the reason.
_REASONS_V4 = tuple(
    (ipaddress.IPv4Network(network), reason)
    for network, reason in (
        ("169.254.169.254/32", "metadata"),  # most clouds
        ("169.254.170.2/32", "metadata"),  # container credentials
        ("100.100.100.200/32", "metadata"),  # Alibaba
        ("168.63.129.16/32", "metadata"),  # Azure's host, in public address space
        ("192.0.0.192/32", "metadata"),  # Oracle
        ("0.0.0.0/32", "unspecified"),
        ("0.0.0.0/8", "reserved"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-nat"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "reserved"),
        ("198.51.100.0/24", "reserved"),
        ("203.0.113.0/24", "reserved"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_REASONS_V6 = tuple(
    (ipaddress.IPv6Network(network), reason)
    for network, reason in (
        ("fd00:ec2::254/128", "metadata"),
        ("fd20:ce::254/128", "metadata"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "private"),  # local NAT64 (RFC 8215): leads wherever its owner likes
        ("fc00::/7", "private"),
        ("fec0::/10", "private"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
        ("2001:db8::/32", "reserved"),
        ("3fff::/20", "reserved"),
    )
)
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
# Last 32 bits are an IPv4 address: compatible, mapped, translated (RFC 2765), NAT64 (RFC 6052).
_EMBEDDING = tuple(ipaddress.IPv6Network(n) for n in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
# 6to4 (deprecated by RFC 7526) and Teredo: nobody knows which relay carries them.
_TUNNELS = tuple(ipaddress.IPv6Network(n) for n in ("2002::/16", "2001::/32"))
_PROTOCOLS_V6 = ipaddress.IPv6Network("2001::/23")


def refusal(address: str, *, allowed_networks: Iterable[Network | str] = ()) -> str | None:
    """Return why nobody may connect to this IP address, as a reason code, or None where it is free to all.

    `allowed_networks` are networks (objects or CIDR text) that the owner opened, for intranets and tests. An address
    that carries an IPv4 address inside (mapped, NAT64) is judged by that one; tunnels (6to4, Teredo) are refused.
    """
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return "not-an-address"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.scope_id is not None:
        return "link-local"
    inner = _embedded(parsed) if isinstance(parsed, ipaddress.IPv6Address) else None
    for allowed in allowed_networks:
        network = ipaddress.ip_network(allowed) if isinstance(allowed, str) else allowed
        if parsed in network or (inner is not None and inner in network):
            return None
    if inner is None:
        return _reason(parsed)
    return _reason(inner) or ("tunnel" if any(parsed in network for network in _TUNNELS) else None)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that the packets would reach in the end."""
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if int(address) > 1 and any(address in network for network in _EMBEDDING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _reason(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str | None:
    if isinstance(address, ipaddress.IPv4Address):
        return next((reason for network, reason in _REASONS_V4 if address in network), None)
    for network, reason in _REASONS_V6:
        if address in network:
            return reason
    return None if address in _GLOBAL_V6 and address not in _PROTOCOLS_V6 else "reserved"


def refused_scheme(url: str) -> str | None:
    """Return why this URL may not be fetched at all, as a reason code, or None: http(s) with a host, no credentials."""
    try:
        parsed = parsing.parse(url)
    except parsing.AddressError:
        return "malformed"
    if parsed.protocol not in {"http:", "https:"}:
        return "scheme"
    if not parsed.hostname:
        return "no-host"
    return "credentials" if parsed.username or parsed.password else None
