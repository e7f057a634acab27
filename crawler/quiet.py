"""What Scrapy writes into the log: its own troubles, not every page with its whole body."""

import logging

from scrapy.logformatter import LogFormatter, LogFormatterResult


class QuietFormatter(LogFormatter):
    """Leaves out the lines about each response and item; the house logs visits itself."""

    def crawled(self, *_: object) -> None:  # type: ignore[override]  # None means no line (Scrapy's documentation)
        """Say nothing of a response."""

    def scraped(self, *_: object) -> None:  # type: ignore[override]  # the same
        """Say nothing of an item."""

    def item_error(self, *_: object) -> LogFormatterResult:
        """Say little of an item that failed; the pipeline logs it with its address."""
        return {"level": logging.DEBUG, "msg": "visit not evaluated", "args": {}}
