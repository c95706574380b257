"""One run of the guest: an instance of its own, from the program to the encoded results."""

import struct
import time
from typing import Final, NamedTuple

import wasmtime

from effbench.sandboxes.wasm.messages import GuestEnding, Operation, Reply, Request

__all__ = ["run"]

# struct report of sandboxes/wasm/host.h, up to the ring that holds the end of the standard error.
_REPORT: Final = struct.Struct("<IIIiIIIII")
_LEFT, _OVERFLOWED = 1, 2  # enum stop
_COMPLAINT_BYTES: Final = 512
_DETAIL_CHARACTERS: Final = 300
_DISORDER: Final = "the interpreter's memory is not in order"
# What is not the candidate's to spend: as much as the largest sizes take, several times over.
_OWN_FUEL, _OWN_FUEL_A_BYTE = 10**9, 10_000
_OWN_BYTES, _OWN_BYTES_A_BYTE = 256 << 20, 64
_ADDRESSES: Final = 1 << 32


class _Report(NamedTuple):
    mark: int
    failure: int
    stop: int
    exit_code: int
    made: bytes
    output: bytes
    complaint: bytes


class _Ended(Exception):
    """The run is over before its last window; carries how."""

    def __init__(self, ending: GuestEnding, report: _Report | None = None, *, detail: str = "") -> None:
        self.ending, self.report, self.detail = ending, report, detail[:_DETAIL_CHARACTERS]


class _Instance:
    """A guest in a store of its own, with what was counted so far."""

    def __init__(self, engine: wasmtime.Engine, module: wasmtime.Module) -> None:
        self.store = wasmtime.Store(engine)
        self.exports = wasmtime.Instance(self.store, module, []).exports(self.store)
        memory = self.exports["memory"]
        assert isinstance(memory, wasmtime.Memory)
        self.memory = memory
        self.fuel: list[int] = []
        self.cpu_ns: list[int] = []
        self.window_name = ""
        self.grown_bytes = 0

    @property
    def size(self) -> int:
        """Bytes of linear memory."""
        return self.memory.data_len(self.store)

    def limit_growth(self, size: int) -> None:
        """Bounds the linear memory to what it has now and so much more."""
        self.store.set_limits(memory_size=min(self.size + max(size, 0), _ADDRESSES))

    def write(self, data: bytes) -> None:
        """Puts bytes where the next window looks for them."""
        self.store.set_fuel(_OWN_FUEL)
        address = self._call("room", len(data)) & 0xFFFFFFFF
        if (not address and data) or address + len(data) > self.size:
            raise _Ended(GuestEnding.CRASHED, detail="the input does not fit into the memory")
        if data:
            self.memory.write(self.store, data, address)

    def own_window(self, name: str, size: int, *arguments: int) -> None:
        """A window in which the driver alone works, on this number of bytes."""
        self.limit_growth(_OWN_BYTES + _OWN_BYTES_A_BYTE * size)
        self.window(name, _OWN_FUEL + _OWN_FUEL_A_BYTE * size, *arguments)

    def program_window(self, name: str, fuel: int, memory_bytes: int) -> None:
        """A window of the program's: it has so much fuel, and memory that all such windows share."""
        self.limit_growth(memory_bytes - self.grown_bytes)
        before = self.size
        try:
            self.window(name, fuel)
        finally:
            self.grown_bytes += self.size - before

    def window(self, name: str, fuel: int, *arguments: int) -> None:
        """Calls one of the guest's functions with so much fuel, and counts what it took."""
        self.window_name = name
        self.store.set_fuel(max(fuel, 0) + 1)  # the engine stops a call that has used it up, even at its very end
        before_ns = time.thread_time_ns()
        ended = self._try(name, *arguments)
        used, cpu_ns = max(fuel, 0) + 1 - self.store.get_fuel(), time.thread_time_ns() - before_ns
        if isinstance(ended, wasmtime.Trap):
            early = self._ended_by(ended)
            if early.ending is GuestEnding.LEFT:  # what it did until then is its own, as if it had come to its end
                self.cpu_ns.append(cpu_ns)
                self.fuel.append(used)
            raise early
        if ended:
            raise _Ended(GuestEnding.FAILED, self.report())
        self.cpu_ns.append(cpu_ns)
        self.fuel.append(used)

    def _try(self, name: str, *arguments: int) -> int | wasmtime.Trap:
        function = self.exports[name]
        assert isinstance(function, wasmtime.Func)
        try:
            return int(function(self.store, *arguments))
        except wasmtime.Trap as trap:
            return trap

    def _call(self, name: str, *arguments: int) -> int:
        ended = self._try(name, *arguments)
        if isinstance(ended, wasmtime.Trap):
            raise self._ended_by(ended)
        return ended

    def _ended_by(self, trap: wasmtime.Trap) -> _Ended:
        code = trap.trap_code
        if code is wasmtime.TrapCode.OUT_OF_FUEL:
            return _Ended(GuestEnding.OUT_OF_FUEL)
        report = self.report()
        if code is wasmtime.TrapCode.UNREACHABLE and report.stop in (_LEFT, _OVERFLOWED):
            return _Ended(GuestEnding.LEFT if report.stop == _LEFT else GuestEnding.OUTPUT_LIMIT, report)
        name = code.name.lower().replace("_", " ") if code is not None else "trap"
        said = report.complaint.decode("utf-8", "replace")
        return _Ended(GuestEnding.CRASHED, report, detail=f"{name}: {said}".removesuffix(": "))

    def report(self) -> _Report:
        """Reads what the guest says of its last function. A program may have written there: nothing is trusted."""
        self.store.set_fuel(_OWN_FUEL)  # a window may have left none
        address = self._call("report") & 0xFFFFFFFF
        fields = _REPORT.unpack(self._read(address, _REPORT.size))
        mark, failure, stop, exit_code, made, made_bytes, output, output_size, complaint_size = fields
        ring = self._read(address + _REPORT.size, _COMPLAINT_BYTES)
        at = complaint_size % _COMPLAINT_BYTES
        complaint = ring[:complaint_size] if complaint_size <= _COMPLAINT_BYTES else ring[at:] + ring[:at]
        return _Report(
            mark, failure, stop, exit_code, self._read(made, made_bytes), self._read(output, output_size), complaint
        )

    def _read(self, address: int, size: int) -> bytes:
        if address + size > self.size:
            raise _Ended(GuestEnding.CRASHED, detail=_DISORDER)
        return bytes(self.memory.read(self.store, address, address + size)) if size else b""


