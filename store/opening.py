"""Open a store by its address."""

from pathlib import Path

from store import errors, upgrade
from store.memory.store import MemoryStore
from store.ports import Store
from store.sql import engine as engines
from store.sql.store import SqlStore


def open_store(url: str) -> Store:
    """Return the store at `sqlite:///path`, `postgresql://…` or `memory:` (a new, empty one).

    The database must exist in this release's schema: `upgrade.upgrade(url)` makes it. Raises `UnreachableError` when it
    cannot be opened, `SchemaError` when it was never set up, or by another release.
    """
    if url == "memory:":
        return MemoryStore()
    engine = engines.make(url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        raise errors.SchemaError(f"{engines.where(engine)} is not there: run citewatch init")
    try:
        upgrade.check(engine)
    except errors.StoreError:
        engine.dispose()
        raise
    return SqlStore(engine)
