"""Runs of invented models on an invented suite: complete and consistent, and measured by nobody."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from effbench.records.environment import Calibration, Environment
from effbench.records.hashing import key_of
from effbench.records.manifest import SCHEMA, Manifest, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample, text_sha256
from effbench.records.statement import TaskStatement
from effbench.records.task import Level, Program, Reference, Task
from effbench.storage.run_directory import RunDirectory

LEVELS = (
    Level(index=0, size=10, n_tests=1, weight=0.0),
    Level(index=1, size=1_000, n_tests=2, weight=1.0),
    Level(index=2, size=30_000, n_tests=2, weight=3.0),
)
CALIBRATION = Calibration(call=500, load=100, runs=11, spread=0)
ENVIRONMENT = Environment(
    environment_id="00112233445566ff", counter="qemu", exact=True, sandbox="invented", isolation=(), runtime="runtime",
    image="", python="3.12.1", libc="glibc 2.36", machine="x86_64", cpu_model="", kernel="", engine_version="",
    harness_python="3.12.1", effbench="0.1.0",
)  # fmt: skip
PROGRAM = '''\
def solve_{number}(values: list[int], width: int) -> list[int]:
    """Counts what each window holds."""
    counts: dict[int, int] = {{}}
    answer = [{seed}]
    for position, value in enumerate(values):  # one step at a time
        counts[value] = counts.get(value, 0) + 1
        if position >= width and value % 7 != "{word}":
            answer.append(len(counts))
    return answer
'''


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much there is.

    Attributes:
        models: Runs.
        tasks: In each.
        samples: For each task.
    """

    models: int
    tasks: int
    samples: int


def write_runs(folder: Path, shape: Shape, *, seed: int = 0) -> list[RunDirectory]:
    """Writes one run for each model; the same arguments give the same files."""
    tasks = [_task(number) for number in range(shape.tasks)]
    scored = tuple(map(ScoredTask.of, tasks))
    runs = []
    for model in range(shape.models):
        rng = random.Random(f"{seed} {model}")
        run = RunDirectory(folder / f"model-{model:02}")
        manifest = _manifest(f"model-{model:02}", scored)
        samples: list[Sample] = []
        measurements: list[Measurement] = []
        for task in scored:
            measurements += _records(task, None, 1000, Verdict.AC, "reference")
            for index in range(shape.samples):
                sample = _sample(manifest.model, task, index, rng)
                samples.append(sample)
                measurements += _solution(task, sample, rng, skill=model / shape.models)
        run.begin(manifest, samples)
        run.keep_statements(map(TaskStatement.of, tasks))
        with run.writer() as writer:
            writer.append_all(measurements)
        runs.append(run)
    return runs


def _task(number: int) -> Task:
    program = PROGRAM.format(number=number, seed=0, word="reference")
    return Task(
        suite="invented",
        task_id=f"invented/{number:03}",
        prompt=f"Write `solve_{number}`, which counts the different values in every window of a list.",
        entry_point=f"solve_{number}",
        levels=LEVELS,
        references=(Reference(reference_id="expert", tier="expert", solution=program, dps_score=100.0),),
        generator=Program(source="", entry_point="generate"),
    )


def _manifest(model: str, tasks: tuple[ScoredTask, ...]) -> Manifest:
    return Manifest(
        schema=SCHEMA,
        run_id=key_of(model)[:12],
        suite="invented",
        suite_origin="invented",
        suite_hash=hashlib.sha256("".join(task.content_hash for task in tasks).encode()).hexdigest(),
        model=model,
        tasks=tasks,
        seed=None,
        calibration=CALIBRATION,
        environment=ENVIRONMENT,
        command=f"effbench run --suite invented --model {model}",
        started_at="2026-01-02T03:04:05+00:00",
        complete=True,
    )


def _sample(model: str, task: ScoredTask, index: int, rng: random.Random) -> Sample:
    word = "".join(rng.choices("abcdefghijklmnop", k=12))
    code = PROGRAM.format(number=int(task.task_id[-3:]), seed=rng.randrange(1000), word=word)
    return Sample(task_id=task.task_id, sample_index=index, model=model, completion=code, solution=code)


def _solution(task: ScoredTask, sample: Sample, rng: random.Random, *, skill: float) -> Iterator[Measurement]:
    verdict = rng.choices((Verdict.AC, Verdict.TLE, Verdict.WA), (5 + 4 * skill, 2, 2))[0]
    factor = int(1000 * rng.uniform(0.9, 2.0 - 0.6 * skill))
    return _records(task, sample.sample_index, factor, verdict, sample.solution or "")


def _records(task: ScoredTask, index: int | None, factor: int, verdict: Verdict, code: str) -> Iterator[Measurement]:
    digest, sha256 = key_of(code), text_sha256(code)
    places = [(level, test) for level in task.levels for test in range(level.n_tests)]
    stop = {Verdict.AC: len(places), Verdict.TLE: 4, Verdict.WA: 1}[verdict]
    for number, (level, test) in enumerate(places[:stop], start=1):
        own = verdict if number == stop else Verdict.AC
        counted = own is Verdict.AC and level.weight > 0
        place = (str(level.index), str(test), ENVIRONMENT.counter, ENVIRONMENT.environment_id)
        yield Measurement(
            key=key_of(task.content_hash, digest, *place),
            task_id=task.task_id,
            sample_index=index,
            reference_id="expert" if index is None else None,
            solution_sha256=sha256,
            code_digest=digest,
            level=level.index,
            test_index=test,
            verdict=own,
            instructions=CALIBRATION.call + factor * level.size if counted else None,
            load_instructions=0,
            cpu_time_s=0.01,
            max_rss_bytes=10 << 20,
            detail="" if own is Verdict.AC else "it failed",
            counter=ENVIRONMENT.counter,
            environment_id=ENVIRONMENT.environment_id,
        )


__all__ = ["Shape", "write_runs"]
