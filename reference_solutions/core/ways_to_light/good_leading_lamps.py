"""Rows as integers; a dictionary holds one row for each leading lamp."""


def ways_to_light(switches: list[str], wanted: str) -> int:
    leading: dict[int, int] = {}
    free = 0
    for number, lamps in enumerate([*switches, wanted]):
        row = 0
        for lamp in lamps:
            row = 2 * row + (lamp == "#")
        while row and row.bit_length() in leading:
            row ^= leading[row.bit_length()]
        if number == len(switches):
            return 0 if row else 2**free
        if row:
            leading[row.bit_length()] = row
        else:
            free += 1
    return 0

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
