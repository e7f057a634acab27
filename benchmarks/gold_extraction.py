"""Real pages and their main text."""

import collections
import re
import statistics
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import gold_rows, tables
from benchmarks.gold_rows import Row
from benchmarks.options import Options, sample

# A Chinese character is a token, like a word.
_TOKEN = re.compile(r"[㐀-鿿]|[^\W_]+")
_ANCHOR = "anchors, F1: en trafilatura .959, readability .958; zh web .868, .898; German segments .929, .858"


def run(folder: Path, options: Options) -> str:
    """Read all pages, print the tables, return the figure."""
    base = folder / "extraction"
    scores: dict[tuple[str, str], list[float]] = collections.defaultdict(list)
    worst = []
    for row in sample(list(gold_rows.rows(base / "gold.jsonl")), options):
        score = _token_f1(row["text"], _text(base, row))
        scores[f"{row['set']} {row['lang']}", _half(row)].append(score)
        worst.append((score, f"{_half(row)} {row['set']} {row['lang']} {row['id']}"))
    segments: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    for row in sample(list(gold_rows.rows(base / "segments.jsonl")), options):
        text = " ".join(_text(base, row).split())
        kept = sum(" ".join(s.split()) in text for s in row["with"])
        count = segments[f"segments {row['lang']}", _half(row)]
        for n, more in enumerate(
            (kept, sum(" ".join(s.split()) in text for s in row["without"]), len(row["with"]) - kept)
        ):
            count[n] += more
    _show(scores, segments)
    print(_ANCHOR)
    for score, name in sorted(worst)[: min(options.errors, 12)]:
        print(f"  {score:.3f} {name}")
    means = (f"{name} {part} {statistics.mean(values):.3f}" for (name, part), values in sorted(scores.items()))
    reached = (
        f"{name} {part} {gold_rows.f1(*c)[2]:.3f}" for (name, part), c in sorted(segments.items()) if "de" in name
    )
    return "extraction: F1 " + ", ".join([*means, *reached])


def _text(base: Path, row: Row) -> str:
    return gold_rows.reading(base / row["html"], row.get("url") or "https://example.org/").text


def _half(row: Row) -> str:
    return gold_rows.half(urlsplit(row.get("url") or "").hostname or str(row["id"]))


def _token_f1(gold: str, got: str) -> float:
    wanted, found = (collections.Counter(_TOKEN.findall(text.lower())) for text in (gold, got))
    both = (wanted & found).total()
    return gold_rows.f1(both, found.total() - both, wanted.total() - both)[2]


def _show(scores: dict[tuple[str, str], list[float]], segments: dict[tuple[str, str], list[int]]) -> None:
    names, cells = [], {}
    for (name, part), values in sorted(scores.items()):
        values.sort()
        names.append(f"{name} {part}")
        cells[names[-1], "n"] = str(len(values))
        cells[names[-1], "F1"] = f"{statistics.mean(values):.3f}"
        cells[names[-1], "median"] = f"{statistics.median(values):.3f}"
        cells[names[-1], "worst tenth"] = f"{values[len(values) // 10]:.3f}"
    for (name, part), count in sorted(segments.items()):
        names.append(f"{name} {part}")
        precision, recall, score = gold_rows.f1(*count)
        cells[names[-1], "n"] = str(count[0] + count[2])
        cells[names[-1], "F1"] = f"{score:.3f}"
        cells[names[-1], "precision"], cells[names[-1], "recall"] = f"{precision:.3f}", f"{recall:.3f}"
    print("\nextraction")
    tables.show_table("set", names, ["n", "F1", "median", "worst tenth", "precision", "recall"], cells)
