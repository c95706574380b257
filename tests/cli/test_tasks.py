"""`effbench tasks` on the command line, as far as it needs no engine; with one, once."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.sandboxes.docker import DockerSandbox
from tests.authoring.example_tasks import write_example, write_faulty


def give(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_new_tells_the_files_that_it_wrote_and_never_writes_over_them(tmp_path: Path) -> None:
    result = give("tasks", "new", "demo/inversions", "--task-path", str(tmp_path))
    assert result.exit_code == 0
    assert f"{tmp_path}/tasks/demo/inversions/generator.py" in result.stdout.splitlines()
    again = give("tasks", "new", "demo/inversions", "--task-path", str(tmp_path))
    assert again.exit_code == 2
    assert "exists already" in again.stderr


def test_new_needs_a_suite_and_a_task() -> None:
    result = give("tasks", "new", "inversions")
    assert result.exit_code == 2
    assert result.stderr == "effbench: 'inversions' is no name of a task: give SUITE/TASK\n"


def test_check_tells_what_cannot_be_read_without_an_engine(tmp_path: Path) -> None:
    new = write_faulty(tmp_path, "unknown_key")
    result = give("tasks", "check", "demo", "--task-path", str(tmp_path))
    assert result.exit_code == 1
    first, last = result.stdout.splitlines()
    assert first.startswith(f"{new.folder}/task.toml:5: T001 time_factor is an unknown key")
    assert last == "0 tasks, 1 problem"


def test_solutions_of_a_jury_are_those_of_a_package() -> None:
    result = give("tasks", "check", "core", "--submissions", "accepted/*")
    assert (result.exit_code, "give the path of one" in result.stderr) == (2, True)


def test_check_tells_it_as_json(tmp_path: Path) -> None:
    write_faulty(tmp_path, "unknown_key")
    result = give("tasks", "check", "demo", "--format", "json", "--task-path", str(tmp_path))
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)
    assert (problem["line"], problem["code"]) == (5, "T001")


@pytest.mark.parametrize(
    "command",
    [("tasks", "check"), ("tasks", "list"), ("tasks", "show"), ("stress",)],
)
def test_a_suite_or_task_that_is_not_there_is_bad_usage(command: tuple[str, ...]) -> None:
    result = give(*command, "core/nothing")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "effbench: there is no task 'core/nothing': give a task id or a glob, for example 'core/"
    )


def test_list_shows_a_line_for_each_task(tmp_path: Path) -> None:
    write_example(tmp_path)
    lines = give("tasks", "list", "demo", "--task-path", str(tmp_path)).stdout.splitlines()
    assert lines[0].split() == ["task", "areas", "kind", "tiers", "sizes"]
    assert " ".join(lines[2].split()) == (
        "demo/inversions sorting, arrays function naive, good, expert 8, 100, 350, 1000"
    )


def test_show_shows_prompt_levels_references_and_wrong_solutions(tmp_path: Path) -> None:
    write_example(tmp_path)
    shown = give("tasks", "show", "demo/inversions", "--task-path", str(tmp_path)).stdout
    for part in (
        "demo/inversions  (function, judged by exact)",
        "areas: sorting, arrays",
        "Return the number of pairs of positions",
        "  level    size    tests    weight",
        "--- naive_all_pairs.py ---",
        "--- wrong_equal_values.py: counts pairs of equal values too ---",
        "    return merged, count",
    ):
        assert part in shown


@pytest.mark.docker
def test_check_exits_with_0_when_all_is_sound_and_list_knows_the_last_check(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    write_example(tmp_path)
    arguments = ("demo", "--counter", "qemu", "--task-path", str(tmp_path))
    result = give("tasks", "check", *arguments)
    assert (result.exit_code, result.stdout) == (0, "1 task, all sound\n")
    row = give("tasks", "list", "--counts", *arguments).stdout.splitlines()[2]
    assert "O(n²)" in row
    assert row.rstrip().endswith("6/6")
