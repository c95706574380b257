"""How an optimiser goes on: from the steps so far to the next prompt.

A strategy is a pure function, so a trajectory can be resumed, and replayed without a model. Others are found through
the entry-point group ``effbench.strategies``.

Sources: self-refine, Madaan et al., NeurIPS 2023 (arXiv:2303.17651); effi-learner, Huang et al., NeurIPS 2024
(arXiv:2405.15189); max-reward, the observation of MaxCode, which holds the best program so far beside the last one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from effbench.plugins import find_plugin
from effbench.records.step import Step

__all__ = ["STRATEGIES", "Strategy", "best_step", "find_strategy"]

Strategy: TypeAlias = Callable[[str, Sequence[Step]], str]
"""From a task's first prompt and the steps so far to the next prompt."""

_ASK: Final = (
    "Write a faster version. It must give the same results in every case. Give the whole program in one Markdown code "
    "block, as the last thing in your answer."
)


def best_step(steps: Sequence[Step]) -> Step | None:
    """The earliest of the fastest correct steps by what was measured; None where none beats the given program."""
    return max((step for step in steps if step.gain > 1), key=lambda step: (step.gain, -step.step), default=None)


def best_of_n(first: str, _steps: Sequence[Step]) -> str:
    """Asks the same again: the steps know nothing of each other."""
    return first


def self_refine(first: str, steps: Sequence[Step]) -> str:
    """Shows the last program with what is known of it."""
    return "\n\n".join([first, *_shown("Your last version:", steps[-1]), _ASK]) if steps else first


def effi_learner(first: str, steps: Sequence[Step]) -> str:
    """Shows the fastest correct program with where its instructions go, or the last one where none is correct."""
    if not steps:
        return first
    best = best_step(steps)
    shown = steps[-1] if best is None else best
    return "\n\n".join([first, *_shown("The version to go on from:", shown), _ASK])


def max_reward(first: str, steps: Sequence[Step]) -> str:
    """Shows the best program so far, and the last one where that is another."""
    if not steps:
        return first
    best, last = best_step(steps), steps[-1]
    parts = [] if best is None else _shown(f"The best of {len(steps)} versions so far, step {best.step}:", best)
    if best is not last:
        parts += _shown("Your last version:", last)
    return "\n\n".join([first, *parts, _ASK])


STRATEGIES: Final[Mapping[str, Strategy]] = {
    "best-of-n": best_of_n,
    "self-refine": self_refine,
    "effi-learner": effi_learner,
    "max-reward": max_reward,
}


def find_strategy(name: str) -> Strategy:
    """The strategy of that name.

    Raises:
        InputError: There is none.
    """
    return find_plugin(name, STRATEGIES, group="effbench.strategies")


def _shown(head: str, step: Step) -> list[str]:
    code = step.solution
    parts = [head, "(no code was found in your answer)" if code is None else f"```\n{code.strip()}\n```"]
    return parts + [text for text in (step.feedback, step.critique) if text]