def run(engine: wasmtime.Engine, module: wasmtime.Module, request: Request) -> Reply:
    """Makes one run, and leaves nothing of it behind."""
    before_ns = time.thread_time_ns()
    instance, outputs = _Instance(engine, module), []
    ended = _Ended(GuestEnding.RETURNED)
    try:
        _begin(instance, request)
        for number, given in enumerate(request.inputs):
            outputs.append(_one(instance, request, given, is_first=number == 0))
    except _Ended as early:
        ended = early
    finally:
        instance.store.close()
    report = ended.report
    if report is not None and ended.ending is GuestEnding.LEFT:
        outputs.append(report.output[: request.output_bytes])
    return Reply(
        ending=ended.ending, window="" if ended.ending is GuestEnding.RETURNED else instance.window_name,
        failure=report.failure if report else 0, detail=ended.detail, exit_code=report.exit_code if report else 0,
        fuel=tuple(instance.fuel), cpu_ns=tuple(instance.cpu_ns), total_cpu_ns=time.thread_time_ns() - before_ns,
        grown_bytes=instance.grown_bytes, told=report.made if report else b"", outputs=tuple(outputs),
    )  # fmt: skip


def _begin(instance: _Instance, request: Request) -> None:
    instance.limit_growth(_OWN_BYTES + _OWN_BYTES_A_BYTE * len(request.program))
    instance.write(request.program)
    instance.own_window("begin", len(request.program), int(request.operation), len(request.program))
    instance.program_window("load", request.fuel, request.memory_bytes)


def _one(instance: _Instance, request: Request, given: bytes, *, is_first: bool) -> bytes:
    """One input: from its bytes to its result's."""
    is_program = request.operation is Operation.PROGRAM
    room = request.output_bytes
    instance.limit_growth(_OWN_BYTES + _OWN_BYTES_A_BYTE * len(given))
    instance.write(given)
    instance.own_window("ready", len(given) + room, len(given), room)
    fuel = request.fuel - instance.fuel[1] if is_first else request.fuel
    instance.program_window("call", fuel, request.memory_bytes)
    if not is_program:
        instance.own_window("result", room, room)
    report = instance.report()
    return (report.output if is_program else report.made)[:room]
