"""The ways for all loads are the digits of one number in a large base; a shift adds crates to all of them at once."""

from math import prod


def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    bits = prod(number + 1 for _, number in crates).bit_length()
    top = bits * load
    mask = (1 << top + bits) - 1
    ways = 1
    for weight, number in crates:
        choices, step = 1, bits * weight
        chosen = ways
        for digit in f"{number + 1:b}"[1:]:  # doubles the choices, and adds one where it must
            chosen += chosen << step * choices
            choices *= 2
            if digit == "1":
                chosen = (chosen << step) + ways
                choices += 1
        ways = chosen & mask
    return ways >> top

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
