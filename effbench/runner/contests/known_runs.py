"""What is known of one run, whatever the limit: its verdict, and bounds of its count.

It is kept, so that a check that was interrupted goes on, and one with another limit runs only what it must.
"""

import json
from dataclasses import dataclass, replace
from typing import Final

from effbench.suites.packages.grading import TestResult

__all__ = ["FASTEST_PER_S", "KnownRun", "Run", "over"]

FASTEST_PER_S: Final = 2e10
"""No core retires more instructions in a second: what took less than the limit at this rate is within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one solution did on one test.

    Attributes:
        result: Its verdict.
        instructions: Its cost, where it was counted; None where it was not.
        cpu_s: CPU seconds of the native run.
    """

    result: TestResult
    instructions: int | None
    cpu_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRun:
    """See the module.

    Attributes:
        result: The verdict without a limit; None where the run was ended before there was one.
        cpu_s: CPU seconds of the native run.
        above: The count is above this.
        most: The count is at most this; None where nothing says so.
        instructions: The count; None where it is not known exactly.
    """

    result: TestResult | None
    cpu_s: float
    above: int = -1
    most: int | None = None
    instructions: int | None = None

    def counted(self, count: int) -> "KnownRun":
        """The same with an exact count."""
        return replace(self, above=count - 1, most=count, instructions=count)

    def answer(self, limit: int | None, *, counts: bool) -> Run | None:
        """The run under a limit; None where it must be run, or counted, to know.

        Args:
            limit: Instructions that it may take; None for no limit.
            counts: Whether an accepted run must have its exact count.
        """
        if self.result is not None and self.result.verdict == "JE":
            return Run(result=self.result, instructions=None, cpu_s=self.cpu_s)
        if limit is not None and self.above >= limit:
            return Run(result=over(limit), instructions=self.instructions, cpu_s=self.cpu_s)
        fits = limit is None or self.cpu_s * FASTEST_PER_S <= limit or (self.most is not None and self.most <= limit)
        if self.result is None or not fits:
            return None
        if counts and self.result.verdict == "AC" and self.instructions is None:
            return None
        return Run(result=self.result, instructions=self.instructions, cpu_s=self.cpu_s)

    def encoded(self) -> bytes:
        """The record as bytes."""
        result = None if self.result is None else [self.result.verdict, self.result.detail, self.result.score]
        return json.dumps([result, self.cpu_s, self.above, self.most, self.instructions]).encode()

    @classmethod
    def decoded(cls, data: bytes) -> "KnownRun":
        """The record of :meth:`encoded`."""
        result, cpu_s, above, most, instructions = json.loads(data)
        known = None if result is None else TestResult(verdict=result[0], detail=result[1], score=result[2])
        return cls(result=known, cpu_s=cpu_s, above=above, most=most, instructions=instructions)


def over(limit: int) -> TestResult:
    """The verdict of a run over a limit."""
    return TestResult(verdict="TLE", detail=f"over the limit of {limit:,}")
