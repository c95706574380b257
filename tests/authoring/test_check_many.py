"""Each kind of fault in a task is found, at its place and in its own words; the example has none.

A folder of ``faulty/`` holds the files in which a fault differs from the example, and ``expected.txt``: the problems.
"""

import re
from pathlib import Path

import pytest

from effbench.authoring import generator_checks, task_runner
from effbench.authoring.check_many import check_all
from effbench.authoring.find_tasks import find_tasks
from effbench.authoring.new_task import Kind, NewTask
from effbench.authoring.problems import Code, Problem, render_problem
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.sandboxes.docker import DockerSandbox
from tests.authoring.example_tasks import EXPECTED, FAULTS, write_example, write_faulty

pytestmark = pytest.mark.long

NAMES = sorted(folder.name for folder in FAULTS.iterdir())


def expected(fault: str) -> list[str]:
    return (FAULTS / fault / EXPECTED).read_text().splitlines()


def test_every_kind_of_problem_has_a_fault() -> None:
    found = {line.split()[1] for name in NAMES for line in expected(name)}
    assert found == {code.value for code in Code}


def without_counts(lines: list[str]) -> list[str]:
    """Another Python counts otherwise, and another machine takes another time."""
    return [re.sub(r"\d[\d,]{4,}|\d+\.\d(?= (ms|times|million))", "N", line) for line in lines]


@pytest.fixture(scope="module")
def lane_pool(docker_sandbox: DockerSandbox, tmp_path_factory: pytest.TempPathFactory) -> LanePool:
    """One for all, with a cache of its own: it takes seconds to calibrate."""
    (authored,), _ = find_tasks(["demo"], [write_example(tmp_path_factory.mktemp("example")).root])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EFFBENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        return open_lane_pool(LanePlan(tasks=[authored.task], sandbox=docker_sandbox, counter="qemu", workers=1))


def problems_of(new: NewTask, lane_pool: LanePool) -> list[Problem]:
    authored_tasks, problems = find_tasks(["demo"], [new.root])
    if authored_tasks:
        reports = check_all(authored_tasks, lane_pool, use_cache=False, done=lambda _: None)
        problems += [problem for report in reports for problem in report.problems]
    return problems


@pytest.mark.docker
@pytest.mark.parametrize("fault", NAMES)
def test_a_fault_is_found_at_its_place_in_its_own_words(
    fault: str, lane_pool: LanePool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault.startswith("endless"):
        monkeypatch.setattr(task_runner, "GENERATOR_CPU_S", 2.0)
        monkeypatch.setattr(generator_checks, "CULPRIT_CPU_S", 1.0)
    found = problems_of(write_faulty(tmp_path, fault), lane_pool)
    lines = [render_problem(problem).removeprefix(f"{tmp_path}/") for problem in found]
    assert without_counts(lines) == without_counts(expected(fault))


@pytest.mark.docker
@pytest.mark.parametrize("kind", Kind)
def test_the_example_is_sound(kind: Kind, lane_pool: LanePool, tmp_path: Path) -> None:
    assert problems_of(write_example(tmp_path, kind=kind), lane_pool) == []
