"""What effbench logs, as a list of sentences."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["log_messages"]


class _Keeper(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.INFO)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def log_messages(into: list[str] | None = None) -> Iterator[list[str]]:
    """Collects the messages of level INFO and above."""
    messages = [] if into is None else into
    logger, keeper = logging.getLogger("effbench"), _Keeper(messages)
    before = logger.level
    logger.addHandler(keeper)
    logger.setLevel(logging.INFO)
    try:
        yield messages
    finally:
        logger.removeHandler(keeper)
        logger.setLevel(before)
