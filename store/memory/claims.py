"""The claim to be the only daemon, in memory. Implements `DaemonClaim`."""

import threading


class MemoryClaim:
    """A lock of this process."""

    def __init__(self, lock: threading.Lock) -> None:
        """Share this lock with the store's other claims."""
        self._lock = lock
        self._held = False

    def hold(self) -> bool:
        """Take the claim, or make sure that it is ours still."""
        self._held = self._held or self._lock.acquire(blocking=False)
        return self._held

    def release(self) -> None:
        """Give the claim back."""
        if self._held:
            self._lock.release()
            self._held = False
