"""Tasks as problem packages: files, and how they are read again."""

import subprocess
import sys
from pathlib import Path

import pytest

from effbench.authoring.find_tasks import find_task
from effbench.authoring.kattis_export import ReferenceCosts, kattis_files, package_name, write_kattis_package
from effbench.errors import InputError
from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Verdict
from effbench.sandboxes import values
from effbench.suites.packages.kattis import read_kattis_package

TASK = find_task("core-stdio/words_backwards", ())
NAMES = [reference.reference_id for reference in TASK.task.references]
COSTS = ReferenceCosts(
    largest=dict(zip(NAMES, (9000, 5000, 1900, 1000), strict=True)) if len(NAMES) == 4 else {},
    budget=2000,
    wrong={each.name: verdict for each, verdict in zip(TASK.authoring.wrong, (Verdict.TLE, Verdict.WA), strict=True)},
)


def cases() -> list[TestCase]:
    item = next(TASK.task.stress_inputs())
    texts = [("b a\n", "a b\n"), ("x\n", "x\n")]
    return [
        TestCase(stress_input=item, arguments=values.encode((given,)), answer=values.encode(answer), weight=1.0)
        for given, answer in texts
    ]


def test_a_task_becomes_a_package_that_is_read_again(tmp_path: Path) -> None:
    root = write_kattis_package(TASK, cases(), COSTS, tmp_path)
    assert root.name == package_name(TASK) == "wordsbackwards"
    problem = read_kattis_package(root)
    assert (problem.limits.safety_margin, problem.limits.memory_bytes) == (1.0, TASK.task.memory_limit_bytes)
    assert problem.limits.time_multiplier == pytest.approx(2000 / 1900)
    secret = [test for test in problem.tests if test.name.startswith("secret")]
    assert [problem.input_of(test) for test in secret] == [b"b a\n", b"x\n"]
    assert [problem.answer_of(test) for test in secret] == [b"a b\n", b"x\n"]
    assert any(test.name.startswith("sample") for test in problem.tests)
    categories = {each.name: each.category for each in problem.submissions}
    assert [categories[f"{name}.py"] for name in NAMES] == [
        "time_limit_exceeded", "time_limit_exceeded", "accepted", "accepted",
    ]  # fmt: skip
    assert sorted(categories[f"{each.name}.py"] for each in TASK.authoring.wrong) == [
        "time_limit_exceeded", "wrong_answer",
    ]  # fmt: skip
    with pytest.raises(InputError, match="exists"):
        write_kattis_package(TASK, cases(), COSTS, tmp_path)


@pytest.mark.parametrize(
    ("output", "code"), [(b"a b\nc\n", 42), (b"a b  \nc\n\n", 42), (b"a b c\n", 43), (b"A b\nc\n", 43), (b"\xff", 43)]
)
def test_the_written_validator_compares_lines_as_the_task_does(tmp_path: Path, output: bytes, code: int) -> None:
    root = write_kattis_package(TASK, cases(), COSTS, tmp_path)
    for name, text in (("given", "x"), ("answer", "a b\nc\n")):
        (tmp_path / name).write_text(text)
    command: list[str | Path] = [
        sys.executable,
        root / "output_validators/checker/checker.py",
        tmp_path / "given",
        tmp_path / "answer",
        "/",
    ]
    assert subprocess.run(command, input=output, check=False).returncode == code


def test_the_written_validator_of_inputs_is_the_contract(tmp_path: Path) -> None:
    root = write_kattis_package(TASK, cases(), COSTS, tmp_path)
    command: list[str | Path] = [sys.executable, root / "input_validators/contract/contract.py"]
    sample = (root / "data/sample/1.in").read_bytes()
    assert subprocess.run(command, input=sample, check=False).returncode == 42
    assert subprocess.run(command, input=b"no line feed", check=False, capture_output=True).returncode == 43


def test_a_task_that_asks_for_a_function_is_refused() -> None:
    with pytest.raises(InputError, match="no whole program"):
        kattis_files(find_task("core/distinct_in_windows", ()), [], COSTS)
