"""In tenths of a cent the decimal comma is one more thousands' mark: integers are formatted as they are.

All lines are of one length then, so the last mark and the sign at the end are put in with one slice each.
"""

MARKS = bytes.maketrans(b",-", b".(")


def grouped_amounts(cents: list[int]) -> str:
    if not cents:
        return ""
    width = max(len(line(min(cents))), len(line(max(cents))))
    layout = f"{width},"
    lines = [
        f"{amount * 10:{layout}}" if amount >= 100 or amount <= -100 else line(amount).rjust(width) for amount in cents
    ]
    text = bytearray("\n".join(lines).encode().translate(MARKS))
    text[width - 4 :: width + 1] = b"," * len(cents)
    text[width - 1 :: width + 1] = bytes([41 if amount < 0 else 32 for amount in cents])
    return text.decode()


def line(amount: int) -> str:
    if abs(amount) >= 100:
        return f"{amount * 10:,}"
    return f"{'-' * (amount < 0)}0,{abs(amount):02}0"

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
