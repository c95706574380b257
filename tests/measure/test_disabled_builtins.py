"""What is said where a suite takes builtins away."""

from dataclasses import replace

import pytest

from effbench.measure.disabled_builtins import name_disabled_builtins
from tests.small_suite import a_task

NOT_CALLABLE = "TypeError: 'NoneType' object is not callable"


@pytest.mark.parametrize(
    ("detail", "source", "named"),
    [
        (NOT_CALLABLE, "def f(x):\n    print(x)\n", f"{NOT_CALLABLE}: print is not there in the suite 'small'"),
        (NOT_CALLABLE, "print(input())\n", f"{NOT_CALLABLE}: print and input are not there in the suite 'small'"),
        (NOT_CALLABLE, "def f(x):\n    return x.print(None())\n", NOT_CALLABLE),
        ("ValueError: no", "print(1)\n", "ValueError: no"),
    ],
)
def test_a_builtin_that_is_not_there_is_named(detail: str, source: str, named: str) -> None:
    task = replace(a_task(), suite="small", disabled_builtins=("print", "input"))
    assert name_disabled_builtins(detail, task, source) == named
    assert name_disabled_builtins(detail, replace(task, disabled_builtins=()), source) == detail
