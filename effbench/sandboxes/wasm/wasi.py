"""What a program that is compiled to WASI is given: three streams, an invented clock, invented randomness, no files.

The same program with the same input is answered the same in every run. What else WASI has is refused. A program may
pass any addresses and sizes: each is checked against its memory, and what a call may take is bounded.
"""

import hashlib
import struct
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import wasmtime

__all__ = ["Exited", "Streams", "WroteTooMuch", "define_imports", "refused_import"]

MODULE: Final = "wasi_snapshot_preview1"
_OK, _BADF, _FAULT, _INVAL, _NOENT, _NOSYS, _SPIPE = 0, 8, 21, 28, 44, 52, 70  # errno of WASI
_START_NS, _TICK_NS = 1_700_000_000 * 10**9, 50_000  # as in the guest: time passes when it is looked at
_MOST_PARTS: Final = 1024
_MOST_RANDOM_BYTES: Final = 64 << 10
_MOST_EVENTS: Final = 64
_MOST_SAID_BYTES: Final = 4096
_REGULAR_FILE: Final = 4
_SUBSCRIPTION, _EVENT = struct.Struct("<QB7xI4xQQH6x"), struct.Struct("<QHB21x")
_ABSOLUTE: Final = 1

# Parameters by name: i has 32 bits, I 64. All return an error's number, proc_exit aside.
_SIGNATURES: Final = MappingProxyType({
    "args_get": "ii", "args_sizes_get": "ii", "environ_get": "ii", "environ_sizes_get": "ii", "clock_res_get": "ii",
    "clock_time_get": "iIi", "fd_advise": "iIIi", "fd_allocate": "iII", "fd_close": "i", "fd_datasync": "i",
    "fd_fdstat_get": "ii", "fd_fdstat_set_flags": "ii", "fd_fdstat_set_rights": "iII", "fd_filestat_get": "ii",
    "fd_filestat_set_size": "iI", "fd_filestat_set_times": "iIIi", "fd_pread": "iiiIi", "fd_prestat_get": "ii",
    "fd_prestat_dir_name": "iii", "fd_pwrite": "iiiIi", "fd_read": "iiii", "fd_readdir": "iiiIi", "fd_renumber": "ii",
    "fd_seek": "iIii", "fd_sync": "i", "fd_tell": "ii", "fd_write": "iiii", "path_create_directory": "iii",
    "path_filestat_get": "iiiii", "path_filestat_set_times": "iiiiIIi", "path_link": "iiiiiii",
    "path_open": "iiiiiIIii", "path_readlink": "iiiiii", "path_remove_directory": "iii", "path_rename": "iiiiii",
    "path_symlink": "iiiii", "path_unlink_file": "iii", "poll_oneoff": "iiii", "proc_exit": "i", "proc_raise": "i",
    "random_get": "ii", "sched_yield": "", "sock_accept": "iii", "sock_recv": "iiiiii", "sock_send": "iiiii",
    "sock_shutdown": "ii",
})  # fmt: skip
_ANSWERS: Final = MappingProxyType({
    "args_get": _OK, "environ_get": _OK, "sched_yield": _OK, "fd_prestat_get": _BADF, "fd_prestat_dir_name": _BADF,
    "path_open": _NOENT, "path_filestat_get": _NOENT,
})  # fmt: skip
"""Of functions that need no more; those that are in neither table are not there (ENOSYS)."""


class Exited(Exception):
    """The program has left; carries its exit code."""

    def __init__(self, code: int) -> None:
        self.code = code & 0xFF


class WroteTooMuch(Exception):
    """The program writes more than it may."""


class _BadAddress(Exception):
    """Something lies outside the program's memory."""


