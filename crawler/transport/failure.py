"""Why no whole answer came. The codes are those of `chronicle.changes.state.Fetched.error`."""

from typing import Literal

Code = Literal[
    "dns-nxdomain",
    "dns-failure",
    "connect",
    "tls",
    "timeout",
    "reset",
    "protocol",
    "too-large",
    "bomb",
    "truncated",
    "loop",
    "address-refused",
    "robots",
    "robots-unreachable",
]


class VisitFailedError(Exception):
    """A visit got no answer that can be used. `code` is for the decision, `detail` for the log.

    `connected` is False where not even a connection came about: then the whole host is out of reach.
    """

    def __init__(self, code: Code, detail: str, *, connected: bool = True) -> None:
        """Keep code and detail apart: the code is stable, the detail is whatever the other side said."""
        self.code = code
        self.detail = detail
        self.connected = connected
        super().__init__(f"{code}: {detail}")


class LeftForLaterError(Exception):
    """A visit was not made and stays due: the batch ends, its host's turn is too far off, or its lease was lost."""
