"""Measures comparing and quotations on the gold pages, half by half.

The pages are split by site with a hash that never changes: rules are tuned on one half only, and the other half is
printed beside it. Run from the project's folder:  python benchmarks/changes_on_gold.py change|quotes|quotes-de
"""

import argparse
import collections
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from chronicle import changes, documents
from chronicle.documents.model import Reading

GOLD = Path(os.environ.get("CITEWATCH_MATERIAL", "../shared")) / "gold"
_VERDICT = {
    "intact": "stands",
    "cosmetic": "stands",
    "altered": "changed",
    "partial": "changed",
    "gone": "gone",
    "elsewhere": "gone",
    "unverifiable": "unavailable",
    "other-language": "unavailable",
}
Row = dict[str, Any]


def half(name: str) -> str:
    """Say to which half a site or act belongs, for ever."""
    return "tuning" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "untouched"


def rows(path: Path) -> Iterator[Row]:
    """Return the rows of a gold file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@cache
def page(path: Path, url: str) -> Reading:
    """Read a stored page."""
    kind = {".pdf": "application/pdf", ".html": "text/html"}.get(path.suffix, "text/plain")
    return documents.read(path.read_bytes(), url=url, media_type=kind)


def site(row: Row) -> str:
    """Return the publisher of a pair, by which halves are cut."""
    return str(row["doc"]).split("/", maxsplit=1)[0]


def measure_changes(only: str | None, *, show: bool) -> None:
    """Print per half and kind how often a change and a change of links was raised."""
    base = GOLD / "change"
    counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    slowest = 0.0
    for row in rows(base / "pairs.jsonl"):
        part = half(site(row))
        if only not in (None, part):
            continue
        url = row["url"] or "https://example.org/"
        before, after = page(base / row["before"], url), page(base / row["after"], url)
        start = time.perf_counter()
        found = changes.compare(before, after)
        slowest = max(slowest, time.perf_counter() - start)
        count = counts[part, row["kind"]]
        count[0] += 1
        count[1] += found.is_change
        count[2] += found.link_change
        if show and part == "tuning":
            _show_change(row, found)
    for (part, kind), (n, changed, linked) in sorted(counts.items()):
        print(f"{part:10} {kind:14} n {n:3}  change {changed / n:.2f}  link {linked / n:.2f}")
    for part in sorted({p for p, _ in counts}):
        hits, all_text = counts[part, "text"][1], counts[part, "text"][0]
        false = counts[part, "noise_long"][1]
        if hits:
            precision, recall = hits / (hits + false), hits / all_text
            score = 2 * precision * recall / (precision + recall)
            print(f"{part}: hard F1 {score:.3f} (P {precision:.3f} R {recall:.3f})")
    print(f"slowest comparison {slowest:.2f} s")


def _show_change(row: Row, found: changes.Comparison) -> None:
    wrong = found.is_change != bool(row["gold"]) if row["gold"] is not None else row["kind"] != "minor"
    if not wrong and not (found.link_change and row["gold"] == 0):
        return
    print("\n##", row["id"], row["kind"], row["doc"], row["before"], row["after"], row.get("words_added"))
    for edit in found.edits[:12]:
        print("   E", edit.kind, repr(edit.before[:160]), "->", repr(edit.after[:160]), edit.marks)
    for name, links in (("+", found.links_added), ("-", found.links_removed)):
        print("   L" + name, len(links), [(link.url[:80], link.text[:40]) for link in links[:6]])
    print("   H", collections.Counter(h.kind for h in found.held_back))


def measure_quotes(only: str | None, *, german: bool, show: bool) -> None:
    """Print per half how quotations were judged."""
    base = GOLD / ("de_law" if german else "change")
    pairs = {p["id"]: p for p in rows(base / "pairs.jsonl")}
    confusion: dict[str, collections.Counter[tuple[str, str]]] = collections.defaultdict(collections.Counter)
    spent, slowest = 0.0, 0.0
    for row in rows(base / "quotes.jsonl"):
        pair = pairs.get(row["pair"], row)
        part = half(str(row["pair"]) if german else site(pair))
        if only not in (None, part):
            continue
        reading = page(base / (pair if german else row)["after"], "https://example.org/")
        start = time.perf_counter()
        found = changes.find_quote(row["quote"], reading)
        took = time.perf_counter() - start
        spent, slowest = spent + took, max(slowest, took)
        verdict = _VERDICT[str(found.state)]
        confusion[part][row["label"], verdict] += 1
        if show and part == "tuning" and verdict != row["label"]:
            print(f"\n## {row['id']} {row['label']} -> {verdict} sim {row['sim']} {row.get('after', row['pair'])}")
            print("   Q", row["quote"])
            print("   N", row["new_text"])
            for segment in found.segments:
                print("   S", segment.state, [(e.quoted, e.found) for e in segment.edits], repr(segment.found[:300]))
    for part, counts in sorted(confusion.items()):
        total = sum(counts.values())
        right = sum(n for (a, b), n in counts.items() if a == b)
        stands = sum(n for (a, _), n in counts.items() if a == "stands")
        lost = sum(n for (a, b), n in counts.items() if a == "stands" and b != "stands")
        print(f"{part}: n {total} accuracy {right / total:.4f} stands called missing {lost / max(1, stands):.2%}")
        print("   ", dict(counts))
    print(f"{1000 * spent / sum(sum(c.values()) for c in confusion.values()):.1f} ms each, slowest {slowest:.2f} s")


def main() -> None:
    """Run one measurement; say so where the gold pages are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["change", "quotes", "quotes-de"])
    parser.add_argument("--half", choices=["tuning", "untouched"])
    parser.add_argument("--show", action="store_true", help="list the errors of the tuning half")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"No gold pages at {GOLD}: set CITEWATCH_MATERIAL to the folder that holds them.")
    random.seed(7)
    if arguments.what == "change":
        measure_changes(arguments.half, show=arguments.show)
    else:
        measure_quotes(arguments.half, german=arguments.what == "quotes-de", show=arguments.show)


if __name__ == "__main__":
    main()
