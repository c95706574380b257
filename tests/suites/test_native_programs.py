"""Native tasks of whole programs, their comparisons and budgets, and what their authors keep beside them."""

from pathlib import Path
from typing import Any

import pytest

from effbench.authoring.companions import load_authoring
from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison, Task
from effbench.suites import native
from tests.suites.small_folders import (
    EXPERT_PROGRAM,
    NAIVE_PROGRAM,
    PROGRAM_TOML,
    WRONG_PROGRAM,
    write_programs,
)


def loaded(root: Path, toml: str = PROGRAM_TOML) -> Task:
    write_programs(root, changes={"task.toml": toml})
    (task,) = native.load("programs", task_path=[root]).tasks
    return task


def with_line(line: str) -> str:
    return PROGRAM_TOML.replace("\n\n", f"\n{line}\n\n", 1)


def test_a_task_of_a_whole_program_is_read_as_written(tmp_path: Path) -> None:
    task = loaded(tmp_path)
    assert (task.kind, task.entry_point, task.comparison) == ("stdio", "", Comparison.TEXT)
    assert [reference.solution for reference in task.references] == [NAIVE_PROGRAM, EXPERT_PROGRAM]
    assert task.generator.entry_point == "effbench_generate"
    assert task.budget_factor is None


@pytest.mark.parametrize("gives", ["'text'", "('text',)", "b'text'"])
def test_the_generators_text_becomes_the_only_argument(tmp_path: Path, gives: str) -> None:
    generator = f"def generate_input(rng, size, level, test_index):\n    return {gives}\n"
    write_programs(tmp_path, changes={"generator.py": generator})
    (task,) = native.load("programs", task_path=[tmp_path]).tasks
    scope: dict[str, Any] = {}
    exec(task.generator.source, scope)
    if gives == "'text'":
        assert scope["effbench_generate"](1, 2, 0, 0) == ("text",)
    else:
        with pytest.raises(TypeError, match="must return the text of standard input"):
            scope["effbench_generate"](1, 2, 0, 0)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('entry_point = "main"', "entry_point is for functions"),
        ('comparison = "unordered"', "comparison must be one of 'exact', 'text', 'checker', not 'unordered'"),
        ('comparison = "tolerance"', "comparison must be one of"),
        ("relative_tolerance = 0.1", "relative_tolerance is never used"),
        ("budget_factor = 1.5", r"budget_factor must not be below timeout_factor \(2\), but is 1.5"),
        ("budget_factor = nan", "budget_factor must be there and be a finite number"),
    ],
)
def test_keys_that_do_not_fit_are_refused(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        loaded(tmp_path, with_line(line))


@pytest.mark.parametrize("line", ['comparison = "exact"', 'comparison = "text"'])
def test_programs_have_a_choice_of_comparisons(tmp_path: Path, line: str) -> None:
    assert str(loaded(tmp_path, with_line(line)).comparison) in line


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="kind must be 'function', 'class', 'stdio' or 'rewrite', not 'rust'"):
        loaded(tmp_path, PROGRAM_TOML.replace('"stdio"', '"rust"'))


def a_function(toml: str) -> dict[str, str]:
    function = "def twice(x):\n    return 2.0 * x\n"
    solutions = dict.fromkeys(("naive_lines.py", "expert_map.py", "wrong_first.py"), function)
    return solutions | {"task.toml": PROGRAM_TOML.replace('kind = "stdio"', f'entry_point = "twice"\n{toml}')}


@pytest.mark.parametrize(
    ("toml", "tolerances"),
    [
        ('comparison = "tolerance"\nrelative_tolerance = 1e-9', (1e-9, 0.0)),
        ('comparison = "tolerance"\nabsolute_tolerance = 1', (0.0, 1.0)),
        ('comparison = "unordered"', (0.0, 0.0)),
    ],
)
def test_functions_may_be_compared_by_tolerance_or_without_order(
    tmp_path: Path, toml: str, tolerances: tuple[float, float]
) -> None:
    write_programs(tmp_path, changes=a_function(f"kind = 'function'\nbudget_factor = 30\n{toml}"))
    (task,) = native.load("programs", task_path=[tmp_path]).tasks
    assert (task.relative_tolerance, task.absolute_tolerance) == tolerances
    assert (task.kind, task.budget_factor) == ("function", 30.0)
    assert str(task.comparison) in toml


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("", "comparison must be there"),
        ('comparison = "tolerance"', "is 'tolerance', but none is given"),
        ('comparison = "tolerance"\nrelative_tolerance = -1', "relative_tolerance must not be negative, but is -1"),
        ('comparison = "exact"\nabsolute_tolerance = 0', "absolute_tolerance is never used"),
    ],
)
def test_tolerances_that_do_not_fit_are_refused(tmp_path: Path, toml: str, problem: str) -> None:
    write_programs(tmp_path, changes=a_function(toml))
    with pytest.raises(DataFileError, match=problem):
        native.load("programs", task_path=[tmp_path])


