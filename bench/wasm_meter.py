"""Writes a counter into a WebAssembly module, so that engines without fuel count as wasmtime's fuel does.

Each function gets, at the end of each stretch of instructions without a branch, an addition to an exported global: one
for each instruction but ``nop``, ``drop``, ``block``, ``loop``, ``else``, ``end``, ``return`` and ``unreachable``, and
one for the call of the function itself. Where memory grows, each of the new pages counts one more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["COUNT", "metered"]

COUNT: Final = "count"
"""Name of the exported global, an i64."""
_TYPES, _IMPORTS, _FUNCTIONS, _GLOBALS, _EXPORTS, _CODE = 1, 2, 3, 6, 7, 10
_FREE: Final = frozenset(b"\x00\x01\x02\x03\x05\x0b\x0f\x1a")
_ENDS_STRETCH: Final = frozenset(b"\x00\x03\x04\x05\x0b\x0c\x0d\x0e\x0f")
# How many LEB128 numbers follow an instruction's first byte; the others are read by name below.
_NONE: Final = (*b"\x00\x01\x05\x0b\x0f\x1a\x1b\xd1", *range(0x45, 0xC5))
_ONE: Final = (*b"\x02\x03\x04\x0c\x0d\x10\x20\x21\x22\x23\x24\x25\x26\x3f\x40\x41\x42\xd0\xd2",)
_TWO: Final = (0x11, *range(0x28, 0x3F))
_NUMBERS: Final = dict.fromkeys(_NONE, 0) | dict.fromkeys(_ONE, 1) | dict.fromkeys(_TWO, 2)
_BR_TABLE, _SELECT_TYPED, _F32_CONST, _F64_CONST, _MORE, _VECTOR = 0x0E, 0x1C, 0x43, 0x44, 0xFC, 0xFD
_MEMORY_GROW, _MEMORY_INIT, _LAST_SIZED = 0x40, 8, 17
"""Instructions after 0xFC whose cost depends on a size; a guest has none."""


@dataclass(slots=True)
class _Reader:
    data: bytes
    at: int

    def number(self) -> int:
        """An unsigned LEB128 number."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def skip_numbers(self, count: int) -> None:
        for _ in range(count):
            self.number()

    def skip_instruction(self) -> int:
        """Goes behind an instruction; returns its first byte.

        Raises:
            ValueError: It is none that a guest has.
        """
        code = self.byte()
        if code in _NUMBERS:
            self.skip_numbers(_NUMBERS[code])
        elif code in (_F32_CONST, _F64_CONST):
            self.at += 4 if code == _F32_CONST else 8
        elif code in (_BR_TABLE, _SELECT_TYPED):
            self.skip_numbers(self.number() + (code == _BR_TABLE))
        elif code == _VECTOR:
            self._skip_vector(self.number())
        elif code != _MORE or _MEMORY_INIT <= self.number() <= _LAST_SIZED:
            raise ValueError(f"instruction {code:#x} at byte {self.at} is none that a guest has")
        return code

    def _skip_vector(self, code: int) -> None:
        has_address = code <= 11 or 84 <= code <= 93
        self.skip_numbers(2 * has_address)
        if code in (12, 13):  # a constant; an order of bytes
            self.at += 16
        elif 21 <= code <= 34 or 84 <= code <= 91:  # one lane
            self.at += 1


def metered(module: bytes) -> bytes:
    """The module with a counter.

    Raises:
        ValueError: It imports something, or has an instruction that no guest has.
    """
    sections = dict(_sections(module))
    if _IMPORTS in sections:
        raise ValueError("the module imports something, and a guest does not")
    counter = _unsigned(_Reader(sections[_GLOBALS], 0).number())
    exported = bytes([len(COUNT)]) + COUNT.encode() + b"\x03" + counter
    changed = {
        _GLOBALS: _with_one_more(sections[_GLOBALS], b"\x7e\x01\x42\x00\x0b"),  # a mutable i64 that begins at 0
        _EXPORTS: _with_one_more(sections[_EXPORTS], exported),
        _CODE: _metered_code(sections[_CODE], _parameters(sections), counter),
    }
    parts = [module[:8]]
    for kind, body in _sections(module):
        written = changed.get(kind, body)
        parts += [bytes([kind]), _unsigned(len(written)), written]
    return b"".join(parts)


def _parameters(sections: Mapping[int, bytes]) -> list[int]:
    """How many parameters each function has."""
    reader, counts = _Reader(sections[_TYPES], 0), []
    for _ in range(reader.number()):
        reader.byte()
        counts.append(reader.number())
        reader.at += counts[-1]
        results = reader.number()
        reader.at += results
    reader = _Reader(sections[_FUNCTIONS], 0)
    return [counts[reader.number()] for _ in range(reader.number())]


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    reader = _Reader(module, 8)
    while reader.at < len(module):
        kind, size = reader.byte(), reader.number()
        yield kind, module[reader.at : reader.at + size]
        reader.at += size


def _with_one_more(body: bytes, item: bytes) -> bytes:
    reader = _Reader(body, 0)
    count = reader.number()
    return _unsigned(count + 1) + body[reader.at :] + item


def _metered_code(body: bytes, parameters: Sequence[int], counter: bytes) -> bytes:
    reader = _Reader(body, 0)
    functions = []
    for place in range(reader.number()):
        size = reader.number()
        functions.append(_metered_function(body[reader.at : reader.at + size], parameters[place], counter))
        reader.at += size
    return _unsigned(len(functions)) + b"".join(_unsigned(len(each)) + each for each in functions)


def _metered_function(body: bytes, parameters: int, counter: bytes) -> bytes:
    reader = _Reader(body, 0)
    groups, n_locals = reader.number(), parameters
    first = reader.at
    for _ in range(groups):
        n_locals += reader.number()
        reader.byte()
    copied, cost, parts, grows = reader.at, 1, [], False
    declared = body[first:copied]
    while reader.at < len(body):
        start = reader.at
        code = reader.skip_instruction()
        cost += code not in _FREE
        if code in _ENDS_STRETCH:
            if cost:
                parts += [body[copied:start], _addition(counter, b"\x42" + _signed(cost))]
                copied = start
            cost = 0
        elif code == _MEMORY_GROW:
            pages, before = _unsigned(n_locals), _unsigned(n_locals + 1)
            # As many as were asked for, if they were given: then what comes is not -1.
            given = b"\x20" + pages + b"\xad\x20" + before + b"\x41\x7f\x47\xad\x7e"
            asked, grown = body[copied:start] + b"\x22" + pages, body[start : reader.at] + b"\x22" + before
            parts += [asked, grown, _addition(counter, given)]
            copied, grows = reader.at, True
    own = b"\x02\x7f" if grows else b""  # two numbers of 32 bits
    return _unsigned(groups + grows) + declared + own + b"".join(parts) + body[copied:]


def _addition(counter: bytes, expression: bytes) -> bytes:
    return b"\x23" + counter + expression + b"\x7c\x24" + counter


def _unsigned(value: int) -> bytes:
    found = bytearray()
    while value >= 0x80:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def _signed(value: int) -> bytes:
    """Of a number that is not negative."""
    found = bytearray()
    while value >= 0x40:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
