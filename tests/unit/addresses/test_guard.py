"""Which addresses nobody may be sent to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.addresses import guard


@pytest.mark.hazard(52)
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("100.64.0.1", "carrier-nat"),
        ("127.8.8.8", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("169.254.1.1", "link-local"),
        ("169.254.169.254", "metadata"),
        ("100.100.100.200", "metadata"),
        ("168.63.129.16", "metadata"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("[::1]", "loopback"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fd00::1", "private"),
        ("fd00:ec2::254", "metadata"),
        ("ff02::1", "multicast"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:169.254.169.254", "metadata"),
        ("::127.0.0.1", "loopback"),
        ("64:ff9b::10.0.0.1", "private"),
        ("64:ff9b:1::8.8.8.8", "private"),
        ("2002:7f00:1::", "loopback"),
        ("2002:808:808::", "tunnel"),
        ("2001:0:808:808::1", "reserved"),
        ("2001:db8::1", "reserved"),
        ("4000::1", "reserved"),
        ("localhost", "not-an-address"),
        ("0x7f000001", "not-an-address"),
        ("", "not-an-address"),
    ],
)
def test_inner_addresses_are_refused_with_their_reason(address: str, reason: str) -> None:
    found = guard.refusal(address)

    assert found == reason


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4001::8a", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_free(address: str) -> None:
    assert guard.refusal(address) is None


def test_an_opened_network_is_free_and_its_neighbour_is_not() -> None:
    opened = ("127.0.0.0/30", ipaddress.ip_network("fd12::/16"))

    assert guard.refusal("127.0.0.2", allowed_networks=opened) is None
    assert guard.refusal("fd12::5", allowed_networks=opened) is None
    assert guard.refusal("::ffff:127.0.0.2", allowed_networks=opened) is None
    assert guard.refusal("127.0.0.9", allowed_networks=opened) == "loopback"


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_like_the_one_inside(address: ipaddress.IPv4Address) -> None:
    plain = guard.refusal(str(address))

    assert guard.refusal(f"::ffff:{address}") == plain
    assert guard.refusal(f"64:ff9b::{address}") == plain


@given(st.ip_addresses())
def test_nothing_that_the_standard_library_calls_private_is_free(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    inside = getattr(address, "ipv4_mapped", None) or address

    assert guard.refusal(str(address)) is not None or not (inside.is_private or inside.is_multicast)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://example.org/a", None),
        ("HTTP://example.org", None),
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("https://user:word@example.org/", "credentials"),
        ("https://user@example.org/", "credentials"),
        ("http://", "malformed"),
        ("example.org", "malformed"),
    ],
)
def test_only_plain_web_addresses_pass(url: str, reason: str | None) -> None:
    found = guard.refused_scheme(url)

    assert found == reason
