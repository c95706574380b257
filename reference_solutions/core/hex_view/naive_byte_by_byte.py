"""Builds each line byte by byte."""


def hex_view(data: bytes, first_address: int, width: int) -> list[str]:
    digits = "0123456789abcdef"
    lines = []
    for start in range(0, len(data), width):
        hexadecimal = ""
        text = ""
        for place in range(start, start + width):
            if place > start:
                hexadecimal += " "
            if place < len(data):
                byte = data[place]
                hexadecimal += digits[byte // 16] + digits[byte % 16]
                if 32 <= byte <= 126:
                    text += chr(byte)
                else:
                    text += "."
            else:
                hexadecimal += "  "
        lines.append(f"{first_address + start:08x}  {hexadecimal}  |{text}|")
    return lines

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
