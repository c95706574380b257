"""Fills the gap between each two pushed dominoes by what stands at its ends."""


def fallen(row: str) -> str:
    parts = []
    pushed = [(-1, "L"), *((place, sign) for place, sign in enumerate(row) if sign != "."), (len(row), "R")]
    for (start, left), (end, right) in zip(pushed, pushed[1:]):
        gap = end - start - 1
        if left == right:
            parts.append(left * gap)
        elif left == "L":
            parts.append("." * gap)
        else:
            parts.append("R" * (gap // 2) + "." * (gap % 2) + "L" * (gap // 2))
        parts.append(right)
    return "".join(parts[:-1])


def main() -> None:
    for _ in range(int(input())):
        print(fallen(input()))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
