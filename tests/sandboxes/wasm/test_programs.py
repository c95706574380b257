"""Programs of WASI, for real: counts, budgets, limits, traps, and what the host answers a hostile one."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from effbench.counters.wasm import WasmCounter
from effbench.errors import SandboxUnavailable
from effbench.languages.c import C
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, NotAProgram, Prepared
from effbench.sandboxes.language_sandbox import LanguageSandbox
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import LaneOptions, SandboxFacts
from effbench.sandboxes.wasm import programs
from effbench.sandboxes.wasm.machine import MACHINE
from effbench.sandboxes.wasm.programs import ProgramLane, start_program_worker, wasm_language_lanes
from effbench.storage.cache import Cache
from tests.sandboxes.wasm.requests import limits
from tests.sandboxes.wasm.running import returned

wasmtime = pytest.importorskip("wasmtime", reason="wasmtime is not installed")

PAGE = 1 << 16
NOTHING = '(module (memory (export "memory") 0) (func (export "_start")))'
FUEL_PER_ROUND = 5
"""The five instructions of the loop; ``loop`` and ``end`` are free."""
FAULT, INVALID, NO_ENTRY, NO_SYSTEM_CALL = 21, 28, 44, 52
Obey = Callable[..., Outcome]


@pytest.fixture(scope="module")
def lane() -> Iterator[ProgramLane]:
    lane = ProgramLane("runtime", partial(start_program_worker, memory_bytes=1 << 30))
    yield lane
    lane.close()


def job(wat: str, given: bytes = b"", **changed: object) -> Job:
    program = Prepared(code=wasmtime.wat2wasm(wat), digest="", entry_point="")
    arguments = values.encode((given.decode("utf-8", "surrogateescape"),))
    return Job(program=program, arguments=arguments, limits=limits(**changed))


@pytest.fixture
def obey(lane: ProgramLane) -> Obey:
    wat = Path(__file__).with_name("tiny_program.wat").read_text()

    def command(letter: str, number: int = 0, **changed: object) -> Outcome:
        return lane.run(job(wat, letter.encode() + number.to_bytes(4, "little", signed=number < 0), **changed))

    return command


def numbers(outcome: Outcome) -> list[int]:
    data = returned(outcome).encode("utf-8", "surrogateescape")
    return [int.from_bytes(data[at : at + 4], "little", signed=True) for at in range(0, len(data), 4)]


def counted(outcome: Outcome) -> int:
    assert outcome.call_count is not None, outcome
    assert (outcome.load_count, outcome.input_count, outcome.output_count) == (0, 0, None)
    return outcome.call_count


def test_every_instruction_is_counted_in_each_run_alike(lane: ProgramLane, obey: Obey) -> None:
    few, many = counted(obey("n", 10)), counted(obey("n", 1_000_010))
    assert many - few == FUEL_PER_ROUND * 1_000_000
    lane.close()
    lane._worker = None  # another process counts the same
    assert {counted(obey("n", 10)) for _ in range(3)} == {few}
    assert counted(lane.run(job(NOTHING))) == 1


def test_what_runs_before_the_start_is_counted_too(lane: ProgramLane) -> None:
    early = '(module (memory (export "memory") 0) (func (export "_start")) (func $f (loop (br 0))) (start $f))'
    assert lane.run(job(early, instructions=10_000)).ending is Ending.TIMED_OUT


def test_a_budget_that_just_suffices_does_and_another_ends_the_run(obey: Obey) -> None:
    needed = counted(obey("n", 5_000))
    assert counted(obey("n", 5_000, instructions=needed)) == needed
    short = obey("n", 5_000, instructions=needed - 1_000)
    assert (short.ending, short.call_count) == (Ending.TIMED_OUT, None)
    assert obey("n", 0, cpu_s=0.001).ending is Ending.TIMED_OUT  # 2^32 rounds


def test_memory_grows_up_to_its_limit(obey: Obey) -> None:
    free = 64 << 20  # beside the limit
    outcome = obey("g", 10, memory_bytes=8 * PAGE)
    assert (numbers(outcome), outcome.max_rss_bytes) == ([2], 12 * PAGE)
    assert numbers(obey("g", free // PAGE + 7, memory_bytes=8 * PAGE)) == [-1]
    assert numbers(obey("g", 65_536, memory_bytes=1 << 40)) == [-1]


@pytest.mark.parametrize(
    ("letter", "number", "detail"),
    [
        ("t", 0, "trap: unreachable"),
        ("d", 0, "trap: integer division by zero"),
        ("a", -4, "trap: memory out of bounds"),
        ("s", 0, "trap: stack overflow"),
        ("x", 3, "exit code 3"),
        ("x", 256 + 9, "exit code 9"),
        ("e", 10, "trap: unreachable: memory all"),
        ("e", 60, "MemoryError: memory allocation of 7 bytes failed"),
    ],
)
def test_how_a_program_fails_is_told(letter: str, number: int, detail: str, obey: Obey) -> None:
    outcome = obey(letter, number)
    ending = Ending.OUT_OF_MEMORY if "MemoryError" in detail else Ending.RAISED
    assert (outcome.ending, outcome.detail, outcome.output) == (ending, detail, None)
    assert numbers(obey("g", 1)) == [2]


def test_a_program_may_leave_or_write_too_much(obey: Obey) -> None:
    assert numbers(obey("x", 0)) == [7]
    assert obey("o", 100, output_bytes=100).ending is Ending.RETURNED
    assert obey("o", 101, output_bytes=100).ending is Ending.OUTPUT_LIMIT
    assert obey("o", -1).ending is Ending.OUTPUT_LIMIT


@pytest.mark.parametrize(
    ("letter", "number", "said"),
    [
        ("i", -8, [FAULT]), ("i", 2 * PAGE - 4, [FAULT]), ("m", -1, [FAULT]), ("m", 1025, [FAULT]), ("u", -3, [FAULT]),
        ("b", -3, [0, 2]), ("b", 1, [INVALID, 0]), ("b", -6, [INVALID, 0]), ("z", 0, [5]),
        ("p", 0, [NO_ENTRY, NO_SYSTEM_CALL]), ("r", -1, [INVALID, 0]), ("c", 0, [0, 1_000_050]),
    ],
)  # fmt: skip
def test_the_host_answers_within_bounds(letter: str, number: int, said: list[int], obey: Obey) -> None:
    assert numbers(obey(letter, number)) == said


def test_randomness_repeats(obey: Obey) -> None:
    first = numbers(obey("r", 16))
    assert first[0] == 0
    assert numbers(obey("r", 16)) == first


REFUSED = {
    "env.system": '(import "env" "system" (func (param i32) (result i32))) (memory (export "memory") 0)',
    "wasi_snapshot_preview1.fd_dup": '(import "wasi_snapshot_preview1" "fd_dup" (func)) (memory (export "memory") 0)',
    "another fd_write": '(import "wasi_snapshot_preview1" "fd_write" (func)) (memory (export "memory") 0)',
    "another fd_read": '(import "wasi_snapshot_preview1" "fd_read" (memory 1)) (memory (export "memory") 0)',
}


@pytest.mark.parametrize("asked", REFUSED)
def test_what_is_asked_for_and_not_given_ends_a_program(asked: str, lane: ProgramLane) -> None:
    if asked == "another fd_read":
        wat = '(module (import "wasi_snapshot_preview1" "fd_read" (memory 1)) (func (export "_start")))'
    else:
        wat = f'(module {REFUSED[asked]} (func (export "_start")))'
    outcome = lane.run(job(wat))
    assert outcome.ending is Ending.DIED
    assert outcome.detail == f"the program asks for {asked}, which no program is given"


def test_what_is_no_program_is_told(lane: ProgramLane) -> None:
    long_name = lane.run(job(f'(module (import "env" "{"x" * 90_000}" (func)) (func (export "_start")))'))
    assert (long_name.ending, len(long_name.detail)) == (Ending.DIED, 300)
    assert "has no function _start" in lane.run(job('(module (memory (export "memory") 0))')).detail
    garbage = Prepared(code=b"\0asm garbage", digest="", entry_point="")
    outcome = lane.run(Job(program=garbage, arguments=values.encode(("",)), limits=limits()))
    assert (outcome.ending, "no WebAssembly that the engine takes" in outcome.detail) == (Ending.DIED, True)


def test_data_beyond_the_limit_lack_memory(lane: ProgramLane) -> None:
    wat = '(module (memory (export "memory") 2000) (func (export "_start")))'
    assert lane.run(job(wat, memory_bytes=PAGE)).ending is Ending.OUT_OF_MEMORY


def test_a_program_without_end_by_the_clock_is_given_up_and_the_lane_goes_on(lane: ProgramLane, obey: Obey) -> None:
    assert obey("n", 0, wall_s=0.2, instructions=10**15).ending is Ending.TIMED_OUT
    assert numbers(obey("g", 0)) == [2]


class Cage:
    """Compiles to a program that does nothing, whatever the source."""

    closed = False

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        if "wrong" in source:
            return NotAProgram(detail="it is wrong")
        return Prepared(code=programs._EMPTY, digest=source, entry_point=entry_point)

    def close(self) -> None:
        self.closed = True


def facts(runtime: str) -> SandboxFacts:
    return SandboxFacts(
        sandbox="docker", isolation=("container",), image="image", runtime=runtime, python="3.11", libc="glibc",
        machine="x86_64", engine_version="", emulator=True, toolchain="clang 19",
    )  # fmt: skip


def in_cage(runtime: str, cache: Cache) -> LanguageSandbox:
    assert C.wasm is not None
    return LanguageSandbox(wasm_language_lanes(lambda _: Cage(), lambda: facts(runtime)), C.wasm, cache)


def test_a_language_in_the_wasm_sandbox_is_an_environment_of_its_own(tmp_path: Path) -> None:
    first, same, other = (in_cage(runtime, Cache(tmp_path / place)) for runtime, place in ("a1", "a2", "b3"))
    told = first.facts()
    assert (told.sandbox, told.machine, told.language, told.toolchain) == ("wasm", MACHINE, "c", "clang 19")
    assert (told.runtime == same.facts().runtime, told.runtime == other.facts().runtime) == (True, False)
    WasmCounter().check(told)
    opened = first.open_lane(LaneOptions(memory_bytes=1 << 28))
    assert isinstance(opened.prepare("wrong", ""), NotAProgram)
    program = opened.prepare("right", "")
    assert isinstance(program, Prepared)
    done = opened.run(Job(program=program, arguments=values.encode(("",)), limits=limits()))
    assert (returned(done), done.call_count) == ("", 1)
    with pytest.raises(SandboxUnavailable, match="use --counter wasm"):
        opened.run(Job(program=program, arguments=values.encode(("",)), limits=limits()), gate=NoGate())
    opened.close()


class NoGate:
    def at_mark(self, mark: str, host_pid: int) -> None:
        raise AssertionError((mark, host_pid))


def test_a_worker_that_cannot_start_is_the_sandboxs_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_EMPTY", b"")
    with pytest.raises(SandboxUnavailable, match="worker did not start: the program is no WebAssembly"):
        programs._probe()