def scored(*scores: object) -> str:
    toml = PROGRAM_TOML
    for file, score in zip(("naive_lines.py", "expert_map.py"), scores, strict=True):
        if score is not None:
            toml = toml.replace(f'file = "{file}"', f'file = "{file}"\ndps_score = {score}')
    return toml


@pytest.mark.parametrize(
    ("toml", "scores"), [(PROGRAM_TOML, [50.0, 100.0]), (scored(0, 80.5), [0.0, 80.5]), (scored(20, 100), [20.0, 100])]
)
def test_dps_scores_are_as_given_or_evenly_spaced(tmp_path: Path, toml: str, scores: list[float]) -> None:
    assert [reference.dps_score for reference in loaded(tmp_path, toml).references] == scores


def test_one_reference_alone_has_no_dps_score(tmp_path: Path) -> None:
    start = PROGRAM_TOML.index("[[references]]")
    toml = PROGRAM_TOML[:start] + PROGRAM_TOML[PROGRAM_TOML.index("[[references]]", start + 1) :]
    write_programs(tmp_path, changes={"task.toml": toml})
    (tmp_path / "reference_solutions/programs/lines/naive_lines.py").unlink()
    (task,) = native.load("programs", task_path=[tmp_path]).tasks
    assert [reference.dps_score for reference in task.references] == [None]


@pytest.mark.parametrize("scores", [(50, 50), (80, 20), (-1, 50), (50, 101), (None, 50), (50, None), (0, "true")])
def test_dps_scores_that_do_not_rise_or_are_missing_are_refused(tmp_path: Path, scores: tuple[object, ...]) -> None:
    with pytest.raises(DataFileError, match=r"references\[[01]\]\.dps_score"):
        loaded(tmp_path, scored(*scores))


def test_the_authors_side_is_read_beside_the_task(tmp_path: Path) -> None:
    write_programs(tmp_path)
    authoring = load_authoring("programs", "programs/lines", task_path=[tmp_path])
    assert authoring.contract is not None
    assert "assert" in authoring.contract.source
    (wrong,) = authoring.wrong
    assert (wrong.name, wrong.reason, wrong.solution) == ("first", "Doubles the first number only.", WRONG_PROGRAM)
    files = (authoring.description, authoring.prompt, authoring.generator, wrong.path, *authoring.references)
    assert all(path.is_file() for path in files)
    assert [path.name for path in authoring.references] == ["naive_lines.py", "expert_map.py"]


def test_contract_and_wrong_solutions_do_not_change_the_tasks_hash(tmp_path: Path) -> None:
    before = loaded(tmp_path)
    solutions = tmp_path / "reference_solutions/programs/lines"
    (tmp_path / "tasks/programs/lines/contract.py").unlink()
    (solutions / "wrong_first.py").rename(solutions / "wrong_other.py")
    toml = PROGRAM_TOML.replace("wrong_first", "wrong_other").replace("Doubles", "It doubles")
    (tmp_path / "tasks/programs/lines/task.toml").write_text(toml)
    (after,) = native.load("programs", task_path=[tmp_path]).tasks
    assert after.content_hash == before.content_hash
    authoring = load_authoring("programs", "programs/lines", task_path=[tmp_path])
    assert (authoring.contract, authoring.wrong[0].name) == (None, "other")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"wrong_first.py"', '"first.py"', r"wrong\[0\]\.file is 'first.py'; call it 'wrong_<name>.py'"),
        ('"wrong_first.py"', '"wrong_../x.py"', "call it 'wrong_<name>.py'"),
        ("reason", "raison", r"wrong\[0\]\.raison is an unknown key"),
        ('"Doubles the first number only."', '""', r"wrong\[0\]\.reason must be there"),
        (PROGRAM_TOML[PROGRAM_TOML.index("[[wrong]]") :], "", r"is in no \[\[references\]\] or \[\[wrong\]\]"),
        ("[[wrong]]", '[[wrong]]\nfile = "wrong_first.py"\nreason = "x"\n[[wrong]]', "a second time"),
    ],
)
def test_faults_in_wrong_solutions_are_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        loaded(tmp_path, PROGRAM_TOML.replace(old, new, 1))


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("contract.py", "contract = print\n", "does not define `def contract`"),
        ("wrong_first.py", "print(\n", "is not valid Python"),
    ],
)
def test_faults_in_an_authors_files_are_named(tmp_path: Path, name: str, text: str, problem: str) -> None:
    write_programs(tmp_path, changes={name: text})
    with pytest.raises(DataFileError, match=problem) as caught:
        load_authoring("programs", "programs/lines", task_path=[tmp_path])
    assert caught.value.path.name == name


def test_a_task_that_is_not_there_is_an_error_with_those_that_are(tmp_path: Path) -> None:
    write_programs(tmp_path)
    with pytest.raises(InputError, match="has no task 'programs/x': choose one of programs/lines"):
        load_authoring("programs", "programs/x", task_path=[tmp_path])
