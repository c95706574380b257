"""How tests run a program and look at what it returned."""

from collections.abc import Callable
from typing import Any

from effbench.sandboxes import values
from effbench.sandboxes.outcome import Ending, Outcome

Run = Callable[..., Outcome]


def returned(outcome: Outcome) -> Any:
    assert outcome.ending is Ending.RETURNED, outcome
    assert outcome.output is not None
    return values.decode(outcome.output)
