"""config.yaml: read whole, and every mistake named with its place and a remedy."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from citewatch import config, config_model, durations
from citewatch.errors import ConfigError

ROOT = Path(__file__).resolve().parents[3]


def write(folder: Path, text: str) -> Path:
    """Put a configuration into a file."""
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> str:
    """Return what loading this configuration complains about."""
    with pytest.raises(ConfigError) as caught:
        config.load(write(folder, text))
    return str(caught.value)


def test_the_shipped_configuration_loads_with_the_whole_starter_list() -> None:
    """The starter list holds every source of the watch-list, most of them listings and feeds."""
    loaded = config.load(ROOT / "config.yaml")

    assert len(loaded.sources) >= 57
    assert {s.kind for s in loaded.sources} == {"page", "listing", "feed"}


def test_a_small_configuration_gets_the_defaults(tmp_path: Path) -> None:
    """Only the contact has no default."""
    loaded = config.load(write(tmp_path, "contact: desk@example.org\n"))

    assert loaded.crawl.gap == timedelta(seconds=10)
    assert loaded.digest.weekday == "monday"


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("zone: UTC\n", "contact", "add it"),
        ("contact: a@b.c\nzonee: UTC\n", "line 2: zonee", "did you mean 'zone'"),
        ("contact: a@b.c\nzone: Mars/Olympus\n", "line 2: zone", "Europe/Berlin"),
        ("contact: a@b.c\ncrawl:\n  gap: 5\n", "line 3: crawl.gap", "such as 45s"),
        (
            "contact: a@b.c\nsources:\n- name: x\n  url: hhttp://x.org\n",
            "line 4: sources[0].url",
            "did you mean http://",
        ),
        ("contact: a@b.c\nsources:\n- name: x\n  url: http://x.org\n  kind: pages\n", "sources[0].kind", "'listing'"),
        ("contact: a@b.c\ncontact: a@b.c\n", "line 2", "twice"),
        ("contact: [\n", "line 2", "not valid YAML"),
        ("- contact\n", "config.yaml", "contact: …"),
        (
            "contact: a@b.c\nsources:\n- name: x\n  url: http://x.org\n  select: ['div[']\n",
            "line 5: sources[0].select",
            "not a valid CSS selector",
        ),
        ("contact: a@b.c\ndigest:\n  weekday: someday\n", "line 3: digest.weekday", "'monday'"),
        ("? [a, b]\n: c\n", "line 1", "must be a word"),
        ("contact: a@b.c\nschedule:\n  page: 99999999999w\n", "line 3: schedule.page", "at most ten years"),
        ("contact: a@b.c\nschedule:\n  page: " + "9" * 5000 + "w\n", "line 3: schedule.page", "at most ten years"),
        ("contact: a@b.c\nmail:\n  sender: nobody\n", "line 3: mail.sender", "name@example.org"),
        ("contact: a@b.c\nmail:\n  ca_file: none.pem\n", "line 3: mail.ca_file", "PEM"),
        ("contact: a@b.c\nreview:\n  base_url: example.org\n", "line 3: review.base_url", "write http"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_remedy(tmp_path: Path, text: str, place: str, remedy: str) -> None:
    """The administrator reads where, what and how to mend it."""
    complaint = mistakes(tmp_path, text)

    assert place in complaint
    assert remedy in complaint


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    """Nobody likes to be told of one mistake at a time."""
    complaint = mistakes(tmp_path, "zonee: UTC\ncrawl: {gap: 1}\n")

    assert len(complaint.splitlines()) == 3


def test_a_time_that_yaml_reads_as_a_number_is_a_time_of_day(tmp_path: Path) -> None:
    """YAML 1.1 reads an unquoted 17:30 in base 60."""
    loaded = config.load(write(tmp_path, "contact: a@b.c\ndigest:\n  time: 17:30\n"))

    assert loaded.digest.time.isoformat() == "17:30:00"


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    """The remedy is a command."""
    with pytest.raises(ConfigError, match="citewatch init"):
        config.load(tmp_path / "nowhere.yaml")


def test_a_binary_file_is_refused_with_its_name(tmp_path: Path) -> None:
    """A file named by mistake is not taken for an empty configuration."""
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xff\xfe\x00\x01")

    with pytest.raises(ConfigError, match="cannot be read as UTF-8"):
        config.load(path)


@given(st.integers(min_value=1, max_value=10_000_000))
def test_a_duration_survives_being_written(seconds: int) -> None:
    """What is written reads as the same duration."""
    duration = timedelta(seconds=seconds)

    assert durations.parse(durations.write(duration)) == duration


def fields(model: type[BaseModel], prefix: str = "") -> list[str]:
    """Return the dotted names of all fields below a part."""
    names = []
    for name, field in model.model_fields.items():
        candidates = (field.annotation, *getattr(field.annotation, "__args__", ()))
        inner = [a for a in candidates if hasattr(a, "model_fields")]
        names += fields(inner[0], f"{prefix}{name}.") if inner else [prefix + name]
    return names


def test_every_field_is_documented() -> None:
    """An undocumented field is a red test."""
    described = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert [name for name in fields(config_model.Config) if f"`{name}`" not in described] == []


def test_every_example_of_the_documentation_is_valid(tmp_path: Path) -> None:
    """The YAML of the documentation is loaded as it stands."""
    described = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", described, flags=re.DOTALL)

    assert examples
    for example in examples:
        assert yaml.safe_load(example)
        config.load(write(tmp_path, example))
