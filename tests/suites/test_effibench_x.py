"""EffiBench-X's data: problems of our own in its fields, and its own instance where that is at hand."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.task import Task
from effbench.samples.generation.prompts import open_template
from effbench.suites import effibench_x_data, in_language, load_suite
from tests.suites.effibench_x_problems import TOTALS, TRIPLES, write
from tests.suites.runs import call, check, inputs

OURS = ("cpp", "go", "java", "javascript", "python", "ruby")


def load(path: Path) -> tuple[Task, ...]:
    return load_suite("effibench-x", data=path).tasks


def test_a_problem_is_a_task_with_one_reference_in_each_language(tmp_path: Path) -> None:
    (task,) = load(write(tmp_path, TOTALS))
    assert (task.task_id, task.kind) == ("codechef_7_totals", "stdio")
    assert task.prompt == "Print the totals of what is given."
    for language in OURS:
        (own,) = in_language(load_suite("effibench-x", data=tmp_path), language).tasks
        assert own.language == language
        assert own.baseline.solution.strip()
        assert own.program(own.baseline.solution).source == own.baseline.solution


def test_all_tests_decide_and_those_with_the_longest_inputs_are_scored(tmp_path: Path) -> None:
    (task,) = load(write(tmp_path, TOTALS))
    given = [test["input"] for test in json.loads(TOTALS["generated_tests"])]
    assert [found for (found,) in inputs(task, 0)] == given
    assert [found for (found,) in inputs(task, 1)] == [text for text in given if text not in ("6\n", "2\n")]
    assert task.answers is not None
    assert call(task.answers, 1, 9) == ("30",)


@pytest.mark.parametrize(
    ("output", "accepted"), [("30", True), (" 30\r\n", True), ("31", False), ("", False), (" \n", False)]
)
def test_the_evaluator_decides_but_never_takes_an_empty_output(tmp_path: Path, output: str, accepted: bool) -> None:
    (task,) = load(write(tmp_path, TOTALS))
    assert check(task, "30", output, ("30\n",)) is accepted


def test_the_fastest_solution_with_code_is_the_reference_and_else_the_plain_one(tmp_path: Path) -> None:
    row = json.loads(json.dumps(TOTALS))
    row["solutions"]["ruby"] = {
        "code": "puts 1",
        "runtimeDistribution": '{"lang": "ruby", "distribution": [["1", 2.5]]}',
    }
    row["solutions"]["golang"] = None
    (task,) = load(write(tmp_path, row))
    found = {each.language: each.references[0].solution for each in task.translations}
    assert found["ruby"] == "puts 1"
    assert "go" not in found
    assert "public class Main { public static" in found["java"]
    assert "Main shop = new Main()" in found["java"]


def test_a_test_runner_completes_a_function(tmp_path: Path) -> None:
    (task,) = load(write(tmp_path, TRIPLES))
    whole = task.program(task.baseline.solution).source
    assert ast.parse(whole).body
    assert whole.endswith("print(Solution().triple(int(sys.stdin.read())))\n")
    assert "starter in python3" in task.prompt
    for language in OURS:
        (own,) = in_language(load_suite("effibench-x", data=tmp_path), language).tasks
        program = own.program("A SOLUTION").source
        assert program.count("A SOLUTION") == 1
        assert "==Code Submission==" not in program
        assert f"starter in {'python3' if language == 'python' else language}".replace("go", "golang") in own.prompt
        prompt = open_template("instruct", "chat").render(own, "chat")
        assert "and no `main`" in prompt
        assert "code that reads the input" not in prompt


def test_a_function_has_no_baseline_in_another_language(tmp_path: Path) -> None:
    suite = load_suite("effibench-x", data=write(tmp_path, TOTALS, TRIPLES))
    (task,) = in_language(suite, "cpp", "python").tasks
    assert task.task_id == "codechef_7_totals"


def test_a_problem_without_python_or_without_its_place_for_a_solution_is_left_out(tmp_path: Path) -> None:
    without = {**TOTALS, "id": "9", "solutions": {"cpp": TOTALS["solutions"]["cpp"]}}
    runners = {**TRIPLES["test_runners"], "python3": "print(1)"}
    suite = load_suite("effibench-x", data=write(tmp_path, TOTALS, without, {**TRIPLES, "test_runners": runners}))
    assert [task.task_id for task in suite.tasks] == ["codechef_7_totals"]
    assert suite.unscored_task_ids == {"codechef_9_totals", "leetcode_8_triples"}


def test_one_problem_many_and_a_folder_of_them_are_read_alike(tmp_path: Path) -> None:
    expected = load(write(tmp_path, TOTALS, TRIPLES))
    forms: dict[str, Any] = {"list": [TOTALS, TRIPLES], "names": {"totals": TOTALS, "triples": TRIPLES}}
    for name, document in forms.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
        assert load(tmp_path / f"{name}.json") == expected
    folder = tmp_path / "folder"
    folder.mkdir()
    for row in (TOTALS, TRIPLES):
        (folder / f"{row['source']}_{row['id']}_{row['title_slug']}.json").write_text(json.dumps(row))
    assert load(folder) == expected


def test_the_hub_gives_the_same_and_names_its_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def records(*which: str, otherwise: str) -> Iterator[object]:
        asked.append((*which, otherwise))
        return iter([TOTALS])

    monkeypatch.setattr(effibench_x_data, "hub_revision", lambda _, **__: "abc")
    monkeypatch.setattr(effibench_x_data, "hub_records", records)
    suite = load_suite("effibench-x")
    assert suite.origin == "EffiBench/effibench-x@abc"
    assert asked == [("EffiBench/effibench-x", "abc", "give the data set's files by --data PATH")]
    assert [task.task_id for task in suite.tasks] == ["codechef_7_totals"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({**TOTALS, "type": "essay"}, "type: Input should be 'io' or 'functional'"),
        ({**TOTALS, "evaluator": None}, "evaluator: Input should be a valid string"),
        ({**TOTALS, "generated_tests": "[1"}, "it is not JSON"),
        ({**TOTALS, "generated_tests": '[{"input": "1"}]'}, "output"),
        ({**TOTALS, "generated_tests": "[]"}, "codechef_7_totals has no tests"),
        (TRIPLES, "leetcode_8_triples is there twice"),
        ("words", "Input should be a dictionary"),
    ],
)
def test_what_is_not_as_published_is_refused(tmp_path: Path, row: object, sentence: str) -> None:
    with pytest.raises(DataFileError) as raised:
        load(write(tmp_path, TRIPLES, row))
    assert sentence in str(raised.value)


def test_a_seed_and_data_without_a_problem_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="leave out --seed"):
        load_suite("effibench-x", data=write(tmp_path, TOTALS), seed=1)
    with pytest.raises(DataFileError, match="no problem with a solution in Python"):
        load(write(tmp_path, {**TOTALS, "solutions": {}}))
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataFileError, match="put the data set's files there"):
        load(tmp_path / "empty")


@pytest.mark.peer_data
def test_the_published_instance_is_read(peer_data: Path) -> None:
    (task,) = load(peer_data / "effibench-x")
    assert task.task_id == "aizu_1444_yokohama-phenomena"
    assert [each.language for each in task.translations] == ["cpp", "go", "java", "javascript", "ruby"]
    assert [level.n_tests for level in task.levels] == [100, 10]
    assert check(task, "8", "8\n", ("2 4\nYOHA\nOKAM",))
    assert not check(task, "8", "", ("2 4\nYOHA\nOKAM",))
