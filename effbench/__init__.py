"""effbench: how efficient is LLM-generated code?

Candidates run in a sandbox, their instructions are counted, and the scores come with an interval. The command line is
``effbench --help``. As a library::

    run = effbench.evaluate(samples, suite="core")      # measures; the same samples find their run again
    run = effbench.Run.open("effbench_results/…")       # reads a run's files
    costs = effbench.line_costs(code, suite="core", task="kth_pair_sum")    # where a program's instructions go
    effbench.reward                                     # a bounded number for each completion, for training

Nothing heavy is imported before it is used; :mod:`effbench.scoring` is pure and can be used alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from effbench.records.version import VERSION as __version__

if TYPE_CHECKING:
    from effbench import reward as reward
    from effbench.api import Run, evaluate, line_costs

__all__ = ["Run", "__version__", "evaluate", "line_costs", "reward"]


def __getattr__(name: str) -> object:
    if name == "reward":
        return import_module("effbench.reward")
    if name in ("Run", "evaluate", "line_costs"):
        return getattr(import_module("effbench.api"), name)
    raise AttributeError(f"module 'effbench' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
