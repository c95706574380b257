"""What a model is told of the program that it wrote."""

from enum import StrEnum

from effbench.records.measurement import Verdict
from effbench.training.reward import Reward

__all__ = ["Feedback", "describe"]


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


def describe(level: Feedback, reward: Reward, lines: str = "") -> str:
    """What a level of feedback says of one measured program.

    Args:
        level: How much is told.
        reward: What was measured, on inputs that scoring does not use.
        lines: Where the instructions go, for :attr:`Feedback.LINES`.
    """
    if level is Feedback.NONE:
        return ""
    if not reward.passed or reward.verdict is not Verdict.AC:
        words = _WORDS.get(reward.verdict, "is refused")
        return f"It {words}" + (f": {reward.detail}" if reward.detail else "") + "."
    if level is Feedback.VERDICT:
        return "It gives the right results."
    told = "It gives the right results" + ("." if reward.speedup is None else f", and is {_times(reward.speedup)}.")
    return f"{told}\n\n{lines}" if lines and level is Feedback.LINES else told


def _times(speedup: float) -> str:
    if speedup >= 1:
        return f"{speedup:.2f} times as fast as the given program, counted in instructions"
    return f"slower: it takes {1 / speedup:.2f} times the instructions of the given program"
