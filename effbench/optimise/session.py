"""A task as a training loop or an agent sees it: observation, step, reward, done.

Programs are measured on inputs that scoring does not use: those of the same generators from another seed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Self

from effbench.api.rewarder import Reward, Rewarder
from effbench.errors import InputError, SandboxDied
from effbench.languages import find_language
from effbench.metrics.objectives import Objective, find_objective
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback, aim_of, costliest_functions, costliest_lines, describe
from effbench.optimise.strategies import Strategy, best_step, max_reward
from effbench.records.measurement import Verdict
from effbench.records.sample import Usage
from effbench.records.step import Step
from effbench.records.task import PYTHON, Suite, Task
from effbench.samples.extraction.extract import extract_solution
from effbench.samples.generation.prompts import open_template
from effbench.sandboxes.protocol import Sandbox
from effbench.suites import in_language, load_suite, select_tasks
from effbench.suites.rewrites import as_rewrites

__all__ = ["FEEDBACK_SEED", "Session", "TaskSession"]

_LOG = logging.getLogger(__name__)
FEEDBACK_SEED = 20_260_917
"""Start of the inputs that feedback comes from."""


class Session:
    """Lanes that stay warm, and the tasks of a suite as rewrites.

    Args:
        suite: Name of a suite; or the suite, whose own inputs then give the feedback.
        given: Tier of references to start from; None for a suite of rewrites.
        language: What programs are written in.
        feedback: What observations tell.
        strategy: Makes observations; None for :func:`effbench.optimise.strategies.max_reward`.
        budget: After which a task is done; None for 8 runs.
        tasks: Task ids and globs; None for all.
        limit: Largest number of tasks.
        data: The suite's data, where they are a file.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, ``auto``, or a sandbox.
        workers: Lanes side by side; None for one per core.
        prompt: A style, or the path of a template; None for the usual one.
        objective: What programs are to take less of: ``instructions``, ``memory``, ``energy`` or ``joint``.

    Raises:
        InputError: An argument makes no sense, or the suite's inputs come from no seed.
        SandboxError: There is no sandbox to be had.
        CounterError: The counter does not count there.
    """

    def __init__(
        self,
        suite: str | Suite,
        *,
        given: str | None = None,
        language: str = PYTHON,
        feedback: Feedback = Feedback.TOTAL,
        strategy: Strategy | None = None,
        budget: Budget | None = None,
        tasks: str | Sequence[str] | None = None,
        limit: int | None = None,
        data: Path | None = None,
        counter: str = "auto",
        sandbox: str | Sandbox = "auto",
        workers: int | None = None,
        prompt: str | None = None,
        objective: str | Objective = Objective.INSTRUCTIONS,
    ) -> None:
        loaded = load_suite(suite, data=data, seed=FEEDBACK_SEED) if isinstance(suite, str) else suite
        whole = in_language(loaded, language)
        selection = select_tasks(whole if given is None else as_rewrites(whole, given), patterns=tasks, limit=limit)
        written = next((task.task_id for task in selection.tasks if not task.given), None)
        if written is not None:
            raise InputError(f"{written} gives no program to make faster: name a tier to start from, such as naive")
        template = open_template(prompt, "chat")
        self.feedback, self.objective = feedback, find_objective(objective)
        self._strategy, self._budget = strategy or max_reward, budget or Budget(amount=8, unit="runs")
        self._tasks = {task.task_id: task for task in selection.tasks}
        self._prompts = {task.task_id: template.render(task, "chat") for task in selection.tasks}
        unseen = next((task.language for task in selection.tasks if not _can_tell_lines(task.language)), None)
        if feedback is Feedback.LINES and unseen is not None:
            raise InputError(f"the feedback lines cannot look into programs in {unseen}: take the feedback total")
        self._rewarder = Rewarder(
            selection, objective=self.objective, counter=counter, sandbox=sandbox, workers=workers
        )
        if feedback is Feedback.LINES and self._rewarder.counter != "qemu":
            self._rewarder.close()
            raise InputError(
                f"the feedback lines needs the counter qemu, and here {self._rewarder.counter} counts: add --counter "
                "qemu and --sandbox docker or local, or take the feedback total"
            )

    @property
    def task_ids(self) -> tuple[str, ...]:
        """The tasks, in the suite's order."""
        return tuple(self._tasks)

    def task(self, task_id: str, steps: Sequence[Step] = ()) -> "TaskSession":
        """Begins a task, or goes on behind steps that were made before.

        Raises:
            InputError: The suite has no such task.
        """
        if task_id not in self._tasks:
            raise InputError(f"there is no task {task_id!r} here: give an id such as {next(iter(self._tasks))!r}")
        return TaskSession(
            task=self._tasks[task_id],
            first_prompt=self._prompts[task_id],
            session=self,
            strategy=self._strategy,
            budget=self._budget,
            steps=list(steps),
        )

    def reward(self, task_id: str, completion: str) -> Reward:
        """Measures a completion on the feedback's inputs."""
        return self._rewarder.reward(task_id, completion)

    def lines(self, task_id: str, solution: str) -> str:
        """The costliest lines of a correct program, as text, or its functions; empty where they cannot be counted."""
        try:
            if self._tasks[task_id].language == PYTHON:
                return costliest_lines(self._rewarder.line_costs(task_id, solution))
            return costliest_functions(self._rewarder.function_costs(task_id, solution))
        except (InputError, SandboxDied) as error:  # marks do not fit every program, and some end their lane
            _LOG.info(f"{task_id}: no lines are told: {error}")
            return ""

    def close(self) -> None:
        """Closes the lanes; closing twice does nothing."""
        self._rewarder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _can_tell_lines(language: str) -> bool:
    """Python's are marked; of machine code the emulator tells the functions."""
    return language == PYTHON or find_language(language).is_machine_code


