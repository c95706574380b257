"""The harness's side of the wasm sandbox, for real: counts, budgets, limits and traps, in a guest of a few lines.

The usual guest takes minutes to build; this one is text, so that these tests run wherever the engine is installed.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.messages import GuestEnding, Operation, Reply
from effbench.sandboxes.wasm.outcomes import outcomes_of_reply
from effbench.sandboxes.wasm.worker_process import WallTimeExceeded, WorkerProcess, start_guest_worker
from tests.sandboxes.wasm.requests import WALL_S, a_request

wasmtime = pytest.importorskip("wasmtime", reason="wasmtime is not installed")

PAGE = 1 << 16
FUEL_PER_ROUND = 5
"""The five instructions of the loop; ``loop`` and ``end`` are free."""


@pytest.fixture(scope="module")
def tiny_guest(tmp_path_factory: pytest.TempPathFactory) -> Guest:
    path = tmp_path_factory.mktemp("tiny") / "tiny.wasm"
    path.write_bytes(wasmtime.wat2wasm(Path(__file__).with_name("tiny_guest.wat").read_text()))
    return Guest(path=path, digest=hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture(scope="module")
def worker(tiny_guest: Guest) -> Iterator[WorkerProcess]:
    process = start_guest_worker(tiny_guest, tiny_guest.path.parent / "compiled")
    yield process
    process.close()


def command(letter: str, number: int = 0) -> bytes:
    return letter.encode() + number.to_bytes(4, "little")


NOTHING = command("-")


def obey(worker: WorkerProcess, *inputs: bytes, program: bytes = NOTHING, **changed: object) -> Reply:
    request = a_request(inputs, **{"operation": Operation.CALL, "program": program} | changed)
    return worker.run(request, wall_s=WALL_S)


def number_in(output: bytes) -> int:
    return int.from_bytes(output, "little", signed=True)


def call_fuel(reply: Reply, number: int = 0) -> int:
    return reply.fuel[3 + 3 * number]


def test_every_instruction_is_counted_and_each_window_apart(worker: WorkerProcess) -> None:
    few, many = obey(worker, command("n", 10)), obey(worker, command("n", 1_000_010))
    assert few.ending is many.ending is GuestEnding.RETURNED
    assert call_fuel(many) - call_fuel(few) == FUEL_PER_ROUND * 1_000_000
    assert [many.fuel[place] for place in (0, 1, 2, 4)] == [few.fuel[place] for place in (0, 1, 2, 4)]
    at_import = obey(worker, NOTHING, program=command("n", 1_000_010))
    assert at_import.fuel[1] == call_fuel(many)
    assert call_fuel(at_import) < call_fuel(few)


def test_the_same_run_counts_the_same_in_every_process(worker: WorkerProcess, tiny_guest: Guest) -> None:
    inputs = (command("n", 70_000), command("g", 3))
    other = start_guest_worker(tiny_guest, tiny_guest.path.parent / "compiled")
    fuel = {obey(each, *inputs).fuel for each in (worker, other) for _ in range(10)}
    other.close()
    assert len(fuel) == 1


def test_a_budget_that_just_suffices_does_and_another_ends_the_run_in_its_loop(worker: WorkerProcess) -> None:
    given, idle = command("n", 5_000), call_fuel(obey(worker, NOTHING))
    free = obey(worker, given)
    needed = free.fuel[1] + call_fuel(free)
    assert obey(worker, given, fuel=needed).fuel == free.fuel
    for budget in (needed - idle, free.fuel[1] + 1, 0):  # the engine looks at each round of a loop and at each call
        assert obey(worker, given, fuel=budget).ending is GuestEnding.OUT_OF_FUEL
    stopped = obey(worker, given, program=given, fuel=call_fuel(free) - idle)
    assert (stopped.ending, stopped.window) == (GuestEnding.OUT_OF_FUEL, "load")


def test_each_call_of_a_series_has_the_budget(worker: WorkerProcess) -> None:
    given, idle = command("n", 5_000), call_fuel(obey(worker, NOTHING))
    enough = call_fuel(obey(worker, given))
    inputs = (command("n", 10), given, given)
    assert len(obey(worker, *inputs, fuel=enough).outputs) == 3
    early = obey(worker, *inputs, fuel=enough - idle)
    assert (early.ending, early.window, len(early.outputs)) == (GuestEnding.OUT_OF_FUEL, "call", 1)


def test_memory_grows_up_to_its_limit_which_all_calls_share(worker: WorkerProcess) -> None:
    reply = obey(worker, command("g", 2), command("g", 2), command("g", 1), memory_bytes=3 * PAGE)
    assert [number_in(output) for output in reply.outputs] == [4, -1, 6]
    assert reply.grown_bytes == 3 * PAGE
    (outcome,) = outcomes_of_reply(obey(worker, command("g", 5), memory_bytes=5 * PAGE), Operation.CALL, wall_s=0.0)
    assert outcome.max_rss_bytes >= 5 * PAGE


def test_an_input_has_room_beside_the_programs_memory(worker: WorkerProcess) -> None:
    large = command("g", 1) + bytes(100 * PAGE)
    reply = obey(worker, large, memory_bytes=PAGE)
    assert (reply.ending, reply.grown_bytes) == (GuestEnding.RETURNED, PAGE)


@pytest.mark.parametrize(
    ("letter", "detail"),
    [
        ("t", "unreachable"),
        ("d", "integer division by zero"),
        ("a", "memory out of bounds"),
        ("s", "stack overflow"),
        ("m", "the interpreter's memory is not in order"),
    ],
)
def test_a_trap_is_a_crash_and_the_next_run_is_fresh(letter: str, detail: str, worker: WorkerProcess) -> None:
    reply = obey(worker, command("i", 1), command(letter, 64), command("i", 1))
    assert (reply.ending, reply.window) == (GuestEnding.CRASHED, "call")
    assert reply.detail.startswith(detail)
    assert [number_in(output) for output in reply.outputs] == [2]
    assert number_in(obey(worker, command("i", 1)).outputs[0]) == 2
    outcomes = outcomes_of_reply(reply, Operation.CALL, wall_s=0.0)
    assert [outcome.ending for outcome in outcomes] == [Ending.RETURNED, Ending.DIED]


@pytest.mark.parametrize(("size", "shown"), [(7, "x" * 7), (512, ">" + "x" * 511), (1000, ">" + "x" * 511)])
def test_the_end_of_what_was_complained_is_told_in_its_order(size: int, shown: str, worker: WorkerProcess) -> None:
    assert obey(worker, command("c", size)).detail == f"unreachable: {shown}"[:300]


def test_a_program_may_leave_or_write_too_much(worker: WorkerProcess) -> None:
    left = obey(worker, command("l", 3))
    assert (left.ending, left.exit_code, left.outputs) == (GuestEnding.LEFT, 3, (b"it wrote this",))
    (outcome,) = outcomes_of_reply(left, Operation.CALL, wall_s=0.0)
    assert (outcome.ending, outcome.detail) == (Ending.DIED, "exited with 3 before it returned")
    assert obey(worker, command("l"), output_bytes=5).outputs == (b"it wr",)
    assert obey(worker, command("o")).ending is GuestEnding.OUTPUT_LIMIT


def test_a_failure_is_told_in_the_drivers_words(worker: WorkerProcess) -> None:
    reply = obey(worker, command("f", 8))
    assert (reply.ending, reply.failure, reply.told) == (GuestEnding.FAILED, 1, b"it wrote")


def test_a_run_without_end_is_given_up_by_the_clock(tiny_guest: Guest) -> None:
    process = start_guest_worker(tiny_guest, tiny_guest.path.parent / "compiled")
    request = a_request((command("n", 0),), operation=Operation.CALL, program=NOTHING, fuel=10**15)  # 2^32 rounds
    with pytest.raises(WallTimeExceeded):
        process.run(request, wall_s=0.2)
