"""Entries from files: all of them, or every mistake named."""

from pathlib import Path

import pytest

from citewatch import entry_files
from citewatch.errors import ShellError

ENTRY = """Q3/2030 - Ein Probeeintrag

Ein Treffen in Musterstadt, 4. Juli 2030

Am 4. Juli 2030 trafen sich Leute.[1]

  1. [1] A meeting, 4. Juli 2030, in: https://example.org/a.html
"""


def test_entries_are_read_from_files_and_folders(tmp_path: Path) -> None:
    """A folder is searched for texts, in the order of their names."""
    (tmp_path / "b.txt").write_text(ENTRY)
    (tmp_path / "a.txt").write_text(ENTRY.replace("Q3", "Q2"))
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-")

    assert [e.quarter for e in entry_files.load([tmp_path])] == ["2030-Q2", "2030-Q3"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02\xff\xfe" * 50, "binary|not a text"),
        ("pdf.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8, "binary|PDF|not a text"),
    ],
)
def test_a_file_that_is_no_entry_is_refused_with_its_name(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """The place comes first, then what is wrong with it."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(ShellError, match=rf"(?is){name}.*({said})"):
        entry_files.load([path])


def test_one_bad_file_does_not_hide_another(tmp_path: Path) -> None:
    """All mistakes are named at once."""
    (tmp_path / "good.txt").write_text(ENTRY)

    with pytest.raises(ShellError) as caught:
        entry_files.load([tmp_path / "gone.txt", tmp_path / "good.txt", tmp_path / "missing.txt"])

    assert [line.partition(":")[0].rpartition("/")[2] for line in str(caught.value).splitlines()] == [
        "gone.txt",
        "missing.txt",
    ]


def test_a_folder_without_entries_is_a_mistake(tmp_path: Path) -> None:
    """An import of nothing is not a success."""
    with pytest.raises(ShellError, match="holds no entries"):
        entry_files.load([tmp_path])
