"""Which task and which input lines are counted on, and where they cannot be counted."""

import pytest

from effbench.errors import CounterUnavailable, InputError
from effbench.runner.line_costs import count_lines, find_task, largest_input
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from tests.small_suite import a_suite, a_task, play, prepare


def test_the_largest_input_is_the_first_of_the_largest_level_that_is_scored() -> None:
    assert largest_input(a_task()) == (2, 0)


def test_a_task_is_named_by_its_id_or_its_last_part() -> None:
    suite = a_suite(a_task("small/one"), a_task("small/two"), a_task("large/two"))
    assert find_task(suite, "one").task_id == "small/one"
    assert find_task(suite, "large/two").task_id == "large/two"
    for name, said in (("two", "several tasks of the suite 'small' match 'two'"), ("three", "no task of the suite")):
        with pytest.raises(InputError, match=said):
            find_task(suite, name)


def test_an_input_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"has no input 2\.1: it has 0\.0 to 0\.1, 1\.0 to 1\.1, 2\.0 to 2\.0"):
        count_lines(a_task(), "", at=(2, 1), sandbox=ScriptedSandbox(play, prepare=prepare))


def test_a_sandbox_without_an_emulator_is_refused_with_what_to_take() -> None:
    with pytest.raises(
        CounterUnavailable, match="the wasm sandbox has none: take --sandbox docker, or --sandbox local"
    ):
        count_lines(a_task(), "", at=(2, 0), sandbox=WasmSandbox())