class Streams:
    """What one run reads and writes, and its clock.

    Args:
        given: Standard input.
        room: Bytes that standard output may take.

    Attributes:
        output: Standard output so far.
        said: The beginning of standard error.
    """

    def __init__(self, given: bytes, room: int) -> None:
        self._given, self._room = given, room
        self._at, self._now_ns, self._draws = 0, _START_NS, 0
        self.output, self.said = bytearray(), bytearray()

    def args_sizes_get(self, memory: "_Memory", count: int, size: int) -> int:
        """No arguments."""
        memory.put(count, bytes(4))
        memory.put(size, bytes(4))
        return _OK

    environ_sizes_get = args_sizes_get

    def clock_res_get(self, memory: "_Memory", _clock: int, to: int) -> int:
        """All clocks are one."""
        memory.put(to, _TICK_NS.to_bytes(8, "little"))
        return _OK

    def clock_time_get(self, memory: "_Memory", _clock: int, _precision: int, to: int) -> int:
        """Goes on by a tick whenever it is read."""
        self._now_ns += _TICK_NS
        memory.put(to, self._now_ns.to_bytes(8, "little"))
        return _OK

    def random_get(self, memory: "_Memory", to: int, size: int) -> int:
        """The same bytes in every run."""
        if size > _MOST_RANDOM_BYTES:
            return _INVAL
        self._draws += 1
        memory.put(to, hashlib.shake_128(self._draws.to_bytes(8, "little")).digest(size))
        return _OK

    def poll_oneoff(self, memory: "_Memory", subscriptions: int, events: int, count: int, to: int) -> int:
        """Sleeping takes no time: the clock goes on to the moment that is waited for."""
        if not 0 < count <= _MOST_EVENTS:
            return _INVAL
        ready = b""
        for number in range(count):
            taken = memory.take(subscriptions + number * _SUBSCRIPTION.size, _SUBSCRIPTION.size)
            user, kind, _clock, timeout, _precision, flags = _SUBSCRIPTION.unpack(taken)
            if kind == 0:  # a clock
                end = timeout if flags & _ABSOLUTE else self._now_ns + timeout
                self._now_ns = min(max(self._now_ns, end), (1 << 63) - 1)
                ready += _EVENT.pack(user, _OK, kind)
        memory.put(events, ready)
        memory.put(to, (len(ready) // _EVENT.size).to_bytes(4, "little"))
        return _OK if ready else _NOSYS

    def fd_close(self, _memory: "_Memory", descriptor: int) -> int:
        """The streams stay open."""
        return _OK if descriptor <= 2 else _BADF

    def fd_fdstat_get(self, memory: "_Memory", descriptor: int, to: int) -> int:
        """The streams look like files, as they do natively."""
        if descriptor > 2:
            return _BADF
        memory.put(to, struct.pack("<BxH4xQQ", _REGULAR_FILE, 0, (1 << 64) - 1, 0))
        return _OK

    def fd_filestat_get(self, memory: "_Memory", descriptor: int, to: int) -> int:
        """Of the streams, their sizes."""
        if descriptor > 2:
            return _BADF
        size = len(self.output) if descriptor else len(self._given)
        memory.put(to, struct.pack("<QQB7xQQQQQ", 0, descriptor + 1, _REGULAR_FILE, 1, size, 0, 0, 0))
        return _OK

    def fd_read(self, memory: "_Memory", descriptor: int, parts: int, count: int, to: int) -> int:
        """From standard input."""
        if descriptor:
            return _BADF
        begun = self._at
        for address, size in memory.parts(parts, count):
            data = self._given[self._at : self._at + size]
            memory.put(address, data)
            self._at += len(data)
        memory.put(to, (self._at - begun).to_bytes(4, "little"))
        return _OK

    def fd_write(self, memory: "_Memory", descriptor: int, parts: int, count: int, to: int) -> int:
        """To standard output, or to standard error, of which the beginning is kept."""
        if descriptor not in (1, 2):
            return _BADF
        written = 0
        for address, size in memory.parts(parts, count):
            if descriptor == 2:
                self.said += memory.take(address, min(size, _MOST_SAID_BYTES - len(self.said)))
            elif size > self._room - len(self.output):
                raise WroteTooMuch
            else:
                self.output += memory.take(address, size)
            written += size
        memory.put(to, (written & 0xFFFFFFFF).to_bytes(4, "little"))
        return _OK

    def fd_seek(self, memory: "_Memory", descriptor: int, offset: int, whence: int, to: int) -> int:
        """Within standard input; of standard output only where it is."""
        if descriptor == 1 and whence and not offset:
            memory.put(to, len(self.output).to_bytes(8, "little"))
            return _OK
        if descriptor:
            return _BADF if descriptor > 2 else _SPIPE
        start = {0: 0, 1: self._at, 2: len(self._given)}.get(whence)
        if start is None or not 0 <= start + offset <= len(self._given):
            return _INVAL
        self._at = start + offset
        memory.put(to, self._at.to_bytes(8, "little"))
        return _OK

    def fd_tell(self, memory: "_Memory", descriptor: int, to: int) -> int:
        """Where a stream is."""
        return self.fd_seek(memory, descriptor, 0, 1, to)


class _Memory:
    """The memory of the program that calls; addresses are checked."""

    def __init__(self, caller: wasmtime.Caller) -> None:
        memory = caller.get("memory")
        if not isinstance(memory, wasmtime.Memory):
            raise _BadAddress
        self._caller, self._memory = caller, memory
        self._size = memory.data_len(caller)

    def take(self, address: int, size: int) -> bytes:
        """Reads."""
        self._check(address, size)
        return bytes(self._memory.read(self._caller, address, address + size)) if size else b""

    def put(self, address: int, data: bytes) -> None:
        """Writes."""
        self._check(address, len(data))
        if data:
            self._memory.write(self._caller, data, address)

    def parts(self, address: int, count: int) -> list[tuple[int, int]]:
        """Addresses and sizes, as a program lists them."""
        if count > _MOST_PARTS:
            raise _BadAddress
        return list(struct.iter_unpack("<II", self.take(address, 8 * count)))

    def _check(self, address: int, size: int) -> None:
        if address + size > self._size:
            raise _BadAddress


def refused_import(module: wasmtime.Module) -> str:
    """What a module asks for and is not given; empty where there is nothing."""
    for each in module.imports:
        parameters = _SIGNATURES.get(each.name or "") if each.module == MODULE else None
        if parameters is None:
            return f"{each.module}.{each.name}"
        wanted = each.type
        if not isinstance(wanted, wasmtime.FuncType) or _described(wanted) != _described(_type(each.name, parameters)):
            return f"another {each.name}"
    return ""


def define_imports(linker: wasmtime.Linker, streams: Callable[[], Streams]) -> None:
    """Gives a linker all functions of WASI.

    Args:
        linker: Links the programs of a process.
        streams: Of the run that is being made.
    """
    for name, parameters in _SIGNATURES.items():
        function: Callable[..., int | None] = _exit if name == "proc_exit" else _function(name, parameters, streams)
        linker.define_func(MODULE, name, _type(name, parameters), function, access_caller=True)


def _function(name: str, parameters: str, streams: Callable[[], Streams]) -> Callable[..., int]:
    method = getattr(Streams, name, None)
    # Numbers come with signs; an offset alone has one.
    of_64_bits = -1 if name == "fd_seek" else (1 << 64) - 1
    masks = [0xFFFFFFFF if letter == "i" else of_64_bits for letter in parameters]

    def call(caller: wasmtime.Caller, *arguments: int) -> int:
        if method is None:
            return _ANSWERS.get(name, _NOSYS)
        given = [argument & mask for argument, mask in zip(arguments, masks, strict=True)]
        try:
            return int(method(streams(), _Memory(caller), *given))
        except _BadAddress:
            return _FAULT

    return call


def _exit(_caller: wasmtime.Caller, code: int) -> None:
    raise Exited(code)


def _type(name: str | None, parameters: str) -> wasmtime.FuncType:
    kinds = {"i": wasmtime.ValType.i32(), "I": wasmtime.ValType.i64()}
    return wasmtime.FuncType([kinds[letter] for letter in parameters], [] if name == "proc_exit" else [kinds["i"]])


def _described(wanted: wasmtime.FuncType) -> tuple[list[str], list[str]]:
    return list(map(str, wanted.params)), list(map(str, wanted.results))
