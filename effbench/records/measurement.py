"""What one run of one program on one stress input gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from effbench.records.field_types import Count, LargeCount, Weight

__all__ = ["VERDICT_WORDS", "Failure", "Measurement", "Verdict"]


class Verdict(StrEnum):
    """How a run ended. Only SE is effbench's own fault; all others are the program's."""

    AC = "AC"
    """Accepted: the right output within the budget."""
    WA = "WA"
    """Wrong answer."""
    RE = "RE"
    """Runtime error: an exception, a crash, or an output that is not a plain value."""
    TLE = "TLE"
    """Time limit exceeded: nothing was wrong, but over the budget of instructions, or censored by its CPU time."""
    MLE = "MLE"
    """Memory limit exceeded."""
    OLE = "OLE"
    """Output limit exceeded."""
    CE = "CE"
    """No code could be found in the completion, or it does not compile, or it lacks the entry point."""
    TAMPER = "TAMPER"
    """The run broke the protocol of measuring."""
    SE = "SE"
    """Sandbox error: measured again, never scored; a run that still holds one is incomplete."""


VERDICT_WORDS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.AC: "correct",
        Verdict.WA: "wrong answer",
        Verdict.RE: "runtime error",
        Verdict.TLE: "correct, over the budget",
        Verdict.MLE: "over the memory limit",
        Verdict.OLE: "too much output",
        Verdict.CE: "no program",
        Verdict.TAMPER: "broke the rules of measuring",
        Verdict.SE: "sandbox error",
    }
)
"""What a reader is told that a verdict means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """On what input a program failed, and how: texts in Python's notation for a reader, each cut at 200 characters.

    They hold the answer of a test: nothing that a model reads may be made of them.

    Attributes:
        input: The arguments, or a whole program's standard input.
        expected: The right answer; where a checker decides, one that is right.
        got: What came instead; empty where nothing came, for the reason that the record's ``detail`` tells.
        difference: Where the two first differ; empty where that says nothing.
    """

    input: str
    expected: str
    got: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One run of one program on one stress input.

    Attributes:
        key: Content hash of (task, input, compiled program, counter, environment): equal keys are one
            measurement.
        task_id: The task.
        sample_index: Which sample ran; None for a reference.
        reference_id: Which reference ran; None for a sample.
        solution_sha256: Of the solution's text.
        code_digest: Of the compiled program; empty when it does not compile.
        level: Level of the input.
        test_index: Index of the input within its level.
        verdict: How the run ended.
        instructions: Raw count of the call (nanoseconds where the counter is ``cputime``), with what the run did
            outside its windows beyond what the baseline does there; None when the run was not counted (level of
            weight 0, a failed sample, or censored over the budget).
        load_instructions: What of the program's work at import time is charged; 0 when it is within what is free.
        input_instructions: Raw count between import and call, where the input is received; None when it was not
            counted.
        output_instructions: Raw count after the call, where the result is sent; None when it was not counted.
        budget: Cost of one input up to which the program was measured, where the verdict is not AC; None where there
            was no bound, and in records of schema 1 and 2.
        cpu_time_s: User + system time of the program's import and its native call, in seconds; of the whole process
            where the call did not end.
        max_rss_bytes: Peak resident set of the native process, which the inputs of one level share.
        detail: A short reason for a verdict other than AC.
        counter: Name of the counter.
        environment_id: Fingerprint of everything that may change a count.
        failure: What was expected and what came, where the verdict is WA, RE or OLE on an input; None elsewhere, and in
            records of schema 1 to 3.
        peak_bytes: The most memory that the program held at one moment of load and call, beyond what the empty program
            does, in a run of its own; None where memory was not measured, and in records of schema 1 to 4.
        byte_instructions: Bytes held times instructions, summed over the same windows; None in the same records.
    """

    key: str
    task_id: str
    sample_index: Count | None
    reference_id: str | None
    solution_sha256: str
    code_digest: str
    level: Count
    test_index: Count
    verdict: Verdict
    instructions: Count | None
    load_instructions: Count
    cpu_time_s: Weight
    max_rss_bytes: Count
    detail: str
    counter: str
    environment_id: str
    input_instructions: Count | None = None
    output_instructions: Count | None = None
    budget: Count | None = None
    failure: Failure | None = None
    peak_bytes: Count | None = None
    byte_instructions: LargeCount | None = None
