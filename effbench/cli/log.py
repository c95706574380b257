"""Shows what effbench logs: on the terminal, and in a file where one is named."""

import logging
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from effbench.cli.output import say
from effbench.errors import InputError

__all__ = ["start_log"]

_LOG = logging.getLogger("effbench")


def start_log(*, verbose: bool, quiet: bool, log_file: Path | None) -> Callable[[], None]:
    """Attaches handlers to effbench's logger.

    Returns:
        A function that takes the handlers off again.

    Raises:
        InputError: The file cannot be written, or both ``verbose`` and ``quiet`` are set.
    """
    if verbose and quiet:
        raise InputError("-v shows more and -q shows less: give one of them")
    detailed = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handlers: list[logging.Handler] = [_TerminalHandler(logging.WARNING if quiet else logging.INFO)]
    if verbose:
        handlers[0].setLevel(logging.DEBUG)
        handlers[0].setFormatter(detailed)
    if log_file is not None:
        try:
            to_file = logging.FileHandler(log_file, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise InputError(
                f"--log-file {log_file} cannot be written ({error.strerror}): name another file"
            ) from error
        to_file.setFormatter(detailed)
        handlers.append(to_file)
    before = _LOG.level
    _LOG.setLevel(min(handler.level or logging.DEBUG for handler in handlers))
    for handler in handlers:
        _LOG.addHandler(handler)

    def stop() -> None:
        for handler in handlers:
            _LOG.removeHandler(handler)
            handler.close()
        _LOG.setLevel(before)

    return stop


class _TerminalHandler(logging.Handler):
    """Writes to standard error, above any progress bar."""

    def emit(self, record: logging.LogRecord) -> None:
        tqdm = getattr(sys.modules.get("tqdm"), "tqdm", None)  # without it there is no bar
        with nullcontext() if tqdm is None else tqdm.external_write_mode(file=sys.stderr):
            say(self.format(record))
