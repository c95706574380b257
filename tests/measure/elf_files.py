"""Small ELF programs, made by hand."""

import struct


def an_elf(*functions: tuple[int, int, bytes], others: tuple[tuple[int, int, bytes], ...] = ()) -> bytes:
    """A program whose table of symbols has functions (address, size, name), and others that are none."""
    names, symbols = b"\0", b""
    for kind, rows in ((2, functions), (1, others)):
        for place, size, name in rows:
            symbols += struct.pack("<IBBHQQ", len(names), kind, 0, 1, place, size)
            names += name + b"\0"
    first = 64 + 3 * 64
    sections = [
        struct.pack("<IIQQQQIIQQ", *[0] * 10),
        struct.pack("<IIQQQQIIQQ", 0, 2, 0, 0, first, len(symbols), 2, 0, 8, 24),
        struct.pack("<IIQQQQIIQQ", 0, 3, 0, 0, first + len(symbols), len(names), 0, 0, 1, 0),
    ]
    head = struct.pack("<16sHHIQQQIHHHHHH", b"\x7fELF\x02\x01", 2, 62, 1, 0, 0, 64, 0, 64, 0, 0, 64, len(sections), 0)
    return head + b"".join(sections) + symbols + names
