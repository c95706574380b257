"""The verdict on a run whose output, if any, is not yet compared with the expected answer."""

from typing import Any

from effbench.records.measurement import Verdict
from effbench.sandboxes import values
from effbench.sandboxes.outcome import Ending, Outcome

__all__ = ["FAILURES", "equal_exactly", "verdict_without_output"]

FAILURES = frozenset({Verdict.WA, Verdict.RE, Verdict.OLE, Verdict.CE, Verdict.TAMPER})
"""Fatal at any level; TLE and MLE, too expensive and not wrong, are so at the smallest one alone (ENAMEL)."""

_BY_ENDING = {
    Ending.REFUSED: Verdict.RE,
    Ending.NO_ENTRY_POINT: Verdict.CE,
    Ending.TIMED_OUT: Verdict.TLE,
    Ending.OUTPUT_LIMIT: Verdict.OLE,
    Ending.OUT_OF_MEMORY: Verdict.MLE,
    Ending.DIED: Verdict.RE,
    Ending.BROKE_PROTOCOL: Verdict.TAMPER,
}


def verdict_without_output(outcome: Outcome) -> Verdict | None:
    """The verdict when the run gave no output; None when there is one to be checked.

    An OverflowError counts as over the budget, as in ENAMEL: the program cannot deal with inputs of that size.
    """
    if outcome.ending is Ending.RETURNED:
        return None
    if outcome.ending is Ending.RAISED:
        return Verdict.TLE if outcome.exception == "OverflowError" else Verdict.RE
    return _BY_ENDING[outcome.ending]


def equal_exactly(output: bytes, answer: bytes) -> bool:
    """Whether two encoded values have the same type at the top and are equal by ``==``.

    Nested numbers compare as Python compares them (1 == 1.0), as in ENAMEL's checker. Equal encodings are equal at
    once, so NaN equals itself. An output that does not decode equals nothing.
    """
    if output == answer:
        return True
    try:
        decoded: Any = values.decode(output)
    except ValueError:
        return False
    expected: Any = values.decode(answer)
    return type(decoded) is type(expected) and bool(decoded == expected)
