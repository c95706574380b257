"""What runs inside the lane: when it asks, what it answers, and what it makes of old trees."""

import collections
import fractions
import gc
import inspect
import io
import random
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterator

import pytest

from effbench.runner.repositories.inside import run_tree

Run = Callable[[str], str]


class _Ended(Exception):  # no error: the process would end here
    pass


def _end(code: int) -> None:
    assert code == 0
    raise _Ended


@pytest.fixture
def workload(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    made = types.ModuleType("effbench_workload")
    vars(made).update(
        setup=lambda drawn: [drawn.randint(1, 9) for _ in range(3)],
        window=lambda subject: (subject, sys.stdin.tell()),
        value=str,
    )
    monkeypatch.setitem(sys.modules, "effbench_workload", made)
    return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, workload: types.ModuleType) -> Iterator[Run]:
    for module in (collections, inspect, fractions, time, random):
        for name, value in list(vars(module).items()):
            monkeypatch.setitem(vars(module), name, value)  # put back afterwards
    missing = [
        (vars(module), name)
        for module, names in ((collections, collections.abc.__all__), (inspect, ["getargspec"]), (fractions, ["gcd"]))
        for name in names
        if name not in vars(module)
    ]
    missing.append((vars(time), "clock"))
    monkeypatch.setattr(run_tree, "end", _end)
    state = random.getstate()

    def go(given: str) -> str:
        output = io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        monkeypatch.setattr(sys, "stdout", output)
        with warnings.catch_warnings(), pytest.raises(_Ended):
            run_tree.main()
        return output.getvalue()

    yield go
    gc.unfreeze()
    random.setstate(state)
    for names, name in missing:
        names.pop(name, None)


def test_the_window_begins_behind_the_second_question(run: Run) -> None:
    drawn = random.Random(7)
    assert run("7\n\n") == str(([drawn.randint(1, 9) for _ in range(3)], 3))


def test_a_tree_that_draws_without_a_seed_draws_alike_in_each_run(run: Run, workload: types.ModuleType) -> None:
    vars(workload)["window"] = lambda _: (random.Random().random(), random.random())  # both as the tree sees them
    assert run("7\n\n") == run("7\n\n")


def test_guard_tests_answer_with_a_line_each(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    guards = types.ModuleType("lib.tests.test_a")

    def test_wrong() -> None:
        raise ValueError("two\nlines")

    vars(guards).update(test_right=lambda: None, test_wrong=test_wrong, test_leaves=lambda: sys.exit("left"))
    monkeypatch.setitem(sys.modules, "lib", types.ModuleType("lib"))
    monkeypatch.setitem(sys.modules, "lib.tests", types.ModuleType("lib.tests"))
    monkeypatch.setitem(sys.modules, "lib.tests.test_a", guards)
    file = "lib/tests/test_a.py"
    lines = run(f"guard {file}::test_right {file}::test_wrong {file}::test_leaves {file}::test_absent\n").splitlines()
    assert lines[0] == f"passed {file}::test_right"
    assert lines[1].startswith(f"failed {file}::test_wrong ValueError: two lines at ")
    assert lines[2].startswith(f"failed {file}::test_leaves SystemExit: left at ")
    assert lines[3].startswith(f"failed {file}::test_absent AttributeError: ")


def test_trees_for_older_pythons_find_their_names(run: Run, workload: types.ModuleType) -> None:
    def old(one: int, *more: int, two: int = 2) -> tuple[object, ...]:
        return one, more, two

    def window(_: object) -> list[object]:
        spec = vars(inspect)["getargspec"](old)
        return [vars(collections)["Mapping"].__name__, vars(fractions)["gcd"](12, 18), spec.args, spec.varargs]

    vars(workload)["window"] = window
    assert run("1\n\n") == "['Mapping', 6, ['one'], 'more']"


def test_packages_of_the_image_find_no_part_of_ctypes(
    run: Run, workload: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", sys.modules.get("ctypes"))  # put back afterwards
    monkeypatch.setenv("PYTHONPATH", "/usr/lib/python3/dist-packages")
    vars(workload)["window"] = lambda _: sys.modules["ctypes"]
    assert run("1\n\n") == "None"
