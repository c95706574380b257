"""Runs on tasks with three references each, made by hand: a program of cost c costs c, 10·c and 10·c.

It takes as many pages of memory, and as many milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from effbench.metrics.memory import PAGE_BYTES
from effbench.records.environment import Calibration
from effbench.records.manifest import SCHEMA, Manifest, ScoredReference, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Level
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import ENVIRONMENT
from tests.small_suite import a_sample

OVERHEAD = 7
LEVELS = (
    Level(index=0, size=1, n_tests=1, weight=0.0),
    Level(index=1, size=1, n_tests=1, weight=1.0),
    Level(index=2, size=10, n_tests=2, weight=3.0),
)
PLACES = ((0, 0), (1, 0), (2, 0), (2, 1))
FACTORS = (None, 1, 10, 10)
LADDER = {"slow": (30, 20.0), "middle": (20, 70.0), "fast": (10, 100.0)}
"""Reference → c and DPS score. The budget of eff@k is 200, and counting goes on to 300."""
WRONG, CENSORED = -1, -2
"""Instead of a cost: fails at the last input; costs 40 at the first scored input and is over the budget at the next."""


def program(task_id: str, cost: int, *, sample: int | None = None, reference: str | None = None) -> list[Measurement]:
    """The records of one program."""
    stop = {WRONG: (3, Verdict.WA), CENSORED: (2, Verdict.TLE)}.get(cost, (4, Verdict.AC))
    unit = 40 if cost == CENSORED else max(cost, 0)
    records = []
    for place, ((level, test), factor) in enumerate(zip(PLACES, FACTORS, strict=True)):
        ends = place == stop[0]
        records.append(
            Measurement(
                key="",
                task_id=task_id,
                sample_index=sample,
                reference_id=reference,
                solution_sha256="",
                code_digest="",
                level=level,
                test_index=test,
                verdict=stop[1] if ends else Verdict.AC,
                instructions=None if ends or factor is None else OVERHEAD + factor * unit,
                load_instructions=0,
                cpu_time_s=(factor or 0) * unit / 1000,
                max_rss_bytes=0,
                detail="",
                counter="qemu",
                environment_id=ENVIRONMENT.environment_id,
                peak_bytes=None if ends or factor is None else PAGE_BYTES * factor * unit,
                byte_instructions=None if ends or factor is None else PAGE_BYTES * (factor * unit) ** 2,
            )
        )
        if ends:
            break
    return records


def a_task(task_id: str, ladder: Mapping[str, tuple[int, float | None]]) -> ScoredTask:
    return ScoredTask(
        task_id=task_id,
        content_hash="",
        levels=LEVELS,
        timeout_factor=2.0,
        baseline=list(ladder)[-1],
        budget_factor=None,
        references=tuple(
            ScoredReference(reference_id=name, tier=name, dps_score=score) for name, (_, score) in ladder.items()
        ),
    )


def a_manifest(tasks: Sequence[ScoredTask], model: str = "scribe") -> Manifest:
    return Manifest(
        schema=SCHEMA,
        run_id="id",
        suite="ladder",
        suite_origin="made in a test",
        suite_hash="hash",
        model=model,
        tasks=tuple(tasks),
        seed=None,
        calibration=Calibration(call=OVERHEAD, load=0, runs=11, spread=0),
        environment=ENVIRONMENT,
        command="",
        started_at="",
        complete=True,
    )


def ladder_run(
    path: Path,
    samples: Mapping[str, Sequence[int]],
    *,
    ladder: Mapping[str, tuple[int, float | None]] = LADDER,
    measured: Sequence[str] | None = None,
    budget_factor: float | None = None,
) -> RunDirectory:
    """A run on disk.

    Args:
        path: Where.
        samples: Task → its samples' costs.
        ladder: Reference → c and DPS score, from the slowest to the fastest; the last one is the baseline.
        measured: The references that have records; None for all.
        budget_factor: Of all tasks.
    """
    run = RunDirectory(path)
    tasks = [replace(a_task(task_id, ladder), budget_factor=budget_factor) for task_id in samples]
    run.begin(
        a_manifest(tasks),
        [a_sample("x", index=index, task_id=task) for task, costs in samples.items() for index in range(len(costs))],
    )
    with run.writer() as writer:
        for task_id, costs in samples.items():
            for name in (ladder if measured is None else measured) if costs else ():
                writer.append_all(program(task_id, ladder[name][0], reference=name))
            for index, cost in enumerate(costs):
                writer.append_all(program(task_id, cost, sample=index))
    return run
