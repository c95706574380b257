"""What a driver tells of a failure, in words for the user."""

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.run_report import ending_of_failure

RAISED = 1


def detail(name: str, text: str) -> str:
    return ending_of_failure(RAISED, values.encode((name, text))).detail


def test_a_module_that_is_not_there_is_told_with_the_way_to_have_it() -> None:
    assert detail("ModuleNotFoundError", "No module named 'numpy'") == (
        "ModuleNotFoundError: module numpy is not in the sandbox: effbench sandbox build --with numpy"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ModuleNotFoundError", "No module named '_ctypes'"),
        ("ModuleNotFoundError", "No module named 'tkinter'"),
        ("ModuleNotFoundError", "No module named 'numpy.nothing'"),
        ("ModuleNotFoundError", "No module named 'a b'"),
        ("ModuleNotFoundError", "x No module named 'numpy'"),
        ("ImportError", "No module named 'numpy'"),
        ("ValueError", "no"),
    ],
)
def test_other_failures_keep_their_own_words(name: str, text: str) -> None:
    assert detail(name, text) == f"{name}: {text}"
