"""Checkers of testlib become validators of outputs."""

from pathlib import Path

from effbench.suites.packages.reading import opened_problem
from tests.suites.packages.small_package import write_files
from tests.suites.packages.test_liveoibench import FILES


def test_a_checker_of_testlib_becomes_the_validator_with_what_it_includes(tmp_path: Path) -> None:
    checker = {
        "checkers/checker.cpp": '#include <testlib.h>\n#include "more.h"\nint main() {}\n',
        "checkers/more.h": "// more",
    }
    root = write_files(tmp_path / "twice", {**FILES, **checker})
    with opened_problem(root, b"// all of testlib\n") as problem:
        assert problem.validator is not None
        assert (problem.validator.language, problem.validator.name) == ("cpp", "checker.cpp")
        assert problem.validator.source.split()[-5:] == ["//", "more", "int", "main()", "{}"]
        assert problem.validator.source.count("// all of testlib") == 1
        assert problem.files.read("checkers/testlib.h", limit=100) == b"// all of testlib\n"
        assert problem.files.size("checkers/testlib.h") == 18
    write_files(root, {"checkers/testlib.h": "// its own\n"})
    with opened_problem(root, b"// another\n") as problem:
        assert problem.validator is not None
        assert "// its own" in problem.validator.source


def test_testlib_that_is_adapted_to_validators_is_taken_as_it_is(tmp_path: Path) -> None:
    root = write_files(tmp_path / "twice", {**FILES, "checkers/checker.cpp": '#include "testlib.h"\n'})
    sources = []
    for version in ("0.9.44", "0.9.44-DOMJUDGE"):
        with opened_problem(root, f'#define VERSION "{version}"\n'.encode()) as problem:
            assert problem.validator is not None
            sources.append(problem.validator.source)
    assert ["effbench_adapter" in source for source in sources] == [True, False]
