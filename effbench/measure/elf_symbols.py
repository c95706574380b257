"""The functions of a program in ELF, for 64-bit machines, by its table of symbols.

A compiler made the program of a source that nobody trusts: what the table says is looked at with bounds.
"""

import struct
from dataclasses import dataclass
from typing import Final

__all__ = ["Function", "functions_of"]

_HEADER: Final = struct.Struct("<16sHHIQQQIHHHHHH")
_SECTION: Final = struct.Struct("<IIQQQQIIQQ")
_SYMBOL: Final = struct.Struct("<IBBHQQ")
_MAGIC: Final = b"\x7fELF\x02\x01"
_TABLE_OF_SYMBOLS: Final = 2
_IS_FUNCTION: Final = 2
_MOST_SECTIONS: Final = 1_000
_MOST_SYMBOLS: Final = 100_000
_MOST_CHARACTERS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Function:
    """One function.

    Attributes:
        place: Address of its first instruction.
        size: In bytes.
        name: As the linker knows it, at most 100 characters of ASCII.
    """

    place: int
    size: int
    name: str


def functions_of(program: bytes) -> list[Function]:
    """The functions in a program's table of symbols, by address; none where there is no such table.

    Raises:
        ValueError: It is no ELF program, or its tables lie outside it.
    """
    if not program.startswith(_MAGIC):
        raise ValueError("it is no ELF program for a 64-bit machine")
    try:
        header = _HEADER.unpack_from(program)
        start, size, number = header[6], header[11], min(header[12], _MOST_SECTIONS)
        sections = [_SECTION.unpack_from(program, start + place * size) for place in range(number)]
        table = next((section for section in sections if section[1] == _TABLE_OF_SYMBOLS), None)
        return [] if table is None else _symbols(program, table, sections[table[6]])
    except (struct.error, IndexError) as error:
        raise ValueError(f"its tables lie outside of it: {error}") from error


def _symbols(program: bytes, table: tuple[int, ...], names: tuple[int, ...]) -> list[Function]:
    found = []
    first_name, last_name = names[4], names[4] + names[5]
    for place in range(min(table[5] // _SYMBOL.size, _MOST_SYMBOLS)):
        name, about, _, _, address, size = _SYMBOL.unpack_from(program, table[4] + place * _SYMBOL.size)
        if about & 0xF == _IS_FUNCTION and size:
            at = first_name + name
            end = program.find(b"\0", at, min(last_name, at + _MOST_CHARACTERS))
            text = program[at : end if end >= 0 else min(last_name, at + _MOST_CHARACTERS)]
            shown = "".join(sign if sign.isprintable() else "?" for sign in text.decode("ascii", "replace"))
            found.append(Function(place=address, size=size, name=shown))
    return sorted(found)
