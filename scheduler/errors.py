"""What can go wrong in running the work, each as a sentence with a remedy."""


class SchedulerError(Exception):
    """A batch or the daemon could not do its work."""


class AlreadyRunningError(SchedulerError):
    """Another daemon holds this data folder or this database: stop it first, or name another one."""


class BatchError(SchedulerError):
    """A batch's subprocess ended without a report; what it recorded stays, the rest is visited again."""
