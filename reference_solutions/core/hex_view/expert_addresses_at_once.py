"""Converts all the data and all the addresses at once, and cuts the lines out of the results."""

from array import array

AS_TEXT = bytes(byte if 32 <= byte <= 126 else 46 for byte in range(256))


def hex_view(data: bytes, first_address: int, width: int) -> list[str]:
    text = data.translate(AS_TEXT).decode()
    stride = 3 * width
    hexadecimal = data.hex(" ") + " " * stride
    places = range(0, len(data), width)
    addresses = array("I", range(first_address, first_address + len(data), width))
    addresses.byteswap()
    return [
        f"{address}  {hexadecimal[3 * start : 3 * start + stride]} |{text[start : start + width]}|"
        for address, start in zip(addresses.tobytes().hex(" ", 4).split(" "), places)
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
