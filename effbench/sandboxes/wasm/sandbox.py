"""The wasm sandbox: candidates run in an interpreter compiled to WebAssembly, which has no way out of its memory."""

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.lane import call_input, prepared_program, program_blob, source_bytes, standard_input
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, SandboxFacts
from effbench.sandboxes.wasm.engine_version import engine_version
from effbench.sandboxes.wasm.guest import Guest, find_usable_guest
from effbench.sandboxes.wasm.machine import FUEL_PER_S, MACHINE
from effbench.sandboxes.wasm.messages import Operation, Request
from effbench.sandboxes.wasm.outcomes import outcomes_of_reply, timed_out
from effbench.sandboxes.wasm.worker_process import Hello, WallTimeExceeded, WorkerProcess, start_guest_worker
from effbench.storage.cache import cache_root

__all__ = ["WasmLane", "WasmSandbox"]

PYTHON: Final = "3.11.2+wasm32"
"""Named apart: with 32-bit addresses and another libm, programs may make other inputs and answers than natively."""
_PREPARING: Final = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=64 << 20)
_MOST_OUTPUT_BYTES: Final = 1 << 29


class WasmSandbox:
    """Makes lanes out of worker processes.

    Args:
        guest: What runs; found when it is first needed unless it is given.
        folder: Where compiled code is kept; None for effbench's cache.
    """

    name = "wasm"

    def __init__(
        self,
        *,
        guest: Guest | None = None,
        folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self._given_guest = guest
        self._hello: Hello | None = None

    @cached_property
    def _guest(self) -> Guest:
        return self._given_guest or find_usable_guest()

    def open_lane(self, options: LaneOptions) -> Lane:
        """Starts a worker."""
        guest, folder = self._guest, self._folder or cache_root() / "wasm-compiled"
        lane = WasmLane(lambda: start_guest_worker(guest, folder, cpu=options.cpu))
        self._hello = lane.hello
        return lane

    def facts(self) -> SandboxFacts:
        """What runs inside."""
        if self._hello is None:
            self.open_lane(LaneOptions(memory_bytes=1 << 30)).close()
        assert self._hello is not None
        return SandboxFacts(
            sandbox=self.name,
            isolation=("webassembly", "no-imports", "own-process", *self._hello.layers),
            image=f"sha256:{self._guest.digest}",
            runtime=self._hello.runtime,
            python=PYTHON,
            libc="wasi-libc",
            machine=MACHINE,
            engine_version=f"wasmtime {engine_version()}",
            emulator=False,
        )


class WasmLane:
    """A lane with a worker, which is started anew when a run had to be given up.

    Args:
        start: Starts a worker.
    """

    def __init__(self, start: Callable[[], WorkerProcess]) -> None:
        self._start = start
        self._worker: WorkerProcess | None = start()
        self.hello = self._worker.hello

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        text = source_bytes(source)
        if isinstance(text, NotAProgram):
            return text
        (outcome,) = self._outcomes(Operation.PREPARE, b"", [values.encode((text,))], _PREPARING)
        try:
            return prepared_program(outcome, entry_point, PYTHON)
        except (TypeError, ValueError) as error:
            self.close()
            raise SandboxDied(f"the wasm sandbox's worker prepared no program: {error}") from error

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`; whatever the engine that is asked for, it is this one."""
        if gate is not None:
            raise SandboxUnavailable(
                "the wasm sandbox has no process of a candidate's own that a counter could watch: use --counter wasm"
            )
        operation = Operation.CALL if job.program.entry_point else Operation.PROGRAM
        given = call_input(job.arguments) if operation is Operation.CALL else standard_input(job.arguments)
        program = program_blob(job.program, job.disabled_builtins)
        (outcome,) = self._outcomes(operation, program, [given], job.limits)
        return outcome

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        blob = program_blob(program, disabled_builtins)
        return self._outcomes(Operation.CALL, blob, [call_input(each) for each in inputs], limits)

    def close(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            self._worker.close()

    def _outcomes(self, operation: Operation, program: bytes, inputs: Sequence[bytes], limits: Limits) -> list[Outcome]:
        request = Request(
            operation=operation,
            program=program,
            inputs=tuple(inputs),
            fuel=limits.instructions or int(limits.cpu_s * FUEL_PER_S),
            memory_bytes=limits.memory_bytes,
            output_bytes=min(limits.output_bytes, _MOST_OUTPUT_BYTES),
        )
        if self._worker is None:
            self._worker = self._start()
        before = time.monotonic()
        try:
            reply = self._worker.run(request, wall_s=limits.wall_s * len(inputs))
        except WallTimeExceeded:
            self._worker = None
            return [timed_out(time.monotonic() - before)]
        return outcomes_of_reply(reply, operation, wall_s=time.monotonic() - before)
