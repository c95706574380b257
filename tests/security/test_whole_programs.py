"""Cheating by whole programs: their output is what a file holds at their death; nothing may happen after the end."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from effbench.records.measurement import Verdict
from effbench.records.task import Program, Reference, Task
from tests.security.exploit import FRAME
from tests.security.exploit_lane import ExploitLane, a_task
from tests.security.programs.whole_programs import MORE, PROGRAMS, READ
from tests.security.test_exploits import allowed, check_next, least_share

GENERATOR = """
import random
def generate(seed, size, level, test_index):
    draw = random.Random(seed)
    return (" ".join(str(draw.randrange(1, 3000)) for _ in range(size)) + "\\n",)
"""
HONEST = f"{READ}print(*steps(NUMBERS))\n"
BASELINE = HONEST.replace("count", "total").replace("found", "kept")
DONE = 'os.write(4, b"D")\nos.read(3, 1)\n'
OWN_FRAME = f"{FRAME}\nos.write(5, frame(None))\nos._exit(0)\n"
NEVER = frozenset(Verdict) - {Verdict.AC, Verdict.SE, Verdict.CE}
NO_GAIN = frozenset({Verdict.AC})
EXPLOITS: dict[str, tuple[str, frozenset[Verdict]]] = {
    "output_after_its_own_last_mark": (f"{READ}{DONE}print(*steps(NUMBERS), flush=True)\n{OWN_FRAME}", NEVER),
    "output_mapped_into_memory": (
        f"""{READ}import mmap
os.write(1, b" " * 100_000)
area = mmap.mmap(1, 100_000)
{DONE}text = " ".join(map(str, steps(NUMBERS))).encode()
area[:len(text)] = text
{OWN_FRAME}""",
        NEVER,
    ),
    "output_sealed_by_itself": (
        f"{READ}import fcntl\nprint(*steps(NUMBERS), flush=True)\nfcntl.fcntl(1, 1033, 1)\n", NEVER,
    ),
    "output_by_a_thread_that_stays": (
        f"""{READ}import threading, time
def late():
    time.sleep(0.05)
    print(*steps(NUMBERS), flush=True)
threading.Thread(target=late, daemon=True).start()
""",
        NEVER,
    ),
    "work_at_exit": (f"{READ}{MORE}import atexit\natexit.register(lambda: print(*steps(NUMBERS)))\n", NO_GAIN),
    "work_when_variables_go": (
        f"{READ}class Late:\n    def __del__(self, steps=steps, n=NUMBERS): print(*steps(n))\nx = Late()\n",
        NO_GAIN,
    ),
    "own_frame_after_honest_work": (f"{READ}print(*steps(NUMBERS), flush=True)\n{DONE}{OWN_FRAME}", NEVER),
    "work_after_the_output": (
        f"{READ}print(*steps(NUMBERS), flush=True)\n{DONE}[steps(NUMBERS) for _ in range(9)]\n{OWN_FRAME}", NEVER,
    ),
    "exit_without_flushing": (f"{READ}print(*steps(NUMBERS))\nos._exit(0)\n", NEVER),
    "input_replaced": (f"{READ}os.pwrite(0, b'1', 0)\nprint(*steps(NUMBERS))\n", NEVER),
    **PROGRAMS,
}  # fmt: skip


def program_task(size: int) -> Task:
    return replace(
        a_task(size),
        task_id="exploits/lines",
        kind="stdio",
        entry_point="",
        generator=Program(source=GENERATOR, entry_point="generate"),
        references=(Reference(reference_id="expert_lines", tier="expert", solution=BASELINE),),
    )


@pytest.mark.parametrize("name", EXPLOITS)
def test_no_whole_program_gains(
    exploit_lane: ExploitLane, name: str, record_property: Callable[[str, object], None]
) -> None:
    source, verdicts = EXPLOITS[name]
    task = program_task(exploit_lane.size)
    twin, seen = (
        exploit_lane.measure_on(task, HONEST, baseline=BASELINE),
        exploit_lane.measure_on(task, source, baseline=BASELINE),
    )
    gained = seen.cost is not None and twin.cost is not None and seen.cost < least_share(exploit_lane) * twin.cost
    for key, value in (
        ("exploit", f"program_{name}"),
        ("ground", f"{exploit_lane.sandbox.name} {exploit_lane.counter.name}"),
        ("seen", seen.verdict),
        ("gained", gained),
    ):
        record_property(key, value)
    assert twin.verdict == "AC", twin.detail
    assert seen.verdict in allowed(exploit_lane, verdicts), seen.detail
    assert not gained, f"it cost {seen.cost}, and its twin {twin.cost}"
    check_next(exploit_lane)
