"""Notes for every position the longest sound stretch that ends there, from those that end before."""

PARTNERS = {")": "(", "]": "[", "}": "{"}


def longest(line: str) -> tuple[int, int]:
    lengths = [0] * len(line)
    best_length, best_start = 0, -1
    for end, sign in enumerate(line):
        if sign not in PARTNERS or end == 0:
            continue
        start = end - 1 - lengths[end - 1]
        if start >= 0 and line[start] == PARTNERS[sign]:
            lengths[end] = end - start + 1
            if start > 0:
                lengths[end] += lengths[start - 1]
            if lengths[end] > best_length:
                best_length = lengths[end]
                best_start = end - best_length + 1
    return best_length, best_start + 1


def main() -> None:
    for _ in range(int(input())):
        print(*longest(input()))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
