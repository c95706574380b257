"""One run of the guest: an instance of its own, from the program's text to the encoded result."""

import struct
import time
from dataclasses import dataclass
from typing import Final

import wasmtime

from effbench.sandboxes.wasm.messages import WINDOWS, GuestEnding, Reply, Request

__all__ = ["run"]

# struct report of sandboxes/wasm/host.h: ending, exit code, data, size, output, output size, complaint size.
_REPORT: Final = struct.Struct("<iiIIIII")
_COMPLAINT_BYTES: Final = 512
_ENDINGS: Final = (
    GuestEnding.RETURNED, GuestEnding.RAISED, GuestEnding.REFUSED, GuestEnding.NOT_A_PROGRAM, GuestEnding.LEFT,
    GuestEnding.OUTPUT_LIMIT,
)  # fmt: skip
_DETAIL_CHARACTERS: Final = 500
_DISORDER: Final = "the interpreter's memory is not in order"
# What is not the candidate's to spend: as much as the largest sizes take, several times over.
_PREPARE_FUEL, _PREPARE_FUEL_A_BYTE = 10**8, 100_000
_READY_FUEL, _READY_FUEL_A_BYTE = 10**9, 10_000
_RESULT_FUEL, _RESULT_FUEL_A_BYTE = 10**9, 10_000
_OWN_BYTES, _OWN_BYTES_A_BYTE = 256 << 20, 64


@dataclass(frozen=True, slots=True)
class _Report:
    ending: GuestEnding
    exit_code: int
    data: bytes
    output: bytes
    complaint: bytes


class _Ended(Exception):
    """The run is over before its last window; carries how."""

    def __init__(self, ending: GuestEnding, *, exception: str = "", detail: str = "", exit_code: int = 0) -> None:
        self.ending, self.exception, self.detail, self.exit_code = ending, exception, detail, exit_code


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

    @property
    def size(self) -> int:
        """Bytes of linear memory."""
        return self.memory.data_len(self.store)

    def limit_growth(self, size: int) -> None:
        """Bounds the linear memory to what it has now and so much more."""
        self.store.set_limits(memory_size=self.size + size)

    def write(self, data: bytes) -> None:
        """Puts a request where the guest looks for it."""
        self.store.set_fuel(_PREPARE_FUEL)
        address = self._call("room", len(data)) & 0xFFFFFFFF
        if not address:
            raise _Ended(GuestEnding.RAISED, exception="MemoryError", detail="the input does not fit into the memory")
        if address + len(data) > self.size:
            raise _Ended(GuestEnding.CRASHED, detail=_DISORDER)
        self.memory.write(self.store, data, address)

    def window(self, name: str, fuel: int, *arguments: int) -> _Report:
        """Calls one of the guest's functions with so much fuel, and counts what it took."""
        self.store.set_fuel(fuel + 1)  # the engine stops a call that has used up its fuel, even at its very end
        before_ns = time.thread_time_ns()
        self._call(name, *arguments)
        self.cpu_ns.append(time.thread_time_ns() - before_ns)
        self.fuel.append(fuel + 1 - self.store.get_fuel())
        report = self.report()
        if report.ending is not GuestEnding.RETURNED:
            self.fuel.pop(), self.cpu_ns.pop()
            exception, _, detail = report.data.partition(b"\0")
            if report.ending is GuestEnding.REFUSED:
                exception, detail = b"", report.data
            raise _Ended(report.ending, exception=_text(exception), detail=_text(detail))
        return report

    def _call(self, name: str, *arguments: int) -> int:
        function = self.exports[name]
        assert isinstance(function, wasmtime.Func)
        try:
            return int(function(self.store, *arguments))
        except wasmtime.Trap as trap:
            raise self._ended_by(trap) from trap

    def _ended_by(self, trap: wasmtime.Trap) -> _Ended:
        code = trap.trap_code
        if code is wasmtime.TrapCode.OUT_OF_FUEL:
            return _Ended(GuestEnding.OUT_OF_FUEL)
        report = self.report()
        if code is wasmtime.TrapCode.UNREACHABLE and report.ending in (GuestEnding.LEFT, GuestEnding.OUTPUT_LIMIT):
            return _Ended(report.ending, exit_code=report.exit_code)
        name = code.name.lower().replace("_", " ") if code is not None else "trap"
        return _Ended(GuestEnding.CRASHED, detail=f"{name}: {_text(report.complaint)}".removesuffix(": "))

    def report(self) -> _Report:
        """Reads what the guest says of its last function. A program may have written there: nothing is trusted."""
        self.store.set_fuel(_PREPARE_FUEL)  # a window may have left none
        address = self._call("report") & 0xFFFFFFFF
        fields = _REPORT.unpack(self._read(address, _REPORT.size))
        ending, exit_code, data, size, output, output_size, complaint_size = fields
        ring = self._read(address + _REPORT.size, _COMPLAINT_BYTES)
        at = complaint_size % _COMPLAINT_BYTES
        complaint = ring[:complaint_size] if complaint_size <= _COMPLAINT_BYTES else ring[at:] + ring[:at]
        if not 0 <= ending < len(_ENDINGS):
            raise _Ended(GuestEnding.CRASHED, detail=_DISORDER)
        return _Report(_ENDINGS[ending], exit_code, self._read(data, size), self._read(output, output_size), complaint)

    def _read(self, address: int, size: int) -> bytes:
        return bytes(self.memory.read(self.store, address, address + size)) if size else b""


