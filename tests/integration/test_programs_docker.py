"""A suite of whole programs from its folder to its scores, in the Docker sandbox."""

import json
from dataclasses import replace

import pytest

from effbench.metrics import score_run
from effbench.records.measurement import Verdict
from effbench.runner.run import RunOptions, run
from effbench.sandboxes.docker import DockerSandbox
from effbench.storage.run_directory import RunDirectory
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
