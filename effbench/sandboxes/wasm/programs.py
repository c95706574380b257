"""Lanes for programs of other languages than Python, compiled to WASI: each program has a worker of its own.

A compiler's cage makes the WebAssembly, as it makes native programs (:mod:`effbench.sandboxes.language_sandbox`). The
worker makes machine code of it before it is confined, so that nothing becomes executable once the program runs.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes.agent.wire import pack_frame
from effbench.sandboxes.job import Job
from effbench.sandboxes.lane import standard_input
from effbench.sandboxes.language_sandbox import AgentSandbox, CompileLane
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate, LaneOptions, SandboxFacts
from effbench.sandboxes.wasm.engine_version import engine_version
from effbench.sandboxes.wasm.machine import FUEL_PER_S, MACHINE
from effbench.sandboxes.wasm.messages import Operation, Request
from effbench.sandboxes.wasm.outcomes import outcomes_of_reply, timed_out
from effbench.sandboxes.wasm.worker_process import Hello, StartRefused, WallTimeExceeded, WorkerProcess

__all__ = ["ProgramLane", "start_program_worker", "wasm_language_lanes"]

_COMPILER_BYTES: Final = 2 << 30
"""For making machine code of the largest programs, beside what a lane may take."""
_START_S: Final = 120.0
_MOST_OUTPUT_BYTES: Final = 1 << 29
_HOST_FILES: Final = ("wasi.py", "program_instance.py")
"""What answers a program: counts depend on it."""
# (module (memory (export "memory") 0) (func (export "_start")))
_EMPTY: Final = bytes.fromhex(
    "0061736d01000000010401600000030201000503010000071302066d656d6f72790200065f737461727400000a040102000b"
)
Start = Callable[[bytes], WorkerProcess]


def start_program_worker(program: bytes, *, memory_bytes: int, cpu: int | None = None) -> WorkerProcess:
    """Starts a worker that runs a program.

    Args:
        program: WebAssembly.
        memory_bytes: What it may take, beside what making machine code takes.
        cpu: The core that it is pinned to; None for any.

    Raises:
        SandboxDied: It ended at once.
        SandboxUnavailable: The engine has another version.
        StartRefused: It is no program, or asks for what no program is given.
    """
    arguments = [str(memory_bytes + _COMPILER_BYTES), *([] if cpu is None else [str(cpu)])]
    digest = hashlib.sha256(program).hexdigest()
    module = "effbench.sandboxes.wasm.program_worker"
    try:
        return WorkerProcess(module, arguments, digest, first=pack_frame({}, (program,)), start_s=_START_S)
    except WallTimeExceeded as error:
        raise StartRefused(f"no machine code can be made of the program within {_START_S:.0f} s") from error


class ProgramLane:
    """Runs programs; the worker of the last one waits for its next input.

    Args:
        runtime: What counts depend on.
        start: Starts a worker for a program.
    """

    def __init__(self, runtime: str, start: Start) -> None:
        self.hello: dict[str, Any] = {"runtime": runtime}
        self._start = start
        self._worker: WorkerProcess | None = None
        self._program = b""

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`; whatever the engine that is asked for, it is this one."""
        if gate is not None:
            raise SandboxUnavailable(
                "the wasm sandbox has no process of a candidate's own that a counter could watch: use --counter wasm"
            )
        limits, before = job.limits, time.monotonic()
        request = Request(
            operation=Operation.PROGRAM,
            program=b"",
            inputs=(standard_input(job.arguments),),
            fuel=limits.instructions or int(limits.cpu_s * FUEL_PER_S),
            memory_bytes=limits.memory_bytes,
            output_bytes=min(limits.output_bytes, _MOST_OUTPUT_BYTES),
        )
        try:
            worker = self._worker_of(job.program.code)
            before = time.monotonic()
            reply = worker.run(request, wall_s=limits.wall_s)
        except StartRefused as error:
            return Outcome(ending=Ending.DIED, detail=str(error), wall_time_s=time.monotonic() - before)
        except WallTimeExceeded:
            self._worker = None
            return timed_out(time.monotonic() - before)
        (outcome,) = outcomes_of_reply(reply, Operation.PROGRAM, wall_s=time.monotonic() - before)
        return replace(outcome, max_rss_bytes=reply.grown_bytes)

    def close(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            self._worker.close()

    def _worker_of(self, program: bytes) -> WorkerProcess:
        if self._worker is None or program != self._program:
            self.close()
            self._worker = None
            self._worker, self._program = self._start(program), program
        return self._worker


def wasm_language_lanes(
    open_compile: Callable[[LaneOptions], CompileLane], facts_of_compiler: Callable[[], SandboxFacts]
) -> AgentSandbox:
    """Lanes whose programs a compiler's cage makes, and the wasm sandbox runs.

    Args:
        open_compile: Opens a lane with the compiler.
        facts_of_compiler: What is inside that.

    Raises:
        SandboxUnavailable: The engine is missing or of another version, or the cage cannot be had; says what to do.
    """
    compiler, worker = facts_of_compiler(), _probe()
    own = (Path(__file__).with_name(name).read_bytes() for name in _HOST_FILES)
    runtime = key_of(compiler.runtime, worker.runtime, *(hashlib.sha256(text).hexdigest() for text in own))
    facts = SandboxFacts(
        sandbox="wasm",
        isolation=("webassembly", "wasi-invented", "own-process", *worker.layers),
        image=compiler.image,
        runtime=runtime,
        python=compiler.python,
        libc="wasi-libc",
        machine=MACHINE,
        engine_version=f"wasmtime {engine_version()}",
        emulator=False,
        toolchain=compiler.toolchain,
    )

    def open_run(options: LaneOptions) -> ProgramLane:
        return ProgramLane(runtime, partial(start_program_worker, memory_bytes=options.memory_bytes, cpu=options.cpu))

    return AgentSandbox("wasm", open_run, open_compile, lambda: facts)


def _probe() -> Hello:
    """Starts a worker with a program that does nothing: it tells the engine, and what holds it in."""
    try:
        worker = start_program_worker(_EMPTY, memory_bytes=0)
    except (SandboxDied, StartRefused) as error:
        raise SandboxUnavailable(f"the wasm sandbox's worker did not start: {error}") from error
    worker.close()
    return worker.hello
