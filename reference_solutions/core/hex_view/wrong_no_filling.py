def hex_view(data: bytes, first_address: int, width: int) -> list[str]:
    lines = []
    for start in range(0, len(data), width):
        row = data[start : start + width]
        text = "".join(chr(byte) if 32 <= byte <= 126 else "." for byte in row)
        lines.append(f"{first_address + start:08x}  {row.hex(' ')}  |{text}|")
    return lines
