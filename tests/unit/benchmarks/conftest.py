"""The benchmarks stay in the sources tree: where only the wheel is, there is nothing to test here."""

import os
from pathlib import Path

import pytest

collect_ignore_glob = [] if Path(__file__).parents[3].joinpath("benchmarks").is_dir() else ["test_*.py"]


@pytest.fixture
def fonts() -> None:
    """Skip on a machine without the fonts that papers are set in; fail where everything has to be there."""
    from benchmarks import exports  # noqa: PLC0415 (absent beside the wheel)

    if not exports.FONTS.is_dir():
        reason = f"the fonts in {exports.FONTS} are not installed"
        if os.environ.get("CITEWATCH_REQUIRE_ALL") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    exports.register_fonts()
