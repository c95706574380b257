"""Lets `format` group the digits of each amount."""


def grouped_amounts(cents: list[int]) -> str:
    lines = []
    for amount in cents:
        whole, part = divmod(abs(amount), 100)
        text = f"{whole:,}".replace(",", ".") + f",{part:02d}"
        lines.append(f"({text})" if amount < 0 else text + " ")
    width = max(map(len, lines), default=0)
    return "\n".join(line.rjust(width) for line in lines)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
