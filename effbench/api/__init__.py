"""effbench from Python: samples in, a run out; completions in, rewards out."""

from effbench.api.run import Run, evaluate, find_suite, line_costs

__all__ = ["Run", "evaluate", "find_suite", "line_costs"]
