"""Which function a block's instructions belong to."""

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.errors import InputError
from effbench.measure.context import MeasureContext
from effbench.measure.function_costs import FunctionCost, function_costs, measure_function_costs
from effbench.measure.test_cases import lazy_test_cases
from effbench.sandboxes.outcome import BlockCount
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.cache import Cache
from tests.measure.elf_files import an_elf
from tests.small_suite import CALIBRATION, a_task, play, prepare

PROGRAM = an_elf((100, 50, b"work"), (200, 16, b"main"))


def a_block(place: int, length: int, executions: int) -> BlockCount:
    return BlockCount(place=place, length=length, executions=executions)


def test_the_costliest_function_comes_first_and_every_instruction_is_somewhere() -> None:
    blocks = (a_block(200, 4, 1), a_block(208, 2, 1), a_block(100, 3, 5), a_block(120, 10, 50), a_block(150, 7, 1))
    assert function_costs(PROGRAM, blocks) == (
        FunctionCost(name="work", calls=5, instructions=515),
        FunctionCost(name="(elsewhere)", calls=0, instructions=7),
        FunctionCost(name="main", calls=1, instructions=6),
    )


def test_a_block_that_was_made_twice_counts_twice() -> None:
    assert function_costs(PROGRAM, (a_block(100, 3, 5), a_block(100, 2, 1))) == (
        FunctionCost(name="work", calls=6, instructions=17),
    )


def test_a_program_without_symbols_has_one_place() -> None:
    assert [item.name for item in function_costs(an_elf(), (a_block(100, 3, 5),))] == ["(elsewhere)"]


@pytest.mark.parametrize(
    ("solution", "sentence"), [("not a program", "function by function: invalid syntax"), ("double=now", "is no ELF")]
)
def test_what_cannot_be_looked_into_is_bad_input(tmp_path: object, solution: str, sentence: str) -> None:
    lane = ScriptedSandbox(play, prepare=prepare).open_lane(LaneOptions(memory_bytes=1))
    context = MeasureContext(lane=lane, counter=QemuCounter(), calibration=CALIBRATION, environment_id="e")
    case = lazy_test_cases(a_task(), lane, Cache(tmp_path), "3").cases[0]  # type: ignore[arg-type]  # a path
    with pytest.raises(InputError, match=sentence):
        measure_function_costs(a_task(), solution, case, context)
