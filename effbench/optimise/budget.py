"""How much an optimiser may spend on one task: tokens, or runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from effbench.errors import InputError
from effbench.records.step import Step

__all__ = ["Budget"]

_FORM = re.compile(r"([0-9]+)(k?)-(tokens|runs)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A bound on one task's steps. The step that reaches it is the last.

    Attributes:
        amount: How many; at least 1.
        unit: ``runs`` counts steps, ``tokens`` what was read and written, prompts included.
    """

    amount: int
    unit: Literal["runs", "tokens"]

    @classmethod
    def parse(cls, text: str) -> "Budget":
        """Reads ``8-runs``, ``20000-tokens`` or ``20k-tokens``.

        Raises:
            InputError: It has another form, or allows no step.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise InputError(f"the budget is {text!r}: give a number with its unit, such as 8-runs or 20k-tokens")
        amount = int(match[1]) * (1000 if match[2] else 1)
        if amount < 1:
            raise InputError(f"the budget {text!r} allows no step: give at least 1")
        return cls(amount=amount, unit="runs" if match[3] == "runs" else "tokens")

    def is_spent(self, steps: Sequence[Step]) -> bool:
        """Whether these steps of one task leave nothing.

        Raises:
            InputError: Tokens are counted, and the server told none.
        """
        return self.spent(steps) >= self.amount

    def spent(self, steps: Sequence[Step]) -> int:
        """What the steps of one task took, in the budget's unit.

        Raises:
            InputError: Tokens are counted, and the server told none.
        """
        if self.unit == "runs":
            return len(steps)
        usages = [step.usage for step in steps]
        if None in usages:
            raise InputError("the server does not tell how many tokens it took: give a budget of runs, such as 8-runs")
        return sum(usage.prompt_tokens + usage.completion_tokens for usage in usages if usage is not None)

    def __str__(self) -> str:
        return f"{self.amount}-{self.unit}"
