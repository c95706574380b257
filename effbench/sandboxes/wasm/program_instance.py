"""One run of a program that is compiled to WASI: an instance of its own, from its first instruction to its end."""

import time
from typing import Final

import wasmtime

from effbench.sandboxes import values
from effbench.sandboxes.wasm.messages import GuestEnding, Reply, Request
from effbench.sandboxes.wasm.wasi import Exited, Streams, WroteTooMuch, define_imports, refused_import

__all__ = ["ProgramRuns", "refused_program"]

START: Final = "_start"
RAISED: Final = 1  # enum failure of the driver
SPARE_BYTES: Final = 64 << 20
"""Memory beside a run's limit: the program itself, and its stack. As natively."""
_ADDRESSES: Final = 1 << 32
_PAGE_BYTES: Final = 1 << 16
_NO_MEMORY: Final = (GuestEnding.FAILED, ("MemoryError", "the program's own data are larger than its memory may be"))
_MOST_TABLE_ELEMENTS: Final = 1 << 20
_LACKS_MEMORY: Final = (b"bad_alloc", b"memory allocation of")
_DETAIL_CHARACTERS: Final = 300


def refused_program(module: wasmtime.Module) -> str:
    """Why a module is no program; empty when it is one."""
    asked = refused_import(module)
    if asked:
        return f"the program asks for {asked}, which no program is given"
    exported = {each.name: each.type for each in module.exports}
    start = exported.get(START)
    if not isinstance(start, wasmtime.FuncType) or start.params or start.results:
        return f"the program has no function {START}"
    if not isinstance(exported.get("memory"), wasmtime.MemoryType):
        return "the program has no memory"
    return ""


def _pages(module: wasmtime.Module) -> int:
    """Pages of memory that a program begins with."""
    return next(each.type.limits.min for each in module.exports if isinstance(each.type, wasmtime.MemoryType))


class ProgramRuns:
    """Runs one program again and again, each time in an instance of its own.

    Args:
        engine: Executes it.
        module: The program; :func:`refused_program` does not refuse it.
    """

    def __init__(self, engine: wasmtime.Engine, module: wasmtime.Module) -> None:
        self._engine, self._module, self._pages = engine, module, _pages(module)
        self._streams = Streams(b"", 0)
        self._linker = wasmtime.Linker(engine)
        define_imports(self._linker, lambda: self._streams)

    def run(self, request: Request) -> Reply:
        """Makes one run, and leaves nothing of it behind."""
        before_ns = time.thread_time_ns()
        (given,) = request.inputs
        self._streams = Streams(given, request.output_bytes)
        store = wasmtime.Store(self._engine)
        limit = min(request.memory_bytes + SPARE_BYTES, _ADDRESSES)
        store.set_limits(memory_size=limit, table_elements=_MOST_TABLE_ELEMENTS, instances=1, tables=16, memories=1)
        fuel = max(request.fuel, 0) + 1  # the engine stops a call that has used it up, even at its very end
        store.set_fuel(fuel)
        memory: list[wasmtime.Memory] = []
        try:
            ending, words = self._ended(store, memory) if self._pages * _PAGE_BYTES <= limit else _NO_MEMORY
            used, size = fuel - store.get_fuel(), sum(each.data_len(store) for each in memory)
        finally:
            store.close()
        cpu_ns = time.thread_time_ns() - before_ns
        is_counted = ending in (GuestEnding.RETURNED, GuestEnding.FAILED)
        return Reply(
            ending=ending, window="" if ending is GuestEnding.RETURNED else "call",
            failure=RAISED if ending is GuestEnding.FAILED else 0,
            fuel=(0, 0, 0, used) if is_counted else (), cpu_ns=(0, 0, 0, cpu_ns) if is_counted else (),
            total_cpu_ns=cpu_ns, grown_bytes=size, told=values.encode(words),
            outputs=(bytes(self._streams.output),) if ending is GuestEnding.RETURNED else (),
        )  # fmt: skip

    def _ended(self, store: wasmtime.Store, memory: list[wasmtime.Memory]) -> tuple[GuestEnding, tuple[str, str]]:
        """Runs it. Returns how it ended, and in which words where it failed."""
        try:
            exports = self._linker.instantiate(store, self._module).exports(store)
            found, start = exports["memory"], exports[START]
            assert isinstance(found, wasmtime.Memory)
            assert isinstance(start, wasmtime.Func)
            memory.append(found)
            start(store)
        except Exited as left:
            if left.code:
                return GuestEnding.FAILED, self._words(f"exit code {left.code}")
        except WroteTooMuch:
            return GuestEnding.OUTPUT_LIMIT, ("", "")
        except wasmtime.Trap as trap:
            code = trap.trap_code
            if code is wasmtime.TrapCode.OUT_OF_FUEL:
                return GuestEnding.OUT_OF_FUEL, ("", "")
            name = code.name.lower().replace("_", " ") if code is not None else "trap"
            return GuestEnding.FAILED, self._words(f"trap: {name}")
        return GuestEnding.RETURNED, ("", "")

    def _words(self, name: str) -> tuple[str, str]:
        said = bytes(self._streams.said)
        lines = said.decode("utf-8", "replace").split("\n")
        first = next((line.strip() for line in lines if line.strip()), "")
        return "MemoryError" if any(words in said for words in _LACKS_MEMORY) else name, first[:_DETAIL_CHARACTERS]
