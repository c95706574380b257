"""Programs counted by the processor through relay, zygote and child: needs root and a PMU, but no container.

Imports nothing beyond pytest, the standard library and effbench's own light modules: it also runs inside the small
virtual machine that ``tests/perf_vm/run.sh`` makes.
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from effbench.counters.perf import PerfCounter
from effbench.counters.perf_event import INSTRUCTIONS, OpenEvent
from effbench.counters.protocol import Counted
from effbench.errors import CounterUnavailable, SandboxDied
from effbench.sandboxes import agent, values
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.outcome import Ending

pytestmark = pytest.mark.perf

STEPS = 20_000
LIMITS = Limits(cpu_s=60.0, wall_s=240.0, memory_bytes=1 << 30, output_bytes=1 << 20)
RELAY = "import sys; sys.path.append('{root}/lib'); from effbench.sandboxes.{agent}.relay import main; main()"
ALLOW_EVERYTHING = bytes.fromhex("06000000 0000ff7f")  # BPF: return SECCOMP_RET_ALLOW

LOOP = """
def f(steps):
    total = 0
    for step in range(steps):
        total += step
    return total
"""
LOOP_IN_THREADS = """
import threading
def loop(steps):
    total = 0
    for step in range(steps):
        total += step
def f(steps):
    threads = [threading.Thread(target=loop, args=(steps,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
LOOP_AT_IMPORT = f"""
def loop(steps):
    total = 0
    for step in range(steps):
        total += step
    return total
known = loop({STEPS})
def f(steps):
    return known
"""
LOOP_IN_A_THREAD_AT_IMPORT = f"""
import threading
def loop():
    total = 0
    for step in range({STEPS}):
        total += step
go = threading.Lock()
go.acquire()
threading.Thread(target=lambda: (go.acquire(), loop())).start()
def f(steps):
    go.release()
    for other in threading.enumerate():
        if other is not threading.current_thread():
            other.join()
"""
KERNEL_WORK = """
import os
def f(size):
    return len(os.urandom(size))
"""


class PipeChannel:
    """A relay as a plain process of this machine, at the other end of two pipes."""

    def __init__(self, root: Path, agent: str = "agent") -> None:
        command = [sys.executable, "-s", "-S", "-B", "-c", RELAY.format(root=root, agent=agent)]
        self._process = subprocess.Popen(command, env={}, cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def read_exactly(self, size: int) -> bytes:
        assert self._process.stdout is not None
        data = self._process.stdout.read(size)
        if len(data) != size:
            raise SandboxDied("the relay ended")
        return data

    def host_pid(self, pid: int) -> int:
        return pid

    def close(self) -> None:
        self._process.communicate()


def cannot_run(reason: str) -> NoReturn:
    if "perf" in os.environ.get("EFFBENCH_REQUIRE", "").split(","):
        pytest.fail(reason)
    pytest.skip(reason)


def install_agent(root: Path) -> None:
    """Puts the agent where it finds itself, with a filter that allows everything: the cage is tested elsewhere."""
    if shutil.which("gcc") is None or not Path(sysconfig.get_path("include"), "Python.h").exists():
        cannot_run("the agent's extension cannot be compiled: sudo apt-get install gcc python3-dev")
    library = root / "lib"
    shutil.copytree(Path(agent.__file__).parent, library / "effbench/sandboxes/agent")
    for package in ("effbench", "effbench/sandboxes"):
        (library / package / "__init__.py").touch()
    source = Path(__file__).parents[2] / "sandboxes/driver/driver_module.c"
    target = library / "effbench_driver.abi3.so"
    include = f"-I{sysconfig.get_path('include')}"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", include, str(source), "-o", str(target)], check=True)
    (root / "seccomp.bpf").write_bytes(ALLOW_EVERYTHING)


@pytest.fixture(scope="module")
def lane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AgentLane]:
    """Programs run by the agent of ``EFFBENCH_TEST_AGENT``, or by one that is installed for this test."""
    try:
        OpenEvent(INSTRUCTIONS, 0).close()
    except CounterUnavailable as error:
        cannot_run(str(error))
    if os.geteuid() != 0:
        cannot_run("the agent gives each program a user of its own, which takes root: run the tests with sudo")
    root = Path(os.environ.get("EFFBENCH_TEST_AGENT") or tmp_path_factory.mktemp("agent"))
    if not (root / "seccomp.bpf").exists():
        install_agent(root)
    lane = AgentLane(PipeChannel(root))
    yield lane
    lane.close()


def count(lane: AgentLane, source: str, argument: int) -> Counted:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return PerfCounter().count(lane, Job(program=program, arguments=values.encode((argument,)), limits=LIMITS))


def calls(lane: AgentLane, source: str, argument: int, *, runs: int = 5) -> list[int]:
    """Instructions of that many calls, each in a process of its own."""
    counted = [count(lane, source, argument) for _ in range(runs)]
    assert {(run.outcome.ending, run.outcome.detail) for run in counted} == {(Ending.RETURNED, "")}
    return [run.call for run in counted if run.call is not None]


def one_loop(lane: AgentLane) -> float:
    """Instructions of the loop alone, without what the measuring costs."""
    return statistics.median(calls(lane, LOOP, STEPS)) - statistics.median(calls(lane, LOOP, 0))


def test_loop_is_counted_within_a_thousandth(lane: AgentLane) -> None:
    counts = calls(lane, LOOP, STEPS, runs=8)
    assert len(counts) == 8
    assert min(counts) > 20 * STEPS
    assert max(counts) - min(counts) <= 0.001 * min(counts)


def test_twice_the_steps_are_twice_the_count(lane: AgentLane) -> None:
    twice = statistics.median(calls(lane, LOOP, 2 * STEPS)) - statistics.median(calls(lane, LOOP, 0))
    assert twice / one_loop(lane) == pytest.approx(2.0, rel=0.01)


def test_threads_are_counted(lane: AgentLane) -> None:
    threads = statistics.median(calls(lane, LOOP_IN_THREADS, STEPS)) - statistics.median(
        calls(lane, LOOP_IN_THREADS, 0)
    )
    assert threads / one_loop(lane) == pytest.approx(3.0, rel=0.05)


def test_kernel_work_is_not_counted(lane: AgentLane) -> None:
    size = 4 << 20
    # The kernel takes more than an instruction for each of those bytes; the program only waits for them.
    more = statistics.median(calls(lane, KERNEL_WORK, size)) - statistics.median(calls(lane, KERNEL_WORK, 16))
    assert more < size / 16


def test_import_time_work_is_counted_separately(lane: AgentLane) -> None:
    loop = one_loop(lane)
    plain, eager = count(lane, LOOP, 0), count(lane, LOOP_AT_IMPORT, 0)
    assert plain.call is not None
    assert plain.load is not None
    assert eager.call is not None
    assert eager.load is not None
    assert eager.load - plain.load == pytest.approx(loop, rel=0.05)
    assert eager.call < plain.call + 0.05 * loop


def test_what_threads_do_that_an_import_leaves_is_counted_with_it_up_to_the_call(lane: AgentLane) -> None:
    counted = count(lane, LOOP_IN_A_THREAD_AT_IMPORT, STEPS)
    assert counted.outcome.has_threads
    assert counted.load is not None
    assert counted.call is not None
    assert counted.load + counted.call > 0.9 * one_loop(lane)


def test_program_that_ends_its_own_process_is_counted_up_to_there(lane: AgentLane) -> None:
    def whole(steps: int) -> int:
        program = lane.prepare(f"import os\nfor step in range({steps}):\n    pass\nos._exit(0)\n", "")
        assert isinstance(program, Prepared)
        job = Job(program=program, arguments=values.encode(("",)), limits=LIMITS)
        counted = PerfCounter().count(lane, job)
        assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
        assert counted.call is not None
        return counted.call

    none, one, two = (whole(number * STEPS) for number in range(3))
    assert (two - none) / (one - none) == pytest.approx(2.0, rel=0.05)
    assert one - none > 5 * STEPS


def test_call_that_raises_has_import_time_work_but_no_count(lane: AgentLane) -> None:
    counted = count(lane, "def f(steps):\n    return steps // 0\n", 1)
    assert counted.outcome.exception == "ZeroDivisionError"
    assert counted.call is None
    assert counted.load is not None


def test_programs_are_caged_while_they_are_counted(lane: AgentLane) -> None:
    if not lane.hello["landlock"]:
        pytest.skip("this kernel has no landlock")
    counted = count(lane, "import os\ndef f(steps):\n    return os.listdir('/')\n", 1)
    assert counted.outcome.exception == "PermissionError"


@pytest.fixture(scope="module")
def program_lane() -> Iterator[AgentLane]:
    """Programs of machine code: only the virtual machine has the agent for them where it belongs."""
    root = Path(os.environ.get("EFFBENCH_TEST_AGENT", "/nowhere"))
    if not (root / "programs/steps").exists():
        pytest.skip("programs of other languages are counted in the virtual machine: make test-perf-vm")
    lane = AgentLane(PipeChannel(root, "program_agent"))
    yield lane
    lane.close()


def steps_of_a_program(lane: AgentLane, steps: int, *, in_thread: bool = False) -> int:
    code = Path(os.environ["EFFBENCH_TEST_AGENT"], "programs/steps").read_bytes()
    program = Prepared(code=code, digest="", entry_point="", is_executed=True)
    job = Job(program=program, arguments=values.encode((f"{steps} {int(in_thread)}\n",)), limits=LIMITS)
    counted = PerfCounter().count(lane, job)
    assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
    assert counted.load == counted.input == 0
    assert counted.call is not None
    return counted.call


def test_a_program_of_machine_code_is_counted_from_its_first_instruction_to_its_end(program_lane: AgentLane) -> None:
    none, one, two = (steps_of_a_program(program_lane, number * STEPS) for number in range(3))
    assert 1_000 < none < 100_000
    assert one - none > 4 * STEPS
    assert (two - none) / (one - none) == pytest.approx(2.0, rel=0.01)


def test_a_thread_of_a_program_of_machine_code_is_counted(program_lane: AgentLane) -> None:
    alone, apart = (
        steps_of_a_program(program_lane, STEPS, in_thread=True) - steps_of_a_program(program_lane, 0, in_thread=True),
        steps_of_a_program(program_lane, STEPS) - steps_of_a_program(program_lane, 0),
    )
    assert apart / alone == pytest.approx(1.0, rel=0.02)
