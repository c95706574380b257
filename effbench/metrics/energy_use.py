"""What running a run's programs takes in energy, and what writing them took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.errors import InputError
from effbench.metrics.energy import Interval, PowerProfile, Work, break_even_runs, energy_of, generation_energy
from effbench.metrics.judged_run import TaskScore, judge_run
from effbench.storage.run_directory import RunRecords

__all__ = ["EnergyUse", "energy_use", "running_energy", "task_works"]

_FOREIGN: Final = "wasm"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyUse:
    """Joules of one pass over all scored inputs of those tasks that have a correct sample.

    Attributes:
        n_tasks: Those tasks.
        baseline: Of running their baselines.
        samples: Of running their samples, a task's being the mean of its correct ones that were counted to the end.
        tokens: That a sample took to be written, summed over the tasks; None where the model told none.
        generation: Of writing one sample of each task; None in the same case.
        break_even: Passes after which the samples have saved, beside the baselines, what writing them took; None where
            they are not sure to save anything, or no tokens are known.
    """

    n_tasks: int
    baseline: Interval
    samples: Interval
    tokens: int | None
    generation: Interval | None
    break_even: Interval | None


def task_works(score: TaskScore) -> tuple[Work, Work] | None:
    """What the baseline of a task takes, and its samples' mean; None without a correct sample that was counted."""
    base = score.baseline_resources
    own = [
        Work(instructions=cost.total, cpu_s=found.cpu_s)
        for cost, found in zip(score.costs, score.resources, strict=True)
        if cost is not None and found is not None
    ]
    if base is None or score.baseline_cost is None or not own:
        return None
    return Work(instructions=score.baseline_cost, cpu_s=base.cpu_s), _mean(own)


def energy_use(run: RunRecords, profile: PowerProfile, joules_per_token: Interval) -> EnergyUse:
    """Models a finished run's energy.

    Raises:
        InputError: The run is not complete, has no correct sample, or counts what no processor executes.
    """
    judged = judge_run(run, ())
    unit = judged.manifest.environment.counter
    if unit == _FOREIGN:
        raise InputError(
            "the run counts instructions of WebAssembly, which no power profile knows: measure it with --counter qemu "
            "or perf"
        )
    found = {score.task_id: works for score in judged.tasks if (works := task_works(score)) is not None}
    if not found:
        raise InputError("energy needs a correct sample that was counted to the end: this run has none")
    before, after = _both(found.values(), unit, profile)
    tokens = _tokens(run, found)
    generation = None if tokens is None else generation_energy(tokens, joules_per_token)
    return EnergyUse(
        n_tasks=len(found),
        baseline=energy_of(before, profile),
        samples=energy_of(after, profile),
        tokens=tokens,
        generation=generation,
        break_even=None if generation is None else break_even_runs(generation, before, after, profile),
    )


def running_energy(tasks: Iterable[TaskScore], counter: str, profile: PowerProfile) -> tuple[Interval, Interval] | None:
    """Models the joules of one pass, as :class:`EnergyUse` has it: of the baselines, and of the samples.

    None where no processor executes what the counter counts, or no task has a correct sample.
    """
    found = [works for score in tasks if (works := task_works(score)) is not None]
    if counter == _FOREIGN or not found:
        return None
    before, after = _both(found, counter, profile)
    return energy_of(before, profile), energy_of(after, profile)


def _both(found: Iterable[tuple[Work, Work]], counter: str, profile: PowerProfile) -> tuple[Work, Work]:
    """What all baselines take together, and all samples."""
    before, after = map(_sum, zip(*found, strict=True))
    if counter == "cputime":  # nanoseconds were counted
        before, after = (Work(instructions=work.cpu_s * profile.rate, cpu_s=work.cpu_s) for work in (before, after))
    return before, after


def _tokens(run: RunRecords, tasks: "dict[str, tuple[Work, Work]]") -> int | None:
    """Written for one sample of each task; a task's is the mean of all of its samples."""
    counts: dict[str, list[int]] = {}
    for sample in run.samples():
        if sample.task_id in tasks:
            if sample.usage is None:
                return None
            counts.setdefault(sample.task_id, []).append(sample.usage.completion_tokens)
    return round(sum(sum(own) / len(own) for own in counts.values()))


def _sum(works: Sequence[Work]) -> Work:
    return Work(instructions=sum(work.instructions for work in works), cpu_s=sum(work.cpu_s for work in works))


def _mean(works: Sequence[Work]) -> Work:
    total, number = _sum(works), len(works)
    return Work(instructions=total.instructions / number, cpu_s=total.cpu_s / number)
