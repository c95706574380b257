"""Whether the wasm sandbox's counts are the same on every engine, whatever memory is taken from, and run after run.

Solutions of ``core`` run under wasmtime's compiler (Cranelift) and its interpreter (Pulley), each with memory allocated
on demand and from a pool, and under node's V8, by its quick compiler and its optimising one. V8 has no fuel: there the
guest counts by itself (:mod:`bench.wasm_meter`). Every window of every run must have one count everywhere.

``python -m bench.wasm_engines [--repeats N] [--programs N] [--engines NAME,…]``; it needs a guest, and node for V8.
"""

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import wasmtime
import wasmtime._ffi as ffi
from tabulate import tabulate

from bench.wasm_meter import metered
from effbench.measure.test_cases import lazy_test_cases
from effbench.records.task import Task
from effbench.sandboxes.job import NotAProgram
from effbench.sandboxes.lane import call_input, program_blob
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.wasm.compiled import load_compiled
from effbench.sandboxes.wasm.engine import make_engine, on_large_stack
from effbench.sandboxes.wasm.guest import Guest, find_usable_guest
from effbench.sandboxes.wasm.instance import run
from effbench.sandboxes.wasm.messages import GuestEnding, Operation, Request
from effbench.sandboxes.wasm.sandbox import PYTHON, WasmSandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites import load_suite

MEMORY_BYTES: Final = 1 << 30
ROOM: Final = 1 << 20
FUEL: Final = 10**12
V8_FLAGS: Final = {"V8 Liftoff": ("--liftoff", "--no-wasm-tier-up"), "V8 TurboFan": ("--no-liftoff",)}
Counts = list[list[tuple[int, ...]]]
"""For each program, and each repetition of it, the counts of its windows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one engine counted.

    Attributes:
        name: Of the engine, and where memory comes from.
        counts: All of them.
        seconds: They took, without compiling.
    """

    name: str
    counts: Counts
    seconds: float


def requests(programs: int) -> list[Request]:
    """Good solutions of as many tasks, each on the first input that is scored."""
    tasks = load_suite("core").tasks
    chosen = tasks[:: max(1, len(tasks) // programs)][:programs]
    lane = WasmSandbox().open_lane(LaneOptions(memory_bytes=MEMORY_BYTES))
    found = []
    for task in chosen:
        program = lane.prepare(task.program(_good(task)).source, task.entry_point)
        assert not isinstance(program, NotAProgram)
        cases = lazy_test_cases(task, lane, Cache(cache_root()), PYTHON).cases
        at = sum(level.n_tests for level in task.levels if level.weight == 0)
        found.append(
            Request(
                operation=Operation.CALL,
                program=program_blob(program, ()),
                inputs=(call_input(cases[at].arguments),),
                fuel=FUEL,
                memory_bytes=MEMORY_BYTES,
                output_bytes=ROOM,
            )
        )
    lane.close()
    return found


def _good(task: Task) -> str:
    return next(each.solution for each in task.references if each.tier == "good")


def from_a_pool(config: wasmtime.Config) -> None:
    """Takes memory from a pool that is made in advance."""
    pool = ffi.wasmtime_pooling_allocation_config_new()
    for name, value in (
        ("total_core_instances", 2), ("total_memories", 2), ("total_tables", 2), ("table_elements", 20_000),
        ("max_memory_size", 4 << 30),
    ):  # fmt: skip
        getattr(ffi, f"wasmtime_pooling_allocation_config_{name}_set")(pool, value)
    ffi.wasmtime_pooling_allocation_strategy_set(config.ptr(), pool)
    ffi.wasmtime_pooling_allocation_config_delete(pool)


def interpreted(config: wasmtime.Config) -> None:
    """Executes instructions of Pulley."""
    config.target = "pulley64" if sys.byteorder == "little" else "pulley64be"


def both(config: wasmtime.Config) -> None:
    """Pulley's instructions, and memory from a pool."""
    interpreted(config)
    from_a_pool(config)


WASMTIME: Final[dict[str, Callable[[wasmtime.Config], None]]] = {
    "Cranelift on demand": lambda _: None,
    "Cranelift pool": from_a_pool,
    "Pulley on demand": interpreted,
    "Pulley pool": both,
}


def by_wasmtime(name: str, guest: Guest, asked: Sequence[Request], repeats: int) -> Found:
    """Counts under one of wasmtime's ways."""
    engine = make_engine(WASMTIME[name])
    folder = cache_root() / f"wasm-bench-{name.lower().replace(' ', '-')}"
    module = load_compiled(engine, guest, folder)

    def make_all() -> Counts:
        return [[_windows(engine, module, request) for _ in range(repeats)] for request in asked]

    begin = time.perf_counter()
    return Found(name=name, counts=on_large_stack(make_all), seconds=time.perf_counter() - begin)


def _windows(engine: wasmtime.Engine, module: wasmtime.Module, request: Request) -> tuple[int, ...]:
    reply = run(engine, module, request)
    if reply.ending is not GuestEnding.RETURNED:
        raise RuntimeError(f"a program ended with {reply.ending}: {reply.detail}")
    return reply.fuel


def by_v8(name: str, guest: Guest, asked: Sequence[Request], repeats: int) -> Found:
    """Counts in node, by a counter in the guest itself."""
    runs = [
        {
            "operation": int(each.operation), "program": base64.b64encode(each.program).decode(),
            "input": base64.b64encode(each.inputs[0]).decode(), "room": each.output_bytes,
        }
        for each in asked
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        module, described = Path(folder) / "metered.wasm", Path(folder) / "runs.json"
        module.write_bytes(metered(guest.path.read_bytes()))
        described.write_text(json.dumps(runs))
        script = Path(__file__).with_name("wasm_v8.mjs")
        begin = time.perf_counter()
        command = ["node", "--stack-size=4000", *V8_FLAGS[name], str(script), str(module), str(described), str(repeats)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    counts = [[tuple(windows) for windows in each] for each in json.loads(done.stdout)]
    return Found(name=name, counts=counts, seconds=time.perf_counter() - begin)


def distinct(found: Iterable[Found]) -> list[int]:
    """For each program, how many different rows of counts there are."""
    return [
        len({row for each in found for row in each.counts[place]}) for place in range(len(next(iter(found)).counts))
    ]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.wasm_engines")
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--programs", type=int, default=30)
    parser.add_argument("--engines", default="Cranelift,Pulley,V8", help="the first words of engines' names")
    asked = parser.parse_args(arguments)
    guest, wanted = find_usable_guest(), tuple(asked.engines.split(","))
    programs = requests(asked.programs)
    found = [by_wasmtime(name, guest, programs, asked.repeats) for name in WASMTIME if name.startswith(wanted)]
    found += [by_v8(name, guest, programs, asked.repeats) for name in V8_FLAGS if name.startswith(wanted)]
    rows = [
        (each.name, len(each.counts), asked.repeats, sum(each.counts[place][0][3] for place in range(len(programs))),
         max(distinct([each])), f"{each.seconds:.0f}")
        for each in found
    ]  # fmt: skip
    headers = ["engine", "programs", "repeats", "instructions of all calls", "most counts of one program", "seconds"]
    print(tabulate(rows, headers=headers, intfmt=","))
    most = max(distinct(found))
    print(f"all together: {most} count{'s' * (most != 1)} of each program at most; guest {guest.digest[:16]}")
    return os.EX_OK if most == 1 else os.EX_SOFTWARE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
