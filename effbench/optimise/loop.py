"""Runs a strategy on every task: asks the model, measures, keeps each step, and in the end scores them all."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from effbench.errors import InputError, ModelError, RequestFailed
from effbench.languages import find_language
from effbench.metrics.objectives import Objective, check_machine
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.optimise.recorded import RecordedAnswer, RecordedBackend
from effbench.optimise.session import FEEDBACK_SEED, Session, TaskSession
from effbench.optimise.strategies import find_strategy
from effbench.optimise.trajectory import SCHEMA, Settings, Trajectory
from effbench.records.generation import Generation
from effbench.records.hashing import key_of
from effbench.records.sample import Sample, Usage
from effbench.records.step import Step
from effbench.records.task import PYTHON, Suite
from effbench.runner.run import RunPlan, measure
from effbench.runner.sound_tasks import sound_tasks
from effbench.samples.generation.chat import Backend, Request
from effbench.samples.generation.chat import Session as ModelSession
from effbench.samples.generation.plan import GenerationOptions, generation_digest, make_plan
from effbench.samples.generation.registry import open_backend
from effbench.samples.source import StoredSamples
from effbench.sandboxes.choose import open_quick_sandbox, open_sandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.suites import in_language, load_suite, select_tasks
from effbench.suites.rewrites import as_rewrites

__all__ = ["OptimiseOptions", "optimise"]

_LOG = logging.getLogger(__name__)
_CRITIQUE = (
    "Say in at most five sentences what in this program wastes the most {waste}, and what should be done instead. "
    "Write no code.\n\n```\n{code}\n```\n\n{feedback}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimiseOptions:
    """What the user asked for.

    Attributes:
        suite: Name of the suite.
        model: Spec of the model.
        strategy: Name of the strategy.
        feedback: What the model is told.
        budget: Of each task.
        given: Tier of references to start from; None for a suite of rewrites.
        language: What programs are written in.
        critic: Spec of the model that criticises; None for the model itself, where the feedback is a critique.
        data: The suite's data, where they are a file.
        tasks: Task ids and globs; none for all.
        limit: Largest number of tasks.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, or ``auto``.
        out: Folder that holds all trajectories.
        workers: Lanes side by side; None for one per core.
        replay: Folder of a trajectory whose answers are taken instead of the model's.
        generation: How the model is asked.
        command: What was typed.
        objective: What programs are to take less of.
    """

    suite: str
    model: str
    strategy: str
    feedback: Feedback
    budget: Budget
    given: str | None = None
    language: str = PYTHON
    critic: str | None = None
    data: Path | None = None
    tasks: tuple[str, ...] = ()
    limit: int | None = None
    counter: str = "auto"
    sandbox: str = "auto"
    out: Path = Path("effbench_trajectories")
    workers: int | None = None
    replay: Path | None = None
    generation: GenerationOptions = field(default_factory=GenerationOptions)
    command: str = ""
    objective: Objective = Objective.INSTRUCTIONS


def optimise(options: OptimiseOptions, *, show_progress: bool) -> Trajectory:
    """Optimises every task within the budget and scores all steps; the same options go on where they stopped.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished steps are kept.
    """
    strategy, language = find_strategy(options.strategy), find_language(options.language)
    if options.critic is not None and options.feedback is not Feedback.CRITIQUE:
        raise InputError("--critic has no use without --feedback critique: add that, or leave it out")
    sandbox = _sandbox(options)
    suite = sound_tasks(
        _rewrites(options), sandbox=sandbox, language=language, counter=options.counter, workers=options.workers
    )
    plan = make_plan(options.model, options.generation, suite, n=1)
    backend, critic = _models(options, plan.backend)
    settings = _settings(options, suite, plan.generation, "" if critic is None else critic.name)
    trajectory = Trajectory(_place(options, settings))
    session = Session(
        options.suite,
        given=options.given,
        language=options.language,
        feedback=options.feedback,
        strategy=strategy,
        budget=options.budget,
        tasks=[task.task_id for task in suite.tasks],
        data=options.data,
        counter=options.counter,
        sandbox=sandbox,
        workers=options.workers,
        prompt=options.generation.prompt,
        objective=options.objective,
    )
    with session:  # what it refuses leaves no trajectory behind
        known = trajectory.begin(settings)
        _LOG.info(f"{suite.name}: {len(suite.tasks)} tasks, {len(known)} steps are there; trajectory {trajectory.path}")
        tasks = [
            session.task(task_id, [step for step in known if step.task_id == task_id]) for task_id in session.task_ids
        ]
        bar = tqdm(total=len(tasks), desc="optimised", unit="task", disable=None if show_progress else True)
        with bar, trajectory.writer() as writer:
            loop = _Loop(
                backend=backend,
                critic=critic,
                generation=options.generation,
                objective=options.objective,
                keep=writer.append,
                finish=partial(_tell, bar),
            )
            asyncio.run(loop.run(tasks))
    _score(trajectory, suite, options, sandbox, show_progress=show_progress)
    return trajectory


def _sandbox(options: OptimiseOptions) -> Sandbox:
    """Where programs are measured; memory and energy are those of a processor's programs."""
    if options.objective is Objective.INSTRUCTIONS:
        return open_quick_sandbox(options.sandbox, options.counter, find_language(options.language))
    sandbox = open_sandbox(options.sandbox)
    check_machine(options.objective, sandbox.facts().machine)
    return sandbox


