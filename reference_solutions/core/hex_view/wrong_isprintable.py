def hex_view(data: bytes, first_address: int, width: int) -> list[str]:
    lines = []
    for start in range(0, len(data), width):
        row = data[start : start + width]
        text = "".join(chr(byte) if chr(byte).isprintable() else "." for byte in row)
        lines.append(f"{first_address + start:08x}  {row.hex(' '):<{3 * width - 1}}  |{text}|")
    return lines

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