@dataclass(slots=True, kw_only=True)
class TaskSession:
    """One task on its way.

    Attributes:
        task: The rewrite.
        first_prompt: What the first step is asked.
        session: Where it is measured.
        strategy: Makes the next prompt.
        budget: After which it is done.
        steps: Those so far.
    """

    task: Task
    first_prompt: str
    session: Session
    strategy: Strategy
    budget: Budget
    steps: list[Step] = field(default_factory=list)
    _one_at_a_time: Lock = field(default_factory=Lock, init=False, repr=False)

    @property
    def observation(self) -> str:
        """What a model is asked next."""
        prompt, aim = self.strategy(self.first_prompt, self.steps), aim_of(self.session.objective)
        return f"{prompt}\n\n{aim}" if aim else prompt

    @property
    def done(self) -> bool:
        """Whether the budget is spent."""
        return self.budget.is_spent(self.steps)

    @property
    def best(self) -> Step | None:
        """The fastest correct step so far; None where none beats the given program."""
        return best_step(self.steps)

    def step(self, completion: str, usage: Usage | None = None) -> Step:
        """Measures an answer to :attr:`observation` and keeps it.

        Args:
            completion: The model's raw text.
            usage: Tokens that it took, for budgets of tokens.

        Raises:
            InputError: The task is done.
            EffbenchError: Nothing could be measured.
        """
        with self._one_at_a_time:  # else several threads could each take the last step of a budget
            step = self.measured(self.observation, completion, usage)
            self.keep(step)
        return step

    async def astep(self, completion: str, usage: Usage | None = None) -> Step:
        """As :meth:`step`, without blocking the event loop."""
        return await asyncio.to_thread(self.step, completion, usage)

    def measured(self, prompt: str, completion: str, usage: Usage | None) -> Step:
        """Measures an answer without keeping it."""
        if self.done:
            raise InputError(f"{self.task.task_id} is done: its budget of {self.budget} is spent")
        level = self.session.feedback
        reward = None if level is Feedback.NONE else self.session.reward(self.task.task_id, completion)
        solution, lines = extract_solution(completion, self.task), ""
        if level is Feedback.LINES and solution is not None and reward is not None and reward.verdict is Verdict.AC:
            lines = self.session.lines(self.task.task_id, solution)
        return Step(
            task_id=self.task.task_id,
            step=len(self.steps),
            prompt=prompt,
            completion=completion,
            solution=solution,
            usage=usage,
            verdict=None if reward is None else reward.verdict,
            detail="" if reward is None else reward.detail,
            speedup=None if reward is None else reward.gain,
            feedback="" if reward is None else describe(level, reward, lines, self.session.objective),
        )

    def keep(self, step: Step) -> None:
        """Takes a step into the trajectory."""
        self.steps.append(step)

    @property
    def gain(self) -> float:
        """What the last step improved the best speed-up by, as a factor: 1 where it improved nothing.

        The plain reward of an optimiser; :attr:`max_gain` is the other one.
        """
        if not self.steps:
            return 1.0
        before = max((step.gain for step in self.steps[:-1]), default=1.0)
        return max(1.0, self.steps[-1].gain / before)

    @property
    def max_gain(self) -> float:
        """The best speed-up so far, 1 where none beats the given program: MaxCode's max-reward."""
        return max((step.gain for step in self.steps), default=1.0)