def _rewrites(options: OptimiseOptions) -> Suite:
    """The selected tasks, with the inputs that are scored."""
    whole = in_language(load_suite(options.suite, data=options.data), options.language)
    given = whole if options.given is None else as_rewrites(whole, options.given)
    return select_tasks(given, patterns=options.tasks, limit=options.limit)


def _tell(bar: "tqdm[NoReturn]", task: TaskSession) -> None:
    """A line for each task that is done: minutes may lie between two."""
    bar.update()
    best = task.best
    gained = "nothing was gained" if best is None else f"{best.gain:.2f} times as fast in step {best.step}"
    _LOG.info(f"{task.task.task_id}: {len(task.steps)} steps, {gained}")


def _models(options: OptimiseOptions, own: Backend) -> tuple[Backend, Backend | None]:
    """Who writes, and who criticises."""
    criticises = options.feedback is Feedback.CRITIQUE
    critic = own if options.critic is None else open_backend(options.critic, options.generation.connection)
    if options.replay is None:
        return own, critic if criticises else None
    steps = [step for steps in Trajectory.open(options.replay).steps().values() for step in steps]
    written = tuple(RecordedAnswer(prompt=step.prompt, text=step.completion, usage=step.usage) for step in steps)
    none = Usage(prompt_tokens=0, completion_tokens=0)
    said = tuple(
        RecordedAnswer(prompt=_wish(step, options.objective), text=step.critique, usage=none)
        for step in steps
        if step.solution is not None
    )
    recorded = RecordedBackend(name=critic.name, answers=said) if criticises else None
    return RecordedBackend(name=own.name, answers=written), recorded


def _wish(step: Step, objective: Objective) -> str:
    """What a critic is asked about a step."""
    waste = objective if objective in (Objective.MEMORY, Objective.ENERGY) else "work"
    return _CRITIQUE.format(waste=waste, code=(step.solution or "").strip(), feedback=step.feedback)


def _settings(options: OptimiseOptions, suite: Suite, generation: Generation, critic: str) -> Settings:
    budget = options.generation.budget
    return Settings(
        schema=SCHEMA,
        suite=suite.name,
        suite_hash=suite.content_hash,
        task_ids=tuple(task.task_id for task in suite.tasks),
        strategy=options.strategy,
        feedback=options.feedback,
        budget=str(options.budget),
        generation=generation,
        critic=critic,
        price_in=budget.price_in,
        price_out=budget.price_out,
        feedback_seed=FEEDBACK_SEED,
        command=options.command,
        objective=options.objective,
    )


