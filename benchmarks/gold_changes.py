"""Pairs of real pages: which are called changed, and which links."""

import collections
from pathlib import Path

from benchmarks import gold_rows, tables
from benchmarks.options import Options, sample
from chronicle import changes

_ANCHOR = "anchors: hard F1 trafilatura .873, readability .843, Resiliparse .846; easy .973; links found 0 %"
Counts = dict[tuple[str, str, str], list[int]]


def run(folder: Path, options: Options) -> str:
    """Compare all pairs, print the tables, return the figure."""
    base = folder / "change"
    counts: Counts = collections.defaultdict(lambda: [0, 0, 0])
    errors = []
    for row in sample(list(gold_rows.rows(base / "pairs.jsonl")), options):
        url = row["url"] or "https://example.org/"
        before, after = (gold_rows.reading(base / row[side], url) for side in ("before", "after"))
        found = changes.compare(before, after)
        part = gold_rows.half(str(row["doc"]).split("/", maxsplit=1)[0])
        count = counts[part, row["kind"], row["lang"]]
        for n, yes in enumerate((True, found.is_change, found.link_change)):
            count[n] += yes
        if row["gold"] is not None and found.is_change != bool(row["gold"]):
            # Of the untouched half nothing is shown that a rule could be bent to.
            why = found.summary.en[:110] if part == "A" else ""
            errors.append(f"{part} {row['id']} {row['kind']} {row['lang']}: {why}")
    _show(counts)
    print(_ANCHOR)
    for error in errors[: options.errors]:
        print(f"  {error}")
    halves = ", ".join(f"{part} {hard(counts, part)[2]:.3f}" for part in ("A", "B"))
    recall = ", ".join(f"{part} {hard(counts, part)[1]:.3f}" for part in ("A", "B"))
    return f"changes: hard F1 {halves} (recall on text {recall})"


def hard(counts: Counts, part: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of text against pages whose other text differs over months."""
    text, noise = _sum(counts, part, "text"), _sum(counts, part, "noise_long")
    return gold_rows.f1(text[1], noise[1], text[0] - text[1])


def _sum(counts: Counts, part: str, kind: str) -> list[int]:
    return [sum(c[n] for (p, k, _), c in counts.items() if (p, k) == (part, kind)) for n in range(3)]


def _show(counts: Counts) -> None:
    kinds = sorted({(kind, language) for _, kind, language in counts})
    names, cells = [], {}
    for kind, language in kinds:
        names.append(f"{kind} {language}")
        for part in ("A", "B"):
            n, changed, linked = counts.get((part, kind, language), (0, 0, 0))
            cells[names[-1], f"n {part}"] = str(n)
            cells[names[-1], f"change {part}"] = f"{changed / n:.2f}" if n else "–"
            cells[names[-1], f"link {part}"] = f"{linked / n:.2f}" if n else "–"
    columns = [f"{what} {part}" for part in ("A", "B") for what in ("n", "change", "link")]
    print("\nchanges: share of pairs raised as a change of the text, and of the links")
    tables.show_table("kind", names, columns, cells)
