"""The honest twin: the whole store in memory, for tests and trials. It keeps the contract of the databases."""

import threading

from store import texts
from store.memory.claims import MemoryClaim
from store.memory.deliveries import MemoryDeliveries
from store.memory.documents import MemoryDocuments
from store.memory.entries import MemoryEntries
from store.memory.findings import MemoryFindings
from store.memory.hosts import MemoryHosts
from store.memory.noise_rules import MemoryNoiseRules
from store.memory.tables import Tables
from store.memory.traces import MemoryTraces
from store.memory.users import MemoryUsers
from store.memory.visits import MemoryVisits
from store.ports import DaemonClaim


class MemoryStore:
    """Everything in dictionaries of this process; gone with it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tables = Tables()
        self._claimed = threading.Lock()
        self.entries = MemoryEntries(self._tables)
        self.documents = MemoryDocuments(self._tables)
        self.hosts = MemoryHosts(self._tables)
        self.visits = MemoryVisits(self._tables)
        self.traces = MemoryTraces(self._tables)
        self.findings = MemoryFindings(self._tables)
        self.deliveries = MemoryDeliveries(self._tables)
        self.users = MemoryUsers(self._tables)
        self.noise_rules = MemoryNoiseRules(self._tables)

    def fact(self, name: str) -> str | None:
        """Return a named fact."""
        with self._tables.reading():
            return self._tables.facts.get(name)

    def set_fact(self, name: str, value: str) -> None:
        """Set a named fact."""
        with self._tables.transaction():
            self._tables.facts[name] = texts.holdable(value)

    def first_fact(self, name: str, value: str) -> str:
        """Set a named fact unless it is set; return what stands."""
        with self._tables.transaction():
            return self._tables.facts.setdefault(name, texts.holdable(value))

    def daemon_claim(self) -> DaemonClaim:
        """Return the claim to be this store's only daemon."""
        return MemoryClaim(self._claimed)

    def close(self) -> None:
        """Nothing to give back."""
