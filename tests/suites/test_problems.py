"""Problem packages as a suite."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.suites import load_suite
from tests.suites.packages.small_package import small_package


def test_a_package_is_a_task_with_the_jurys_solutions_as_references(tmp_path: Path) -> None:
    root = small_package(tmp_path)
    (task,) = load_suite("problems", data=tmp_path).tasks
    assert (task.task_id, task.kind, task.language) == ("problems/twice", "stdio", "python")
    assert [each.reference_id for each in task.references] == ["all.py"]
    assert (task.timeout_factor, task.memory_limit_bytes) == (3.0, 512 << 20)
    assert task.fixed_tests is not None
    assert len(task.fixed_tests.tests) == 3
    assert task.fixed_tests.at(1, 2).input_file == "data/secret/two/b.in"
    assert Path(task.fixed_tests.folder) == root.resolve()


def test_the_hash_depends_on_the_tests_and_not_on_where_they_lie(tmp_path: Path) -> None:
    small_package(tmp_path / "here")
    small_package(tmp_path / "there")
    small_package(tmp_path / "changed", data__secret__one__a_dot_in="4\n")
    here, there, changed = (
        load_suite("problems", data=tmp_path / name).content_hash for name in ("here", "there", "changed")
    )
    assert here == there != changed


def test_the_checker_is_the_default_validator(tmp_path: Path) -> None:
    small_package(tmp_path)
    (task,) = load_suite("problems", data=tmp_path).tasks
    assert task.checker is not None
    scope: dict[str, object] = {}
    exec(task.checker.source, scope)  # the loader's own text
    check = scope["effbench_check"]
    assert callable(check)
    assert check("1\n", "2\n", " 2 ") is True
    assert check("1\n", "2\n", "3") is False


def test_a_problem_with_a_validator_of_its_own_is_left_out_of_the_scores(tmp_path: Path) -> None:
    small_package(tmp_path)
    other = small_package(tmp_path / "in")
    (other / "problem.yaml").write_text("name: Other\nvalidation: custom\n")
    (other / "output_validators").mkdir()
    (other / "output_validators/v.py").write_text("import sys\nsys.exit(42)\n")
    other.rename(tmp_path / "other")
    suite = load_suite("problems", data=tmp_path)
    assert [task.task_id for task in suite.tasks] == ["problems/twice"]
    assert suite.unscored_task_ids == {"problems/other"}


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give --data"):
        load_suite("problems")
    with pytest.raises(DataFileError, match="holds no problem package"):
        load_suite("problems", data=tmp_path)
    small_package(tmp_path)
    with pytest.raises(InputError, match="leave out --seed"):
        load_suite("problems", data=tmp_path, seed=1)
