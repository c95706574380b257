"""`effbench import-problem` and `effbench contest`: what they write and what they refuse."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from tests.suites.packages.small_package import FILES, small_package, write_files
from tests.suites.packages.test_liveoibench import FILES as FOLDER


def test_a_package_is_imported_as_plain_files_that_shared_tests_share(tmp_path: Path) -> None:
    root = small_package(tmp_path / "from")
    (root / "data/secret/two/a.in").symlink_to("../one/a.in")
    (root / "data/secret/two/a.ans").symlink_to("../one/a.ans")
    result = CliRunner().invoke(main, ["import-problem", str(tmp_path / "from"), "-o", str(tmp_path / "to")])
    assert result.exit_code == 0
    assert "3 tests, default validator, 2 subtasks, 100 points, 5 solutions" in result.stdout
    made = tmp_path / "to/twice"
    assert {name: (made / name).read_text() for name in FILES} == FILES
    assert not any(path.is_symlink() for path in made.rglob("*"))
    assert (made / "data/secret/two/a.in").samefile(made / "data/secret/one/a.in")
    again = CliRunner().invoke(main, ["import-problem", str(root), "-o", str(tmp_path / "to")])
    assert (again.exit_code, "exists" in again.stderr) == (2, True)


def test_a_hostile_package_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    root = small_package(tmp_path)
    (root / "data/secret/one/x.in").symlink_to("/etc/passwd")
    result = CliRunner().invoke(main, ["import-problem", str(root), "-o", str(tmp_path / "to")])
    assert result.exit_code == 2
    assert "a link that leads out of the package" in result.stderr
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("ks", ["0", "one", "1,-2", ""])
def test_a_number_of_tries_that_is_none_is_told(tmp_path: Path, ks: str) -> None:
    small_package(tmp_path)
    result = CliRunner().invoke(main, ["contest", "samples.jsonl", "--data", str(tmp_path), "-k", ks])
    assert result.exit_code == 2
    assert "give numbers from 1 on" in result.stderr


def test_testlib_is_put_beside_a_checker_that_lacks_it(tmp_path: Path) -> None:
    root = write_files(tmp_path / "from/twice", {**FOLDER, "checkers/checker.cpp": '#include "testlib.h"\n'})
    header = tmp_path / "testlib.h"
    header.write_text("// testlib\n")
    refused = CliRunner().invoke(main, ["import-problem", str(root), "-o", str(tmp_path / "to")])
    assert (refused.exit_code, "--testlib" in refused.stderr) == (2, True)
    result = CliRunner().invoke(
        main, ["import-problem", str(root), "-o", str(tmp_path / "to"), "--testlib", str(header)]
    )
    assert result.exit_code == 0, result.stderr
    assert "own validator" in result.stdout
    assert (tmp_path / "to/twice/checkers/testlib.h").read_text() == "// testlib\n"
    again = CliRunner().invoke(main, ["import-problem", str(tmp_path / "to/twice"), "-o", str(tmp_path / "other")])
    assert again.exit_code == 0


def test_run_times_that_are_none_are_told(tmp_path: Path) -> None:
    root = small_package(tmp_path)
    times = tmp_path / "times.csv"
    times.write_text("problem,seconds\ntwice,quick\n")
    result = CliRunner().invoke(main, ["contest", "x.jsonl", "--data", str(root), "--run-times", str(times)])
    assert (result.exit_code, "'quick' is no number of seconds" in result.stderr) == (2, True)
