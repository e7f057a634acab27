"""Log events, not prose: a constant event name, everything else a field. To standard error, never standard output."""

import logging
import sys

import structlog


def configure(*, verbose: bool = False, quiet: bool = False, machine: bool = False) -> None:
    """Set up logging for this process: readable lines, or JSON lines where a machine reads them.

    `quiet` leaves only warnings and errors, for a command that tells its progress itself.
    """
    level = logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if machine else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
