"""In alphabetical order, a name shares most with a neighbour; as numbers, the highest bit that differs tells how much."""

LONGEST = 30


def telling_prefixes(names: list[str]) -> list[int]:
    wanted: dict[str, int] = {}
    previous = ""
    before = other = 0
    for name in sorted(names):
        number = int.from_bytes(name.encode().ljust(LONGEST, b"\0"), "big")
        shared = LONGEST - ((number ^ other).bit_length() + 7 >> 3)
        wanted[previous] = (before if before > shared else shared) + 1
        previous = name
        before = shared
        other = number
    wanted[previous] = before + 1
    return [length if length <= len(name) else 0 for name, length in zip(names, map(wanted.__getitem__, names))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
