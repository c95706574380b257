"""A suite of whole programs from its folder to its scores, in the Docker sandbox."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.metrics import score_metrics, score_run
from effbench.records.measurement import Verdict
from effbench.runner.run import RunOptions, run
from effbench.sandboxes.docker import DockerSandbox
from effbench.storage.run_directory import RunDirectory
from tests.suites.effibench_x_problems import TOTALS, TRIPLES, write
from tests.suites.small_folders import EXPERT_PROGRAM, NAIVE_PROGRAM, WRONG_PROGRAM, write_programs

pytestmark = pytest.mark.docker

SOLUTIONS = (
    EXPERT_PROGRAM,
    NAIVE_PROGRAM,
    WRONG_PROGRAM,
    "import sys\nprint('\\n'.join(f'{2 * int(line)} ' for line in sys.stdin.read().split()[1:]), end='\\n\\n')\nexit()",
    "import os\nos._exit(0)\n",
    "while True:\n    print('x' * 100_000)\n",
    "print(1",
)


@pytest.fixture(scope="module")
def finished(docker_sandbox: DockerSandbox, tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    folder = write_programs(tmp_path_factory.mktemp("programs"))
    samples = folder / "samples.jsonl"
    samples.write_text("".join(json.dumps({"task_id": "programs/lines", "solution": s}) + "\n" for s in SOLUTIONS))
    options = RunOptions(
        suite="programs",
        model=f"replay:{samples}",
        counter="qemu",
        sandbox="docker",
        task_path=(folder,),
        out=folder / "out",
        workers=1,
        metrics=("pass@k", "eff@k", "DPS"),  # DPS has the whole ladder measured
    )
    first = run(options, show_progress=False)
    again = run(replace(options, out=folder / "again"), show_progress=False)

    def counts(directory: RunDirectory) -> list[tuple[object, ...]]:
        return [(item.key, item.instructions, item.load_instructions) for item in directory.measurements()]

    assert counts(first) == counts(again)
    return first


def test_each_program_has_its_verdict(finished: RunDirectory) -> None:
    expected = (Verdict.AC, Verdict.TLE, Verdict.WA, Verdict.AC, Verdict.WA, Verdict.OLE, Verdict.CE)
    assert score_run(finished, (1,)).tasks[0].verdicts == expected


def test_all_references_are_counted_and_the_baseline_scores_1(finished: RunDirectory) -> None:
    counted = {item.reference_id for item in finished.measurements() if item.instructions and item.reference_id}
    assert counted == {"naive_lines", "expert_map"}
    expert, naive, _, other, *_ = score_run(finished, (1,)).tasks[0].efficiencies
    assert expert == pytest.approx(1)
    assert naive < other


def test_nothing_is_counted_as_import(finished: RunDirectory) -> None:
    assert {item.load_instructions for item in finished.measurements()} == {0}


def test_programs_and_functions_of_effibench_x_are_judged_by_its_evaluators(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    total, triple = (
        json.loads(each["solutions"]["python3"]["runtimeDistribution"])[1][2] for each in (TOTALS, TRIPLES)
    )
    few = [
        {**each, "generated_tests": json.dumps(json.loads(each["generated_tests"])[:2])} for each in (TOTALS, TRIPLES)
    ]
    # The evaluator of both problems alone would accept no output at all.
    samples = [("codechef_7_totals", total), ("codechef_7_totals", "pass\n"), ("leetcode_8_triples", triple)]
    rows = [{"task_id": task_id, "solution": source} for task_id, source in samples]
    (tmp_path / "samples.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    options = RunOptions(
        suite="effibench-x",
        data=write(tmp_path, *few),
        model=f"replay:{tmp_path / 'samples.jsonl'}",
        counter="qemu",
        sandbox=docker_sandbox.name,
        out=tmp_path / "out",
        workers=1,
        metrics=("ET",),
    )
    measured = run(options, show_progress=False)
    last = {
        (item.task_id, item.sample_index): item.verdict
        for item in measured.measurements()
        if item.sample_index is not None
    }
    assert last == {
        ("codechef_7_totals", 0): Verdict.AC,
        ("codechef_7_totals", 1): Verdict.WA,
        ("leetcode_8_triples", 0): Verdict.AC,
    }
    (estimate,) = score_metrics(measured, ("ET",), (1,)).estimates
    assert estimate.point_estimate == pytest.approx(0.75)  # of 1 and 0, and of 1
