"""Everything effbench raises on purpose.

::

    EffbenchError                 one clear sentence: what, where, what to do; the CLI prints it and exits with 2
    ├── InputError                what the user asked for or handed in
    │   ├── DataFileError         a file's content; names the file and the line
    │   └── ExtraMissing          a package that an extra of effbench installs
    ├── SandboxError              the sandbox's own fault, never the candidate's
    │   ├── SandboxUnavailable    it cannot be had on this machine
    │   └── SandboxDied           it was there and is gone; the measurement in flight is made again
    │       └── SandboxDiedRepeatedly   lane after lane died of the same work
    ├── CounterError              the counter's own fault
    │   └── CounterUnavailable    it cannot be had on this machine
    ├── ClusterError              there is no cluster, or a node of it cannot measure for this run
    ├── SuiteError                a task's own generator, reference solution or checker failed
    └── ModelError                a model's server cannot be used or failed; the samples that came are kept
        └── RequestFailed         one request failed for good

A candidate's failure is never an exception: it is a :class:`effbench.records.measurement.Verdict`.
"""

from enum import StrEnum
from functools import partial
from pathlib import Path

__all__ = [
    "ClusterError",
    "CounterError",
    "CounterUnavailable",
    "DataFileError",
    "EffbenchError",
    "ExtraMissing",
    "InputError",
    "ModelError",
    "RequestFailed",
    "RequestFault",
    "SandboxDied",
    "SandboxDiedRepeatedly",
    "SandboxError",
    "SandboxUnavailable",
    "SuiteError",
]


class EffbenchError(Exception):
    """Base of all errors that effbench raises on purpose."""


class InputError(EffbenchError):
    """What the user asked for does not exist or does not fit together."""


class DataFileError(InputError):
    """A file cannot be read as what it should be.

    Args:
        path: The file.
        problem: What is wrong, and what to do, without the file's name.
        line: The line, counted from 1, where that is known.
    """

    def __init__(self, path: Path, problem: str, *, line: int | None = None) -> None:
        self.path = path
        self.problem = problem
        self.line = line
        where = f"{path}, line {line}" if line is not None else f"{path}"
        super().__init__(f"{where}: {problem}")

    def __reduce__(self) -> tuple[partial["DataFileError"], tuple[Path, str]]:
        """For a process that hands the error on to another one."""
        return partial(type(self), line=self.line), (self.path, self.problem)


class ExtraMissing(InputError):
    """A package that an extra of effbench installs is not installed.

    Args:
        what: What needs the package; the subject of the sentence.
        extra: The extra's name.
        otherwise: What the user can do without it.
    """

    def __init__(self, what: str, extra: str, *, otherwise: str = "") -> None:
        self.what = what
        self.extra = extra
        self.otherwise = otherwise
        instead = f", or {otherwise}" if otherwise else ""
        super().__init__(f"{what} needs a package that is not installed: pip install 'effbench[{extra}]'{instead}")

    def __reduce__(self) -> tuple[partial["ExtraMissing"], tuple[str, str]]:
        """For a process that hands the error on to another one."""
        return partial(type(self), otherwise=self.otherwise), (self.what, self.extra)


class SandboxError(EffbenchError):
    """The sandbox failed; the candidate is not to blame."""


class SandboxUnavailable(SandboxError):
    """The sandbox cannot be had on this machine."""


class SandboxDied(SandboxError):
    """A lane, its container or the engine is gone."""


class SandboxDiedRepeatedly(SandboxDied):
    """Lane after lane died of the same work.

    Args:
        message: What the last one said.
        is_measuring: Whether each died while it measured a solution, and not of the suite's own programs.
    """

    def __init__(self, message: str, *, is_measuring: bool) -> None:
        self.is_measuring = is_measuring
        super().__init__(message)


class CounterError(EffbenchError):
    """The counter failed; the candidate is not to blame."""


class CounterUnavailable(CounterError):
    """The counter cannot be had on this machine."""


class ClusterError(EffbenchError):
    """There is no cluster, or a node of it cannot measure for this run."""


class SuiteError(EffbenchError):
    """A task's own generator, reference solution or checker failed."""


class ModelError(EffbenchError):
    """A model's server cannot be used, or samples are missing because it failed."""


class RequestFault(StrEnum):
    """What a failed request says about others."""

    REFUSED = "refused"
    """The server does not take this request; another one may do."""
    FAILED = "failed"
    """The server failed, was overloaded or could not be reached; the same request may do later."""
    HOPELESS = "hopeless"
    """Every other request would end the same way: the key, the model's name or the address is wrong."""


class RequestFailed(ModelError):
    """One request to a model failed for good, after all retries.

    Args:
        message: One sentence.
        fault: What it says about other requests.
    """

    def __init__(self, message: str, *, fault: RequestFault) -> None:
        self.fault = fault
        super().__init__(message)
