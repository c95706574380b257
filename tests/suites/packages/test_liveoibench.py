"""Problems as LiveOIBench lays them out."""

import json
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.suites.packages.grading import TestResult, grade
from effbench.suites.packages.reading import opened_problem
from tests.suites.packages.small_package import ANSWERING, write_files

FILES = {
    "problem.json": json.dumps({"task_type": "batch", "memory_limit": 256 << 20}),
    "subtasks.json": json.dumps({"2": {"score": 60, "testcases": ["a", "b"]}, "1": {"score": 40, "testcases": ["a"]}}),
    "tests/a.in": "1\n",
    "tests/a.out": "2\n",
    "tests/b.in": "5\n",
    "tests/b.out": "10\n",
    "solutions/codes/correct/all.py": ANSWERING,
    "statements/statement.md": "Double a number.",
}


def test_subtasks_are_read_with_their_points(tmp_path: Path) -> None:
    with opened_problem(write_files(tmp_path / "twice", FILES)) as problem:
        assert problem.subtask_points == {"secret/1": 40, "secret/2": 60}
        assert (problem.full_score, len(problem.tests)) == (100, 2)
        assert problem.limits.memory_bytes == 256 << 20
        assert [each.category for each in problem.submissions] == ["accepted"]
        partly = grade(problem.data, lambda test: TestResult(verdict="AC" if test.name == "secret/a" else "WA"))
        assert (partly.verdict, partly.score) == ("AC", 40)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("graders/grader.cpp", "int main() {}", "grader.cpp: it is a grader, which is linked with the solution"),
        ("problem.json", '{"task_type": "interactive"}', "its task_type is 'interactive'"),
        ("checkers/checker.py", "print(1)", "holds no checker in C"),
        ("checkers/checker.cpp", "int main() {}", "does not use testlib"),
        ("checkers/checker.cpp", '#include "testlib.h"', "needs testlib.h: give it to effbench import-problem"),
        ("problem.json", "[]", "must be one object"),
        ("subtasks.json", "{", "is not JSON"),
        ("subtasks.json", "{}", "must name 1 to"),
        ("subtasks.json", '{"1": {"score": 4}}', "has no score, or no list"),
        ("subtasks.json", '{"1": {"score": 4, "testcases": ["../../etc/passwd"]}}', "is missing"),
    ],
)
def test_what_is_not_done_or_malformed_is_told(tmp_path: Path, file: str, text: str, said: str) -> None:
    root = write_files(tmp_path / "twice", {**FILES, file: text})
    with pytest.raises(DataFileError, match=said), opened_problem(root):
        pass
