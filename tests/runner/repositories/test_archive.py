"""Archives of trees: equal bytes for equal trees, the tests that guard and no others."""

import pytest

from effbench.runner.repositories.archive import compiler_archive, library_sources, packed, run_sources, unpacked

TREE = {
    "lib/a.py": b"1",
    "lib/data.txt": b"",
    "lib/tests/__init__.py": b"",
    "lib/tests/test_a.py": b"2",
    "lib/tests/test_b.py": b"3",
    "setup.py": b"",
}


def test_takes_the_library_without_its_tests() -> None:
    assert library_sources(TREE, "lib", ()) == {"lib/a.py": b"1"}


def test_takes_the_tests_that_guard() -> None:
    found = library_sources(TREE, "lib", ["lib/tests/test_a.py::test_x"])
    assert sorted(found) == ["lib/a.py", "lib/tests/__init__.py", "lib/tests/test_a.py"]


def test_equal_files_in_another_order_are_equal_bytes() -> None:
    assert packed({"a": b"1", "b": b"2"}) == packed({"b": b"2", "a": b"1"})


def test_a_program_has_its_runner_and_its_workload() -> None:
    assert set(run_sources("x = 1")) == {"__main__.py", "effbench_workload.py", "ctypes.py"}
    assert b"sources/lib/a.py" in compiler_archive({"lib/a.py": b"1"})


@pytest.mark.parametrize("text", ["", "&&&", "eJwDAAAAAAE="])
def test_refuses_what_is_no_archive(text: str) -> None:
    with pytest.raises(ValueError, match="no archive"):
        unpacked(text)
