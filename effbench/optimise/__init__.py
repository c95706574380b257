"""The optimiser's benchmark: a model makes a slow program faster, in steps, within a budget.

::

    with Session("core", given="naive", feedback=Feedback.TOTAL) as session:
        task = session.task("core/kth_pair_sum")
        step = task.step(completion)
        step.speedup, task.gain, task.done, task.observation

:func:`optimise` runs a strategy on all tasks of a suite and scores what came of it.
"""

from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.optimise.session import Session, TaskSession
from effbench.optimise.strategies import STRATEGIES, Strategy

__all__ = ["STRATEGIES", "Budget", "Feedback", "Session", "Strategy", "TaskSession"]
