"""COFFE's loaders, on small data of the tests' own, and on the published data where they are at hand."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pooch
import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison, Level, Suite, Task
from effbench.suites import load_suite
from effbench.suites.coffe_data import REVISION, CoffeFile, read_coffe
from effbench.suites.coffe_file import program_id
from effbench.suites.coffe_function import LEFT_OUT
from tests.conftest import missing
from tests.suites.runs import call, check, inputs

PILES = "def piles(n):\n    '''n piles.'''"
TWICE = "You are an expert Python programmer, and here is your task: Double x. Please write …\n```python"
SUM = "You are an expert Python programmer, and here is your task:\nAdd up N numbers.\nPython Solution:\n```python"
ECHO = "You are an expert Python programmer, and here is your task:\nSay it again, please.\nPython Solution:\n```python"


def function_data() -> dict[str, Any]:
    """The content of each file of a function level with two tasks."""
    return {
        "data.json": [
            {"dataset": "openai_humaneval", "task_id": "HumanEval/7", "entry_point": "piles", "final_prompt": PILES},
            {"dataset": "mbpp", "task_id": 31, "entry_point": "twice", "final_prompt": TWICE, "code": "…"},
        ],
        "best_solutions.json": {
            PILES: ["def solution(n):\n    return [1] + solution(n - 1) if n else []\n", False],
            TWICE: ["def solution(x):\n    solution = x * 2\n    return solution\n", False],
        },
        "testcases.json": {
            PILES: [{"input": [2], "output": [[1, 1]]}, {"input": [0], "output": [[]]}],
            TWICE: [{"input": [[1, float("nan")]], "output": [4.5]}],
        },
        "stressful_testcases.json": {
            PILES: [{"input": "[10 ** 2]", "output": None}, {"input": "[len('ab' * 3)]", "output": None}],
            TWICE: [{"input": "[(random.randint(0, 10 ** 9), {'a'})]", "output": None}],
        },
    }


def file_data() -> dict[str, Any]:
    """The content of each file of a file level with one program that has tests, and one that has none."""
    generator = (
        "import random\n\nrandom.seed(1024)\ndef generate_input():\n    return f'{random.randint(1, 10 ** 9)}\\n'\n"
    )
    return {
        "best_solutions.json": {SUM: ["print(sum(map(int, input().split())))\n", True]},
        "testcases.json": {SUM: [{"input": ["1 2\n"], "output": ["3\n"]}, {"input": ["4\n"], "output": ["4\n"]}]},
        "stressful_testcases.json": {SUM: [generator, "def generate_input():\n    return '7 8'\n"]},
        "file_best_solutions.json": {SUM: ["x", True], ECHO: ["y", True]},
    }


def load(folder: Path, suite: str, content: dict[str, Any], *, seed: int | None = None) -> Suite:
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in content.items():
        (folder / name).write_text(json.dumps(document))
    return load_suite(suite, data=folder, seed=seed)


def functions(folder: Path, **changed: Any) -> tuple[Task, ...]:
    names = {name.removesuffix(".json"): name for name in function_data()}
    return load(folder, "coffe-function", function_data() | {names[key]: value for key, value in changed.items()}).tasks


def test_a_function_has_tests_that_decide_and_stress_inputs_that_count(tmp_path: Path) -> None:
    suite = load(tmp_path, "coffe-function", function_data())
    assert [task.task_id for task in suite.tasks] == ["HumanEval/7", "Mbpp/31"]
    assert (suite.origin, suite.unscored_task_ids) == (str(tmp_path), frozenset())
    piles = suite.tasks[0]
    assert (piles.prompt, piles.entry_point, piles.kind) == (PILES, "piles", "function")
    assert piles.levels == (Level(index=0, size=0, n_tests=2, weight=0), Level(index=1, size=1, n_tests=2, weight=1))
    assert (piles.budget_factor, piles.memory_limit_bytes) == (10, 4 << 30)


def test_the_best_solution_is_called_as_the_task_says(tmp_path: Path) -> None:
    piles, twice = functions(tmp_path)
    assert call(piles.program(piles.baseline.solution), 3) == [1, 1, 1]
    assert call(twice.program(twice.baseline.solution), 4) == 8
    assert "solution(" not in piles.baseline.solution
    assert "solution = x" in twice.baseline.solution


def test_the_tests_arguments_and_answers_come_from_the_data(tmp_path: Path) -> None:
    piles, twice = functions(tmp_path)
    assert inputs(piles, 0) == [(2,), (0,)]
    assert piles.answers is not None
    assert call(piles.answers, 0, 0) == ([1, 1],)
    assert call(piles.answers, 1, 0) == ()
    assert twice.answers is not None
    assert call(twice.answers, 0, 0) == (4.5,)


def test_stress_inputs_are_expressions_that_the_seed_alone_decides(tmp_path: Path) -> None:
    piles, twice = functions(tmp_path)
    assert inputs(piles, 1) == [(100,), (6,)]
    ((first, _),) = inputs(twice, 1)[0]
    assert inputs(twice, 1)[0][0] == (first, {"a"})
    _, other = load(tmp_path, "coffe-function", function_data(), seed=5).tasks
    assert inputs(other, 1)[0][0][0] != first


@pytest.mark.parametrize(
    ("answer", "output", "right"),
    [
        ([1, [2, 3]], (1, (2, 3)), True),
        ([1, 2], [2, 1], False),
        ([1, 2], [1, 2, 3], False),
        ({"a": [1]}, {"a": (1,)}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({1, 2}, {2, 1}, True),
        (1, 1.0, True),
        (1, True, True),
        (3, 3.0000001, False),
        (0.1, 0.1 + 9e-7, True),
        (0.1, 0.1 + 3e-6, False),
        ([0.5, [1e9]], [0.5, [1e9 + 50]], True),
        ("1 2", "12", False),
        ("[a]", "a", False),
        (None, 0, False),
        ([], "", False),
    ],
)
def test_outputs_are_compared_by_coffes_rule_but_for_texts(
    tmp_path: Path, answer: object, output: object, right: bool
) -> None:
    assert check(functions(tmp_path)[0], answer, output) is right


def test_a_stress_input_that_cannot_be_measured_is_left_out(tmp_path: Path) -> None:
    content = function_data()
    content["data.json"][0]["task_id"] = "HumanEval/160"
    content["stressful_testcases.json"][PILES].append({"input": "[1]", "output": None})
    (task, _) = load(tmp_path, "coffe-function", content).tasks
    assert LEFT_OUT["HumanEval/160"] == {0, 1}
    assert inputs(task, 1) == [(1,)]


def test_a_clones_folder_of_data_serves_both_levels(tmp_path: Path) -> None:
    load(tmp_path / "function", "coffe-function", function_data())
    programs = file_data()
    every = programs.pop("file_best_solutions.json")
    load(tmp_path / "deepmind_code_contests", "coffe-file", programs)
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "best_solutions.json").write_text(json.dumps(every))
    assert len(load_suite("coffe-function", data=tmp_path).tasks) == 2
    suite = load_suite("coffe-file", data=tmp_path)
    assert len(suite.tasks) == 1
    assert suite.unscored_task_ids == {program_id(ECHO)}


def test_a_program_reads_and_writes_text(tmp_path: Path) -> None:
    suite = load(tmp_path, "coffe-file", file_data())
    (task,) = suite.tasks
    assert task.task_id == f"add-up-n-numbers-python-{hashlib.sha256(SUM.encode()).hexdigest()[:8]}"
    assert (task.kind, task.entry_point, task.comparison) == ("stdio", "", Comparison.TEXT)
    assert suite.unscored_task_ids == {program_id(ECHO)}
    assert [(level.n_tests, level.weight) for level in task.levels] == [(2, 0), (2, 1)]
    assert inputs(task, 0) == [("1 2\n",), ("4\n",)]
    assert task.answers is not None
    assert call(task.answers, 0, 1) == ("4\n",)
    assert call(task.answers, 1, 1) == ()


def test_generators_of_programs_keep_their_own_seed_unless_another_is_given(tmp_path: Path) -> None:
    import random

    own = f"{random.Random(1024).randint(1, 10**9)}\n"
    (task,) = load(tmp_path, "coffe-file", file_data()).tasks
    assert inputs(task, 1) == [(own,), ("7 8",)]
    (other,) = load(tmp_path, "coffe-file", file_data(), seed=5).tasks
    assert inputs(other, 1)[0] != (own,)


def test_nothing_of_the_data_runs_while_loading(tmp_path: Path) -> None:
    bomb = "raise SystemExit('ran')\n"
    content = function_data()
    content["best_solutions.json"] = {PILES: [bomb, False], TWICE: [bomb, False]}
    content["stressful_testcases.json"] = {prompt: [{"input": "exit()"}] for prompt in (PILES, TWICE)}
    assert len(load(tmp_path, "coffe-function", content).tasks) == 2


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("data", [], "it holds no task"),
        ("data", function_data()["data.json"][:1] * 2, "the task HumanEval/7 appears twice"),
        ("data", [{"dataset": "mbpp"}], "Field required"),
        ("data", [function_data()["data.json"][0] | {"entry_point": "a b"}], "has no function's name as its entry_p"),
        ("best_solutions", {}, "there is no solution for the prompt of HumanEval/7"),
        ("testcases", {PILES: []}, "there is no test for the prompt of HumanEval/7"),
        ("testcases", {PILES: [{"input": [1], "output": [1, 2]}]}, "has not exactly one output"),
        ("stressful_testcases", {PILES: []}, "there is no stress input for the prompt"),
        ("stressful_testcases", {PILES: [{"input": [3]}]}, "Input should be a valid string"),
    ],
)
def test_functions_that_do_not_fit_together_are_an_error(
    tmp_path: Path, name: str, content: object, problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem):
        functions(tmp_path, **{name: content})


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("testcases.json", {}, "none of its solutions has a test"),
        ("testcases.json", {SUM: [{"input": ["a", "b"], "output": ["c"]}]}, "has not one input and one output"),
        ("best_solutions.json", {SUM: [" ", True]}, "lacks its solution or stress inputs"),
        ("stressful_testcases.json", {SUM: []}, "lacks its solution or stress inputs"),
    ],
)
def test_programs_that_do_not_fit_together_are_an_error(
    tmp_path: Path, name: str, content: object, problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem):
        load(tmp_path, "coffe-file", file_data() | {name: content})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"data\.json: there is no such file"):
        load_suite("coffe-function", data=tmp_path)


def test_without_data_each_file_is_downloaded_once_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def retrieve(url: str, known_hash: str, fname: str, path: Path) -> str:
        asked.append((url, known_hash))
        (tmp_path / fname).write_text("[1]")
        return str(tmp_path / fname)

    monkeypatch.setattr(pooch, "retrieve", retrieve)
    assert read_coffe(CoffeFile(path="datasets/x.json", sha256="ab"), None, list[int]) == [1]
    assert asked == [(f"https://raw.githubusercontent.com/JohnnyPeng18/Coffe/{REVISION}/datasets/x.json", "sha256:ab")]


@pytest.mark.parametrize("failure", [ConnectionError("no network"), ValueError("another hash")])
def test_a_repository_out_of_reach_is_one_sentence_that_names_the_option(
    monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def retrieve(*arguments: object, **options: object) -> str:
        raise failure

    monkeypatch.setattr(pooch, "retrieve", retrieve)
    with pytest.raises(InputError, match=r"COFFE's datasets/function/data\.json cannot be had .* by --data PATH"):
        load_suite("coffe-function")


@pytest.mark.network
@pytest.mark.parametrize(("suite", "n_tasks"), [("coffe-function", 398), ("coffe-file", 58)])
def test_the_pinned_files_can_be_downloaded(suite: str, n_tasks: int) -> None:
    try:
        loaded = load_suite(suite)
    except InputError as error:
        missing("network", str(error))
    assert len(loaded.tasks) == n_tasks


@pytest.mark.peer_data
def test_the_published_functions_are_398_with_1983_stress_inputs(peer_data: Path) -> None:
    suite = load_suite("coffe-function", data=peer_data / "coffe" / "function")
    assert len(suite.tasks) == 398
    assert sum(task.levels[1].n_tests for task in suite.tasks) == 1986 - 3
    assert all(f"def {task.entry_point}(" in task.baseline.solution for task in suite.tasks)


@pytest.mark.peer_data
def test_the_published_programs_are_58_of_358(peer_data: Path) -> None:
    suite = load_suite("coffe-file", data=peer_data / "coffe" / "contests")
    assert (len(suite.tasks), len(suite.unscored_task_ids)) == (58, 300)
    assert sum(task.levels[0].n_tests for task in suite.tasks) == 11457
