"""Mutates quoted passages in known ways and counts what `find_quote` says of each.

The passages are sentences of the gold pages that stand there (English, French, German); each is changed inside its own
page. Run from the project's folder:  python benchmarks/mutations_on_gold.py [--per-language 100]
"""

import argparse
import collections
import json
import os
import random
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from chronicle import changes, documents
from chronicle.documents.model import Reading

GOLD = Path(os.environ.get("CITEWATCH_MATERIAL", "../shared")) / "gold"
NOT = {"en": "not", "fr": "pas", "de": "nicht"}
WORD = {"en": "elephant", "fr": "girafe", "de": "Elefant"}
LENGTHS = ((0, 40), (40, 64), (64, 128), (128, 10_000))
Case = tuple[str, str, Reading]  # language, quotation, the page that carries it


def cases(wanted: int) -> list[Case]:
    """Return sentences that stand exactly once on their page, so many for each language."""
    found: dict[str, list[Case]] = collections.defaultdict(list)
    pages: dict[Path, Reading] = {}
    for folder, default in (("change", "en"), ("de_law", "de")):
        base = GOLD / folder
        pairs = {p["id"]: p for p in map(json.loads, (base / "pairs.jsonl").open(encoding="utf-8"))}
        for row in map(json.loads, (base / "quotes.jsonl").open(encoding="utf-8")):
            language = row.get("lang") or default
            path = base / (row.get("after") or pairs[row["pair"]]["after"])
            if row["label"] != "stands" or len(found[language]) >= wanted or path.stat().st_size > 2_000_000:
                continue
            if path not in pages:
                kind = "text/html" if path.suffix == ".html" else "text/plain"
                pages[path] = documents.read(path.read_bytes(), url="https://example.org/", media_type=kind)
            text = re.sub(r"[ \t]*\n[ \t]*(?=\S)", " ", pages[path].body_text)
            if len(row["quote"].split()) >= 6 and text.count(row["quote"]) == 1:
                found[language].append((language, row["quote"], replace(pages[path], body_text=text)))
    return [case for of_language in found.values() for case in of_language]


def on_page(edit: Callable[[str, str], str]) -> Callable[[Case], tuple[str, Reading]]:
    """Return a mutation that changes the passage on its page and leaves the quotation."""

    def mutate(case: Case) -> tuple[str, Reading]:
        language, quote, page = case
        return quote, replace(page, body_text=page.body_text.replace(quote, edit(quote, language)))

    return mutate


def at_middle(quote: str, inserted: str, *, drop: int = 0) -> str:
    """Put words into the middle of a passage, in place of `drop` words."""
    words = quote.split(" ")
    middle = len(words) // 2
    return " ".join([*words[:middle], *([inserted] if inserted else []), *words[middle + drop :]])


def furniture(length: int) -> str:
    """Return lines of a page's frame of about this length, as they come between two paragraphs."""
    line = "Annual bulletin of the assembly, volume 7\nPage 12 of 48\nShare this page by mail\n"
    return "\n" + (line * (length // len(line) + 1))[:length].rstrip() + "\n"


def elided(case: Case) -> tuple[str, Reading]:
    """Leave words out of the quotation, with an ellipsis in their place."""
    _, quote, page = case
    return at_middle(quote, "[…]", drop=2), page


def numbered(quote: str, _: str) -> str:
    """Change the last number of a passage, or put one in."""
    changed = re.sub(r"\d+(?=\D*$)", lambda m: str(int(m.group()) + 1), quote, count=1)
    return changed if changed != quote else at_middle(quote, "17")


MUTATIONS: dict[str, tuple[Callable[[Case], tuple[str, Reading]], frozenset[str]]] = {
    "verbatim": (on_page(lambda q, _: q), frozenset({"intact", "cosmetic"})),
    "typographic": (on_page(lambda q, _: q.replace("'", "’").replace("-", "–")), frozenset({"intact", "cosmetic"})),
    "soft hyphens": (
        on_page(lambda q, _: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", q)),
        frozenset({"cosmetic", "intact"}),
    ),
    "furniture 120 inside": (on_page(lambda q, _: at_middle(q, furniture(120))), frozenset({"cosmetic", "intact"})),
    "elided": (elided, frozenset({"intact", "cosmetic"})),
    "not inserted": (on_page(lambda q, lang: at_middle(q, NOT.get(lang, "not"))), frozenset({"altered", "partial"})),
    "number changed": (on_page(numbered), frozenset({"altered", "partial"})),
    "word swapped": (
        on_page(lambda q, lang: at_middle(q, WORD.get(lang, "elephant"), drop=1)),
        frozenset({"altered", "partial"}),
    ),
    "half cut": (
        on_page(lambda q, _: " ".join(q.split(" ")[: len(q.split(" ")) // 2])),
        frozenset({"altered", "partial", "gone"}),
    ),
    "removed": (on_page(lambda _, __: ""), frozenset({"gone"})),
}


def main() -> None:
    """Print the share of right answers per mutation and language, and false anchors per length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-language", type=int, default=100)
    parser.add_argument("--show", action="store_true", help="print the wrong ones")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"No gold pages at {GOLD}: set CITEWATCH_MATERIAL to the folder that holds them.")
    material = cases(arguments.per_language)
    for name, (mutate, right) in MUTATIONS.items():
        counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
        for case in material:
            quote, page = mutate(case)
            state = str(changes.find_quote(quote, page).state)
            counts[case[0]][0] += state in right
            counts[case[0]][1] += 1
            if arguments.show and state not in right:
                print(f"   {name}: {state}: {quote[:200]}")
        shares = "  ".join(f"{lang} {good}/{all_}" for lang, (good, all_) in sorted(counts.items()))
        print(f"{name:22} {shares}")
    false_anchors(material)


def false_anchors(material: list[Case]) -> None:
    """Look for each quotation on a page of another publisher in the same language."""
    chance = random.Random(7)
    counts: dict[tuple[int, int], list[int]] = {span: [0, 0] for span in LENGTHS}
    for language, quote, own in material:
        others = [
            p for lang, _, p in material if lang == language and quote not in p.body_text and p.url and p is not own
        ]
        for page in chance.sample(others, min(3, len(others))):
            span = next(s for s in LENGTHS if s[0] <= len(quote) < s[1])
            counts[span][0] += str(changes.find_quote(quote, page).state) not in ("gone", "other-language")
            counts[span][1] += 1
    for (low, high), (false, tried) in counts.items():
        print(f"absent quotes of {low}-{high} characters: false anchors {false}/{tried}")


if __name__ == "__main__":
    main()
