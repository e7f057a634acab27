"""Five hundred documents on forty hosts of which a third misbehave: how long, how politely, how much memory."""

import collections
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import tables
from benchmarks.options import Options

# The hazard server and the batch in a process of its own are test equipment.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from fakes import loads, watchpost
from fakes.crawling import Done
from fakes.loads import Crowd

_HOSTS, _DOCUMENTS = 40, 500


def run(options: Options) -> str:
    """Measure, print the table, return the figure."""
    documents = min(_DOCUMENTS, options.most or _DOCUMENTS)
    with tempfile.TemporaryDirectory(prefix="citewatch-bench-") as name, loads.crowd(Path(name)) as crowd:
        post = watchpost.make_watchpost(Path(name))
        post.watch(*crowd.urls[:documents])
        start = time.monotonic()
        done = post.visit(loads.SETTINGS)
        seconds = time.monotonic() - start
        post.store.close()
        _show(crowd, done)
    good = sum(each.outcome == "new" for each in done.progress)
    wanted = sum(crowd.kind(url) == "good" for url in crowd.urls[:documents])
    return (
        f"{good} of {wanted} good documents among {documents} on {_HOSTS} hosts in {seconds:.0f} s, "
        f"shortest gap {crowd.shortest_gap():.3f} s (set: {loads.GAP:g}), "
        f"{max(done.memory) / 1024:.0f} MB at most, {_growth(done):+.0f} MB after the first quarter"
    )


def _growth(done: Done) -> float:
    """Return how many megabytes the batch's process held more at its end than after a quarter of its visits."""
    return (done.memory[-1] - done.memory[len(done.memory) // 4]) / 1024


def _show(crowd: Crowd, done: Done) -> None:
    ended = collections.Counter((crowd.kind(each.url), each.reason) for each in done.progress)
    first = crowd.requests()[0].at
    print("\nby kind of host: visits by reason, and when it was asked last (seconds after the first request of all)")
    rows = sorted({kind for kind, _ in ended})
    cells = {(kind, "visits"): ", ".join(f"{n} {why}" for (k, why), n in ended.items() if k == kind) for kind in rows}
    for kind in rows:
        asked = crowd.requests(kind)
        cells[kind, "asked last"] = f"{asked[-1].at - first:.1f}" if asked else "-"
    tables.show_table("host", rows, ["visits", "asked last"], cells)