def run(engine: wasmtime.Engine, module: wasmtime.Module, request: Request) -> Reply:
    """Makes one run, and leaves nothing of it behind."""
    instance = _Instance(engine, module)
    try:
        return _run(instance, request)
    finally:
        instance.store.close()


def _run(instance: _Instance, request: Request) -> Reply:
    floor, ending = instance.size, _Ended(GuestEnding.RETURNED)
    output = b""
    try:
        instance.limit_growth(request.memory_bytes + len(request.source))
        program = request.entry_point.encode() + b"\0" + request.source
        instance.write(program)
        instance.window("prepare", _PREPARE_FUEL + _PREPARE_FUEL_A_BYTE * len(program), len(program))
        instance.window("load", request.load_fuel)
        instance.limit_growth(_own_bytes(len(request.arguments)) + request.output_bytes)
        instance.write(request.arguments)
        ready_fuel = _READY_FUEL + _READY_FUEL_A_BYTE * len(request.arguments)
        instance.window("ready", ready_fuel, len(request.arguments), request.output_bytes)
        floor = instance.size
        instance.limit_growth(request.memory_bytes)
        instance.window("call", request.call_fuel)
        instance.limit_growth(_own_bytes(request.output_bytes))
        output = _result(instance, request)
    except _Ended as ended:
        ending = ended
    return Reply(
        ending=ending.ending, window=WINDOWS[min(len(instance.fuel), len(WINDOWS) - 1)], exception=ending.exception,
        detail=ending.detail[:_DETAIL_CHARACTERS], exit_code=ending.exit_code, fuel=tuple(instance.fuel),
        cpu_ns=tuple(instance.cpu_ns), grown_bytes=instance.size - floor, output=output,
    )  # fmt: skip


def _result(instance: _Instance, request: Request) -> bytes:
    report = instance.window("result", _RESULT_FUEL + _RESULT_FUEL_A_BYTE * request.output_bytes)
    output = report.data if request.entry_point else report.output
    if len(output) > request.output_bytes:
        raise _Ended(GuestEnding.OUTPUT_LIMIT)
    return output


def _own_bytes(size: int) -> int:
    """Room for what is not the candidate's: an encoded value, the value itself, and the settled heap."""
    return _OWN_BYTES + _OWN_BYTES_A_BYTE * size


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
