"""`python -m benchmarks [name …] [--max N] [--seed N] [--errors N]` measures and prints tables."""

import argparse
import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.options import Options

NAMES = (
    "quote_mutations",
    "chinese_edits",
    "charsets",
    "pdf_reexports",
    "press",
    "links",
    "gold",
    "speed",
    "crawl_load",
)


def main(given: Sequence[str]) -> None:
    """Run the benchmarks that were named, or all of them; each ends with its figure."""
    arguments = _arguments(given)
    options = Options(arguments.most, arguments.seed, arguments.errors, arguments.material)
    for name in arguments.names or NAMES:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        figure = importlib.import_module(f"benchmarks.{name}").run(options)
        print(f"({time.monotonic() - start:.0f} s)")
        print(f"figure: {figure}\n", flush=True)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    parser.add_argument("--max", type=int, dest="most", help="at most so many cases of each benchmark (default: all)")
    parser.add_argument("--seed", type=int, default=usual.seed, help="which cases are taken then")
    parser.add_argument("--errors", type=int, default=usual.errors, help="how many errors are listed")
    parser.add_argument("--material", type=Path, default=usual.material, help="folder of the supplied material")
    arguments = parser.parse_args(given)
    if unknown := [name for name in arguments.names if name not in NAMES]:
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return arguments


if __name__ == "__main__":
    main(sys.argv[1:])
