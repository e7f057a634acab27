"""The table of hazards: docs/hazards.md, whose last column is written from the marks on the tests.

`@pytest.mark.hazard(7, 12)` on a test says which hazards it shows; `cases=("name", ...)` which of its cases do.
`make hazards` writes the column anew.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
TABLE = TESTS.parent / "docs" / "hazards.md"
NOT_MET = "## Not met yet"
_ROW = re.compile(r"\| (\d+) \|")
_LAST_CELL = re.compile(r"(?<=\|)[^|]*\|$")


@dataclass(frozen=True, order=True)
class Shown:
    """A test that shows a hazard. `cases` are those of its cases that do, empty where all of them do."""

    file: str
    test: str
    cases: tuple[str, ...] = ()

    @property
    def cell(self) -> str:
        """How the table names it."""
        cases = f" ({', '.join(self.cases)})" if self.cases else ""
        return f"`{self.file}::{self.test}`{cases}"


def marked() -> Mapping[int, tuple[Shown, ...]]:
    """Return the tests that are marked with each hazard's number, read off their sources."""
    found: dict[int, list[Shown]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "mark.hazard" not in source:
            continue
        for number, shown in _in(ast.parse(source), path.relative_to(TESTS).as_posix()):
            found.setdefault(number, []).append(shown)
    return {number: tuple(sorted(each)) for number, each in found.items()}


def _in(tree: ast.Module, file: str) -> Iterator[tuple[int, Shown]]:
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef) or not function.name.startswith("test_"):
            continue
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.hazard":
                cases = next((ast.literal_eval(each.value) for each in decorator.keywords if each.arg == "cases"), ())
                for number in decorator.args:
                    yield ast.literal_eval(number), Shown(file, function.name, tuple(cases))


def numbers(text: str) -> list[int]:
    """Return the numbers of a table's rows, in order."""
    return [int(row.group(1)) for line in text.splitlines() if (row := _ROW.match(line))]


def written(text: str) -> str:
    """Return the document with its last column as the marks have it."""
    shown = marked()
    return "".join(_row(line, shown) for line in text.splitlines(keepends=True))


def _row(line: str, shown: Mapping[int, tuple[Shown, ...]]) -> str:
    row = _ROW.match(line)
    if row is None:
        return line
    cell = "<br>".join(each.cell for each in shown.get(int(row.group(1)), ()))
    return _LAST_CELL.sub(lambda _: f" {cell} |" if cell else " |", line.rstrip("\n")) + "\n"


if __name__ == "__main__":
    TABLE.write_text(written(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
