"""The gold sets, halved by site: what each kind and language reaches, beside what the best known tools reach."""

from benchmarks import gold_changes, gold_extraction, gold_linking, gold_quotes
from benchmarks.options import Options


def run(options: Options) -> str:
    """Run every gold set that is there, print the tables, return the figure."""
    folder = options.material / "gold"
    if not folder.is_dir():
        return f"gold sets: not measured, they are not at {folder} (CITEWATCH_MATERIAL)"
    print("Half A is the one that rules may be tuned on; B is left untouched.")
    figures = [
        gold_changes.run(folder, options),
        gold_quotes.run(folder, options),
        gold_extraction.run(folder, options),
    ]
    if (options.material / "linking").is_dir():
        figures.append(gold_linking.run(options.material / "linking", options))
    return "; ".join(figures)
