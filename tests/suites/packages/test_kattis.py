"""Packages in both formats, read."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.suites.packages.kattis import read_kattis_package
from effbench.suites.packages.package_files import PackageFiles
from effbench.suites.packages.sources import read_programs
from tests.suites.packages.small_package import FILES, small_package, write_files


def test_a_legacy_package_is_read_whole(tmp_path: Path) -> None:
    problem = read_kattis_package(small_package(tmp_path))
    assert (problem.name, problem.title, problem.is_scoring, problem.is_interactive) == ("twice", "Twice", True, False)
    assert (problem.limits.time_multiplier, problem.limits.safety_margin) == (3.0, 2.0)
    assert problem.limits.memory_bytes == 512 << 20
    assert problem.full_score == 100
    assert problem.subtask_points == {"secret/one": 30, "secret/two": 70}
    assert [test.name for test in problem.tests] == ["sample/1", "secret/one/a", "secret/two/b"]
    assert [(each.category, each.name, each.expected_score) for each in problem.submissions] == [
        ("accepted", "all.py", None),
        ("partially_accepted", "small.py", 30.0),
        ("time_limit_exceeded", "endless.py", None),
        ("wrong_answer", "three.py", None),
        ("run_time_error", "none.py", None),
    ]


def test_equal_tests_of_several_groups_are_one(tmp_path: Path) -> None:
    root = small_package(tmp_path)
    for ending in ("in", "ans"):
        (root / f"data/secret/two/a.{ending}").symlink_to(f"../one/a.{ending}")
    problem = read_kattis_package(root)
    assert sum(1 for _ in problem.data.all_tests()) == 4
    assert len(problem.tests) == 3


NEW = {
    "problem.yaml": "problem_format_version: 2023-07-draft\nname: {en: Twice}\ntype: scoring\nuuid: 1\n",
    "data/secret/a/1.in": "1\n",
    "data/secret/a/1.ans": "2\n",
    "data/secret/a/2.in": "2\n",
    "data/secret/a/2.ans": "4\n",
    "data/secret/b/1.in": "3\n",
    "data/secret/b/1.ans": "6\n",
    "data/secret/b/test_group.yaml": "scoring: {score: 60, require_pass: secret/a}\noutput_validator_args: [x, y]\n",
    "submissions/accepted/all.py": FILES["submissions/accepted/all.py"],
    "output_validator/check.py": "import sys\nsys.exit(42)\n",
}


def test_a_package_of_2023_07_is_read(tmp_path: Path) -> None:
    problem = read_kattis_package(write_files(tmp_path / "new", NEW))
    assert problem.title == "Twice"
    assert (problem.limits.time_multiplier, problem.limits.safety_margin) == (2.0, 1.5)
    assert problem.subtask_points == {"secret/a": 40.0, "secret/b": 60.0}
    assert problem.full_score == 100
    assert problem.validator is not None
    assert problem.validator.language == "python"
    (b,) = [test for test in problem.tests if test.name == "secret/b/1"]
    assert b.flags == ("x", "y")
    assert problem.data.groups[0].groups[1].grading.requires == ("secret/a",)


def test_a_group_that_sums_gives_its_tests_equal_shares(tmp_path: Path) -> None:
    files = {**NEW, "data/secret/a/test_group.yaml": "scoring: {aggregation: sum, score: 40}\n"}
    problem = read_kattis_package(write_files(tmp_path / "new", files))
    assert {test.accept_score for test in problem.tests if test.name.startswith("secret/a")} == {20.0}


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("problem.yaml", "type: [scoring", "no YAML"),
        ("problem.yaml", "- a\n", "must be a map"),
        ("problem.yaml", "a: &x [1]\nb: *x\n", "alias"),
        ("problem.yaml", "a: !!python/object:os.system x\n", "no YAML"),
        ("problem.yaml", "limits: {time_multiplier: 0.1}\n", "time_multiplier must be a number from 1"),
        ("problem.yaml", "limits: {time_multiplier: 1e6}\n", "time_multiplier must be a number from 1 to 1000, not 1e"),
        ("problem.yaml", "limits: {time_resolution: 1e9}\n", "time_resolution must be a number from 0 to 60"),
        ("problem.yaml", "limits: 7\n", "limits must be a map"),
        ("problem.yaml", "type: multi-pass\n", "not supported"),
        ("problem.yaml", "validation: custom\n", "no validator of outputs"),
        ("data/secret/one/testdata.yaml", "grading: custom\n", "graders of a package's own"),
        ("data/secret/one/testdata.yaml", "range: 0 many\n", "range must be two numbers"),
        ("data/secret/one/c.in", "5\n", "has no answer"),
        ("output_validators/a.rb", "exit 42\n", None),
    ],
)
def test_what_is_malformed_or_not_done_is_told_in_a_sentence(
    tmp_path: Path, file: str, text: str, said: str | None
) -> None:
    root = small_package(tmp_path)
    write_files(root, {file: text})
    if said is None:  # a validator that problem.yaml does not ask for
        assert read_kattis_package(root).validator is None
        return
    with pytest.raises(DataFileError, match=said):
        read_kattis_package(root)


def test_a_package_without_secret_tests_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="holds no test"):
        read_kattis_package(write_files(tmp_path / "empty", {"problem.yaml": "name: Empty\n"}))


def test_headers_of_a_programs_own_folder_stand_in_its_text(tmp_path: Path) -> None:
    files = {
        "v/check.cpp": '#include "check.h"\n#include <vector>\nint main() { return f(); }\n',
        "v/check.h": '#pragma once\n#include "inner.h"\n#include "check.h"\nint f() { return G; }\n',
        "v/inner.h": "#define G 42\n",
    }
    write_files(tmp_path, {f"output_validators/{name}": text for name, text in files.items()})
    (program,) = read_programs(PackageFiles(tmp_path), "output_validators")
    assert program.source.count("int f()") == 1
    assert program.source.index("#define G 42") < program.source.index("int f()")
    assert '#include "' not in program.source
    assert "#include <vector>" in program.source
