"""The crawler's settings: a JSON form, and refusal of what makes no sense."""

import json

import pytest

from crawler.errors import CrawlSettingsError
from crawler.settings import CrawlSettings


def test_settings_survive_their_journey_as_json() -> None:
    settings = CrawlSettings(
        contact="mail@example.org",
        host_gaps={"slow.example": 30.0},
        allowed_networks=("10.1.0.0/16",),
        host_map={"www.example.org:443": "127.0.0.1:8443"},
    )

    assert CrawlSettings.from_json(json.loads(json.dumps(settings.to_json()))) == settings


def test_a_name_that_is_no_setting_is_refused() -> None:
    with pytest.raises(CrawlSettingsError, match="gap_second"):
        CrawlSettings.from_json({"gap_second": 3})


@pytest.mark.parametrize("target", ["93.184.216.34:80", "10.0.0.1:80", "localhost:80", "127.0.0.1"])
def test_the_host_map_leads_to_this_machine_only(target: str) -> None:
    with pytest.raises(CrawlSettingsError, match="host_map"):
        CrawlSettings(host_map={"www.example.org:80": target})


@pytest.mark.parametrize(
    ("name", "value"),
    [("gap_seconds", -1.0), ("total_seconds", 0), ("max_bytes", 0), ("allowed_networks", ("10.0.0.1/8",))],
)
def test_values_that_make_no_sense_are_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(CrawlSettingsError, match=name):
        CrawlSettings(**{name: value})  # type: ignore[arg-type]  # the wrong value is the point


def test_the_user_agent_carries_the_contact() -> None:
    assert CrawlSettings(contact="https://example.org/watch").user_agent == "citewatch/0.1 (+https://example.org/watch)"


def test_a_host_may_have_a_gap_of_its_own() -> None:
    settings = CrawlSettings(gap_seconds=5, host_gaps={"slow.example": 30})

    assert (settings.gap("slow.example"), settings.gap("other.example")) == (30, 5)
