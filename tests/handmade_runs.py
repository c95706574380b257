"""Small finished runs, made by hand: records of programs that cost so many times their input."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from effbench.export.run_export import export_run
from effbench.records.environment import Environment
from effbench.records.manifest import SCHEMA, Manifest, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.storage.run_directory import RunDirectory
from tests.log_messages import log_messages
from tests.small_suite import CALIBRATION, INPUTS, LEVELS, LOAD_OVERHEAD, OVERHEAD, a_sample, a_task

PLACES = [(level.index, test_index) for level in LEVELS for test_index in range(level.n_tests)]
SCORED_SUM = 10 + 11 + 100
"""What a program of cost 1 costs over the scored inputs."""
CPU_S, RSS_BYTES = 0.1 + 0.2, 3 << 20
ENVIRONMENT = Environment(
    environment_id="0123456789abcdef",
    counter="qemu",
    exact=True,
    sandbox="scripted",
    isolation=(),
    runtime="runtime",
    image="",
    python="3.12.1",
    libc="glibc 2.36",
    machine="x86_64",
    cpu_model="Some  Processor",
    kernel="6.1",
    engine_version="",
    harness_python="3.11.2",
    effbench="0.1.0",
)


def a_manifest(*task_ids: str, model: str = "scribe", counter: str = "qemu") -> Manifest:
    return Manifest(
        schema=SCHEMA,
        run_id="a1b2c3",
        suite="small",
        suite_origin="made in a test",
        suite_hash="hash",
        model=model,
        tasks=tuple(ScoredTask.of(a_task(task_id)) for task_id in task_ids),
        seed=None,
        calibration=CALIBRATION,
        environment=replace(ENVIRONMENT, counter=counter),
        command="effbench run",
        started_at="2026-01-02T03:04:05+00:00",
        complete=True,
    )


def a_measurement(task_id: str, index: int | None, place: int, cost: int, verdict: Verdict, load: int) -> Measurement:
    level, test_index = PLACES[place]
    counted = verdict is Verdict.AC and LEVELS[level].weight > 0
    return Measurement(
        key=f"{task_id}/{index}/{place}",
        task_id=task_id,
        sample_index=index,
        reference_id="fast" if index is None else None,
        solution_sha256="",
        code_digest="digest",
        level=level,
        test_index=test_index,
        verdict=verdict,
        instructions=OVERHEAD + cost * INPUTS[place] if counted else None,
        load_instructions=LOAD_OVERHEAD + load if counted and load else 0,
        cpu_time_s=CPU_S,
        max_rss_bytes=RSS_BYTES,
        detail="" if verdict is Verdict.AC else "it failed",
        counter="qemu",
        environment_id=ENVIRONMENT.environment_id,
    )


def solution(
    task_id: str, index: int | None, cost: int, *, last: Verdict = Verdict.AC, inputs: int = 5, load: int = 0
) -> list[Measurement]:
    """Measurements of a program that ends after so many inputs with that verdict."""
    verdicts = [Verdict.AC] * (inputs - 1) + [last]
    return [a_measurement(task_id, index, place, cost, verdict, load) for place, verdict in enumerate(verdicts)]


def a_run(path: Path, manifest: Manifest, *solutions: Sequence[Measurement]) -> RunDirectory:
    """A run whose samples are those that have measurements."""
    run = RunDirectory(path)
    indexed = [(group[0].task_id, group[0].sample_index) for group in solutions]
    run.begin(manifest, [a_sample("x", index=index, task_id=task) for task, index in indexed if index is not None])
    with run.writer() as writer:
        writer.append_all(item for group in solutions for item in group)
    return run


def mixed_run(path: Path) -> RunDirectory:
    """Task a: two good samples, one of them with work at import time, and a wrong one; task b: one over budget."""
    return a_run(
        path,
        a_manifest("a", "b"),
        solution("a", None, 2),
        solution("a", 0, 3),
        solution("a", 1, 5, load=7),
        solution("a", 2, 5, last=Verdict.WA, inputs=2),
        solution("b", None, 2),
        solution("b", 0, 9, last=Verdict.TLE),
    )


def exported(run: RunDirectory, form: str, output: Path | None = None) -> tuple[Path, list[str]]:
    with log_messages() as told:
        return export_run(run, form, output, replace=False), told


def files(folder: Path) -> dict[str, bytes]:
    """All that is there, to tell whether anything changed."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
