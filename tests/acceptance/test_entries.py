"""Entries through the real command line: imported, revised, checked."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ENTRY = """Q3/2030 - Ein Probeeintrag

Ein Treffen in Musterstadt, 4. Juli 2030

Am 4. Juli 2030 berieten Fachleute aus acht Ländern über Netze.[1] Im Herbst soll ein zweites Treffen folgen.[2]

  1. [1] UN-Resolution 80/101 „Networks for all“, 4. Juli 2030, in: https://undocs.org/en/A/RES/80/102
  2. [2] Second meeting announced, 5. Juli 2030, in: hhttp://www.example.org/news/20300705/2.html
"""


def citewatch(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on a data folder of the test's own."""
    command = [
        sys.executable,
        "-m",
        "citewatch",
        "--config",
        str(folder / "config.yaml"),
        "--data",
        str(folder / "var"),
    ]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False, cwd=folder)


def answer(folder: Path, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a command prints as JSON; it must succeed."""
    done = citewatch(folder, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a configuration and one entry."""
    (tmp_path / "config.yaml").write_text("contact: desk@example.org\n")
    (tmp_path / "entry.txt").write_text(ENTRY)
    return tmp_path


def test_a_second_import_changes_nothing(folder: Path) -> None:
    """Importing is safe to repeat."""
    first = answer(folder, "import", "entry.txt")
    second = answer(folder, "import", "entry.txt")

    assert [first[0]["saved"]["status"], second[0]["saved"]["status"]] == ["created", "unchanged"]


@pytest.mark.hazard(24)
def test_every_cited_address_is_watched_in_its_repaired_form(folder: Path) -> None:
    """The cited form stays with the footnote; the repaired one is visited."""
    answer(folder, "import", "entry.txt")

    watched = answer(folder, "sources", "list")
    shown = answer(folder, "sources", "show", "2")

    assert [d["url"] for d in watched] == [
        "https://undocs.org/en/A/RES/80/102",
        "http://www.example.org/news/20300705/2.html",
    ]
    assert shown["cited"][0]["written"] == "hhttp://www.example.org/news/20300705/2.html"


def test_a_revision_that_carries_a_proposal_closes_it(folder: Path) -> None:
    """The corrected number is reported as done."""
    answer(folder, "import", "entry.txt")
    mended = ENTRY.replace("A/RES/80/102", "A/RES/80/101")
    (folder / "entry.txt").write_text(mended)

    saved = answer(folder, "import", "entry.txt")[0]["saved"]

    assert saved["status"] == "revised"
    assert [words["en"] for words in saved["done"]] == [
        "Footnote 1 now cites “https://undocs.org/en/A/RES/80/101”: done."
    ]


def test_footnotes_keep_their_identity_when_one_is_inserted_before_them(folder: Path) -> None:
    """The new note is added, the others are known again under their new numbers."""
    answer(folder, "import", "entry.txt")
    moved = (
        ENTRY.replace("[2]", "[3]")
        .replace("[1]", "[2]")
        .replace("  2. [3]", "  3. [3]")
        .replace("  1. [2]", "  2. [2]")
    )
    note = "  1. [1] Hosts named, 1. Juli 2030, in: https://www.example.org/news/20300701/1.html\n"
    inserted = moved.replace("berieten Fachleute", "berieten[1] Fachleute").replace("  2. [2]", f"{note}  2. [2]")
    (folder / "entry.txt").write_text(inserted)

    saved = answer(folder, "import", "entry.txt")[0]["saved"]

    assert (saved["renumbered"], saved["added"], saved["removed"]) == ({"1": 2, "2": 3}, [1], [])


def test_defects_are_listed_with_their_places_and_strict_tells_by_the_exit_code(folder: Path) -> None:
    """A check that finds something is not a failure, unless it is asked to be one."""
    defects = answer(folder, "check", "entry.txt")
    strict = citewatch(folder, "check", "entry.txt", "--strict")

    assert {d["code"] for d in defects} == {"number-mismatch", "url-malformed"}
    assert strict.returncode == 1


def test_the_real_entries_are_imported_with_all_their_footnotes(tmp_path: Path, material: Path) -> None:
    """Sixteen footnotes, every one with a title and an address; a second import changes nothing."""
    (tmp_path / "config.yaml").write_text("contact: desk@example.org\n")
    paths = [str(p) for p in sorted((material / "chronicle").glob("*.txt"))]

    entries = answer(tmp_path, "import", *paths)
    again = answer(tmp_path, "import", *paths)

    assert [(e["quarter"], len(e["citations"])) for e in entries] == [("2021-Q1", 4), ("2021-Q2", 2), ("2020-Q4", 10)]
    assert all(c["title"] and c["urls"] for e in entries for c in e["citations"])
    assert {e["saved"]["status"] for e in again} == {"unchanged"}
