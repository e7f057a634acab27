"""Sentences of real pages, and what became of them."""

import collections
from collections.abc import Iterator
from pathlib import Path

from benchmarks import gold_rows, tables
from benchmarks.gold_rows import Row
from benchmarks.options import Options, sample
from chronicle import changes

VERDICT = {
    "intact": "stands",
    "cosmetic": "stands",
    "altered": "changed",
    "partial": "changed",
    "gone": "gone",
    "elsewhere": "gone",
    "unverifiable": "unavailable",
    "other-language": "unavailable",
}
_ANCHOR = "anchors: accuracy .962–.969 (en, fr), .943–.957 (de); stands called missing 0 % in the whole body"
Confusion = collections.Counter[tuple[str, str]]


def run(folder: Path, options: Options) -> str:
    """Look for all sentences, print the tables, return the figure."""
    by_part: dict[tuple[str, str], Confusion] = collections.defaultdict(collections.Counter)
    errors = []
    for name in ("change", "de_law"):
        cases = sample(list(_cases(folder / name)), options)
        for part, path, row in cases:
            url = "https://example.org/law.txt" if name == "de_law" else "https://example.org/"
            found = changes.find_quote(row["quote"], gold_rows.reading(path, url))
            verdict = VERDICT[str(found.state)]
            by_part[row["lang"], part][row["label"], verdict] += 1
            if verdict != row["label"]:
                errors.append(f"{part} {row['lang']} {row['id']}: {row['label']}, called {verdict} ({found.state})")
    _show(by_part)
    print(_ANCHOR)
    for error in errors[: options.errors]:
        print(f"  {error}")
    reached = (f"{lang} {part} {accuracy(by_part[lang, part]):.3f}" for lang, part in sorted(by_part))
    return "quotes: accuracy " + ", ".join(reached)


def accuracy(confusion: Confusion) -> float:
    """Return the share of sentences judged as labelled."""
    return sum(n for (a, b), n in confusion.items() if a == b) / max(1, confusion.total())


def _cases(base: Path) -> Iterator[tuple[str, Path, Row]]:
    """Return every sentence with its half and its later page."""
    pairs = {pair["id"]: pair for pair in gold_rows.rows(base / "pairs.jsonl")}
    for row in gold_rows.rows(base / "quotes.jsonl"):
        pair = pairs.get(row["pair"], row)
        site = str(pair["doc"]).split("/", maxsplit=1)[0] if "doc" in pair else str(row["pair"])
        yield gold_rows.half(site), base / (row.get("after") or pair["after"]), row


def _show(by_part: dict[tuple[str, str], Confusion]) -> None:
    names, cells = [], {}
    for (language, part), confusion in sorted(by_part.items()):
        name = f"{language} {part}"
        names.append(name)
        stands = sum(n for (a, _), n in confusion.items() if a == "stands")
        lost = sum(n for (a, b), n in confusion.items() if a == "stands" and b != "stands")
        cells[name, "n"] = str(confusion.total())
        cells[name, "accuracy"] = f"{accuracy(confusion):.3f}"
        cells[name, "stands called missing"] = tables.percent(lost, stands)
        for label in ("stands", "changed", "gone", "unavailable"):
            wrong = sum(n for (a, b), n in confusion.items() if a == label and b != label)
            cells[name, label] = f"{wrong}/{sum(n for (a, _), n in confusion.items() if a == label)}"
    print("\nquotes: accuracy, and wrong/all by label")
    columns = ["n", "accuracy", "stands called missing", "stands", "changed", "gone", "unavailable"]
    tables.show_table("half", names, columns, cells)
