"""Names become checked addresses, or nothing."""

import asyncio

import pytest

from crawler.transport.failure import VisitFailedError
from crawler.transport.names import SystemResolver, TableResolver
from crawler.transport.seam import Seam, Target

PUBLIC, PUBLIC_6 = "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"


def targets(*addresses: str, networks: tuple[str, ...] = ()) -> list[Target]:
    seam = Seam(TableResolver({"www.example.org": addresses}), networks, {"mapped.example.org:443": "[::1]:8443"})
    return asyncio.run(seam.targets("www.example.org", 443))


@pytest.mark.hazard(59)
def test_both_families_are_tried_in_turn() -> None:
    found = targets(PUBLIC_6, "2606:2800:220:1:248:1893:25c8:1947", PUBLIC)

    assert [target.address for target in found] == [PUBLIC_6, PUBLIC, "2606:2800:220:1:248:1893:25c8:1947"]


def test_an_address_that_may_not_be_visited_is_passed_over() -> None:
    assert targets("10.0.0.7", PUBLIC) == [Target(PUBLIC, 443)]


@pytest.mark.parametrize(
    "address", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"]
)
def test_a_name_that_leads_inside_only_leads_nowhere(address: str) -> None:
    with pytest.raises(VisitFailedError) as caught:
        targets(address)

    assert (caught.value.code, caught.value.connected) == ("address-refused", False)


def test_an_opened_network_is_open_to_its_own_addresses_only() -> None:
    assert targets("10.0.0.7", "10.0.1.7", networks=("10.0.0.0/24",)) == [Target("10.0.0.7", 443)]


def test_a_mapped_host_goes_to_its_place_and_no_other_port_of_it() -> None:
    seam = Seam(TableResolver({}), (), {"mapped.example.org:443": "[::1]:8443"})

    assert asyncio.run(seam.targets("mapped.example.org", 443)) == [Target("::1", 8443)]
    with pytest.raises(VisitFailedError, match="dns-nxdomain"):
        asyncio.run(seam.targets("mapped.example.org", 80))


def test_the_map_opens_loopback_for_nobody_else() -> None:
    seam = Seam(TableResolver({"www.example.org": ["127.0.0.1"]}), (), {"mapped.example.org:443": "127.0.0.1:8443"})

    with pytest.raises(VisitFailedError, match="address-refused"):
        asyncio.run(seam.targets("www.example.org", 8443))


def test_the_machines_own_names_are_resolved() -> None:
    assert "127.0.0.1" in asyncio.run(SystemResolver(5).addresses("localhost"))


def test_what_cannot_be_a_name_does_not_exist() -> None:
    with pytest.raises(VisitFailedError, match="dns-nxdomain"):
        asyncio.run(SystemResolver(5).addresses("a" * 70 + ".localhost"))
