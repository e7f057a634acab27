"""Processes forked from one that has imported what takes long; nothing of the tests' own process is in them."""

import functools
import multiprocessing
from multiprocessing.context import ForkServerContext

_PRELOADED = ("crawler.run", "store.opening", "citewatch.cli.main")


@functools.cache
def context() -> ForkServerContext:
    """Return the one server of this process; its first user would otherwise decide what it has imported."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(list(_PRELOADED))
    return made
