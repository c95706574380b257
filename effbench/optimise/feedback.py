"""What a model is told of the program that it wrote."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from effbench.api.rewarder import Reward
from effbench.measure.function_costs import FunctionCost
from effbench.measure.line_costs import LineCosts
from effbench.metrics.objectives import Objective
from effbench.records.measurement import Verdict
from effbench.text.python_source import source_lines

__all__ = ["Feedback", "aim_of", "costliest_functions", "costliest_lines", "describe"]

_SHOWN: Final = 8


class Feedback(StrEnum):
    """How much is told; each level tells what those before it do."""

    NONE = "none"
    VERDICT = "verdict"
    TOTAL = "total"
    LINES = "lines"
    CRITIQUE = "critique"


_WORDS = {
    Verdict.WA: "gives a wrong result",
    Verdict.RE: "fails",
    Verdict.CE: "is no program: no code was found, or it does not compile",
    Verdict.TLE: "gives the right results, but takes far more instructions than the given program",
    Verdict.MLE: "needs too much memory",
    Verdict.OLE: "gives too much output",
}


def describe(level: Feedback, reward: Reward, lines: str = "", objective: Objective = Objective.INSTRUCTIONS) -> str:
    """What a level of feedback says of one measured program.

    Args:
        level: How much is told.
        reward: What was measured, on inputs that scoring does not use.
        lines: Where the instructions go, for :attr:`Feedback.LINES`.
        objective: By what programs are compared.
    """
    if level is Feedback.NONE:
        return ""
    if not reward.passed or reward.verdict is not Verdict.AC:
        words = _WORDS.get(reward.verdict, "is refused")
        return f"It {words}" + (f": {reward.detail}" if reward.detail else "") + "."
    if level is Feedback.VERDICT:
        return "It gives the right results."
    told = "It gives the right results" + ("." if reward.gain is None else f", and {_times(reward.gain, objective)}.")
    return f"{told}\n\n{lines}" if lines and level is Feedback.LINES else told


def costliest_lines(costs: LineCosts) -> str:
    """The lines that take the most instructions, with their shares, at most eight."""
    code, whole = source_lines(costs.solution), sum(max(0, item.instructions) for item in costs.lines)
    found = sorted((item for item in costs.lines if item.line), key=lambda item: -item.instructions)[:_SHOWN]
    rows = [
        f"{item.instructions / whole:6.1%}  line {item.line}: {code[item.line - 1].strip()}"
        for item in found
        if item.instructions > 0
    ]
    return "\n".join(["Where its instructions go on the largest input:", *rows]) if rows else ""


def costliest_functions(costs: Sequence[FunctionCost]) -> str:
    """The functions that take the most instructions, with their shares and calls, at most eight."""
    whole = sum(item.instructions for item in costs)
    rows = [
        f"{item.instructions / whole:6.1%}  {item.name}, {item.calls:,} call{'s' * (item.calls != 1)}"
        for item in costs[:_SHOWN]
        if item.instructions > 0
    ]
    return "\n".join(["Where its instructions go on the largest input, by function:", *rows]) if rows else ""


_QUANTITIES = {
    Objective.MEMORY: "peak memory",
    Objective.ENERGY: "energy, as modelled",
    Objective.JOINT: "instructions times peak memory",
}


def aim_of(objective: Objective) -> str:
    """What stands behind every prompt; empty for instructions, since prompts ask for speed already."""
    quantity = _QUANTITIES.get(objective)
    return "" if quantity is None else f"What counts here is not speed but {quantity}: the less, the better."


def _times(gain: float, objective: Objective) -> str:
    if objective is not Objective.INSTRUCTIONS:
        return f"takes {1 / gain:.2f} times what the given program does of {_QUANTITIES[objective]}"
    if gain >= 1:
        return f"is {gain:.2f} times as fast as the given program, counted in instructions"
    return f"is slower: it takes {1 / gain:.2f} times the instructions of the given program"
