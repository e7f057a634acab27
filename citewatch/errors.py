"""What the shell says when something asked for cannot be done: one sentence with the place and the remedy."""


class ShellError(Exception):
    """The thing asked for failed; the message names the place and the remedy. Exit code 1."""

    exit_code = 1


class ConfigError(ShellError):
    """The configuration is wrong: the message lists every mistake with its path and a remedy. Exit code 2."""

    exit_code = 2


class UsageError(ShellError):
    """The command was called in a way that it cannot serve. Exit code 2."""

    exit_code = 2
