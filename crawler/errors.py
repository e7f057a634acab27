"""What can go wrong with a whole batch. What goes wrong with a single visit is an outcome, not an error."""


class CrawlError(Exception):
    """A batch of visits could not be made."""


class CrawlSettingsError(CrawlError, ValueError):
    """A setting of the crawler makes no sense. The message names the setting and what may stand there."""


class ReusedProcessError(CrawlError):
    """A second batch was started in one process: Scrapy's reactor cannot be restarted. Start a new process."""


class ExtraCaError(CrawlError):
    """The file of further certificate authorities cannot be read: check its path, and that it is in PEM format."""