def _place(options: OptimiseOptions, settings: Settings) -> Path:
    """What decides the steps names the folder; a replay is a trajectory of its own."""
    digest = key_of(
        "trajectory", settings.suite_hash, settings.strategy, settings.feedback, settings.budget, settings.critic,
        generation_digest(settings.generation), str(settings.feedback_seed), "replay" if options.replay else "",
        *([] if settings.objective is Objective.INSTRUCTIONS else [settings.objective]),
    )  # fmt: skip
    name = "".join(sign if sign.isalnum() or sign in "-._" else "-" for sign in settings.generation.model)
    return options.out / settings.suite / name / f"{settings.strategy}-{settings.feedback}-{digest[:12]}"


@dataclass(slots=True, kw_only=True)
class _Loop:
    """Several tasks side by side, each step by step."""

    backend: Backend
    critic: Backend | None
    generation: GenerationOptions
    objective: Objective
    keep: Callable[[Step], None]
    finish: Callable[[TaskSession], None]

    async def run(self, tasks: Sequence[TaskSession]) -> None:
        """Until every budget is spent.

        Raises:
            EffbenchError: The model cannot be reached, or nothing can be measured.
        """
        slots = asyncio.Semaphore(self.generation.concurrency)
        async with AsyncExitStack() as stack:
            model = await stack.enter_async_context(self.backend.session())
            critic = None if self.critic is None else await stack.enter_async_context(self.critic.session())
            try:
                async with asyncio.TaskGroup() as group:
                    for task in tasks:
                        group.create_task(self._optimise(task, model, critic, slots))
            except ExceptionGroup as failures:
                raise failures.exceptions[0] from None  # one fault, one sentence

    async def _optimise(
        self, task: TaskSession, model: ModelSession, critic: ModelSession | None, slots: asyncio.Semaphore
    ) -> None:
        async with slots:
            while not task.done:
                prompt = task.observation
                text, usage = await self._ask(model, prompt, len(task.steps), task.task.task_id)
                step = await asyncio.to_thread(task.measured, prompt, text, usage)
                if critic is not None and step.solution is not None:
                    told, more = await self._ask(critic, _wish(step, self.objective), step.step, step.task_id)
                    step = replace(step, critique=told, usage=_sum(usage, more))
                self.keep(step)
                task.keep(step)
        self.finish(task)

    async def _ask(self, model: ModelSession, prompt: str, number: int, task_id: str) -> tuple[str, Usage | None]:
        sampling = self.generation.sampling
        if sampling.seed is not None:
            sampling = replace(sampling, seed=sampling.seed + number)
        try:
            answer = await model.answer(Request(prompt=prompt, sampling=sampling))
        except RequestFailed as error:
            raise ModelError(
                f"step {number} of {task_id} did not come: {error}; the steps so far are kept, and the same command "
                "goes on"
            ) from error
        completion = answer.completions[0]
        return "" if completion.refused else completion.text, answer.usage


def _sum(first: Usage | None, second: Usage | None) -> Usage | None:
    if first is None or second is None:
        return None
    return Usage(
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        completion_tokens=first.completion_tokens + second.completion_tokens,
    )


def _score(
    trajectory: Trajectory, suite: Suite, options: OptimiseOptions, sandbox: Sandbox, *, show_progress: bool
) -> None:
    settings = trajectory.settings()
    samples = tuple(
        Sample(
            task_id=step.task_id,
            sample_index=step.step,
            model=settings.name,
            completion=step.completion,
            solution=step.solution,
            usage=step.usage,
        )
        for steps in trajectory.steps().values()
        for step in steps
    )
    measure(
        RunPlan(
            selection=suite,
            source=StoredSamples(model=settings.name, known=samples),
            sandbox=sandbox,
            counter=options.counter,
            out=trajectory.scored,
            seed=None,
            workers=options.workers,
            metrics=("pass@k", "speedup@k"),
            command=options.command,
            language=find_language(options.language),
            memory=options.objective.needs_memory,
        ),
        show_progress=show_progress,
    )
